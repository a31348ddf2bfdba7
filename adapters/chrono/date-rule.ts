import { counts, shortWeekdays, weekdays } from './date-words.ts';
import { addMonths, dayOf, partsOf, type Day } from './local-day.ts';

type Groups = Readonly<Record<string, string | undefined>>;

/** One way of naming days. `read` gives the days that a match names (two for a range); none, or one that is undefined, if it names no real one. */
export interface DateRule {
  /** Matched against folded text: lower case, no accents, same length as the text as written. */
  readonly pattern: RegExp;
  /** Nothing at all where the words are for a later rule to read. */
  readonly read: (groups: Groups, today: Day) => readonly (Day | undefined)[] | undefined;
}

/** Rules that are worth trying where a cheap look finds one of their words. */
export interface DateRules {
  readonly gate: RegExp;
  readonly rules: readonly DateRule[];
}

export const rule = (pattern: string, read: DateRule['read']): DateRule => ({
  pattern: new RegExp(`(?<![\\p{L}\\d/.-])(?:${pattern})(?![\\p{L}\\d])`, 'gu'),
  read,
});

/** A small number in digits or words; NaN where it is none. */
export const countOf = (text: string | undefined): number => (text === undefined ? NaN : (counts[text] ?? Number(text)));

/** Which day of the week a name means, Sunday 0; a short one too, and "sexta-feira". */
export const weekdayOf = (name: string | undefined): number => {
  const bare = (name ?? '').replace('-feira', '');
  return weekdays[bare] ?? shortWeekdays[bare] ?? 1;
};

/** The first such weekday after a day: "el lunes" said on a Monday is the Monday to come. */
export const weekdayAfter = (today: Day, weekday: number): Day => today + ((weekday - partsOf(today).weekday + 6) % 7) + 1;

/** A date without a year is the next one to come, today included. */
const comingDate = (today: Day, month: number, date: number): Day | undefined => {
  const { year } = partsOf(today);
  const here = dayOf(year, month, date);
  return here !== undefined && here >= today
    ? here
    : (dayOf(year + 1, month, date) ??
        (month === 2 && date === 29 ? (dayOf(year + 2, 2, 29) ?? dayOf(year + 3, 2, 29)) : undefined));
};

/** The next day of some month with that number. */
export const comingNumber = (today: Day, date: number): Day | undefined => {
  const { year, month } = partsOf(today);
  for (let ahead = 0; ahead < 3; ahead++) {
    const first = partsOf(addMonths(dayOf(year, month, 1) ?? today, ahead));
    const day = dayOf(first.year, first.month, date);
    if (day !== undefined && day >= today) return day;
  }
  return undefined;
};

const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year));

const isPlausible = (year: number): boolean => year >= 2000 && year < 2100;

/** A day by its number and month, in the year written, else the next to come. */
export const dated = (
  today: Day,
  written: { readonly date: number; readonly month: number; readonly year?: string | undefined },
): Day | undefined =>
  written.year === undefined
    ? comingDate(today, written.month, written.date)
    : isPlausible(fullYear(written.year))
      ? dayOf(fullYear(written.year), written.month, written.date)
      : undefined;

/** Two days of one month, which has not gone by before the last of them. "Del 20 al 16" is no period. */
export const inOneMonth = (
  today: Day,
  of: { readonly a: number; readonly b: number; readonly month: number; readonly year: string | undefined },
): readonly (Day | undefined)[] => {
  const last = dated(today, { ...of, date: of.b });
  if (last === undefined || of.b < of.a) return [undefined, undefined];
  return [dayOf(partsOf(last).year, of.month, of.a), last];
};

/**
 * Numbers with a slash: day first, in Spanish and in English too, for so the desk's country writes them; month first only where day
 * first is impossible ("3/15").
 */
export const slashed = (today: Day, { a, b, y }: Groups): Day | undefined => {
  const swap = Number(b) > 12;
  return dated(today, { date: Number(swap ? b : a), month: Number(swap ? a : b), year: y });
};

const UNITS: Readonly<Record<string, (day: Day, count: number) => Day>> = {
  d: (day, count) => day + count,
  s: (day, count) => day + 7 * count,
  w: (day, count) => day + 7 * count,
  m: addMonths,
  a: (day, count) => addMonths(day, 12 * count),
  y: (day, count) => addMonths(day, 12 * count),
  // "una quincena", "a fortnight".
  q: (day, count) => day + 15 * count,
  f: (day, count) => day + 14 * count,
};

/** Further than this is no plan: "en 999 años". */
const MOST_DAYS = 366 * 30;

/** A day so many days, weeks, months or years away. */
export const shifted = (today: Day, { n, unit }: Groups, sign: 1 | -1): Day | undefined => {
  const day = UNITS[unit?.charAt(0) ?? '']?.(today, sign * countOf(n));
  return day === undefined || Number.isNaN(day) || Math.abs(day - today) > MOST_DAYS ? undefined : day;
};
