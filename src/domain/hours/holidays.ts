import { z } from 'zod';
import { Label } from '../label.ts';
import { dayNumber } from './local-date.ts';
import { DAY } from './wall-time.ts';

const realDate = 'dates are YYYY-MM-DD and must exist';
/** A leap year: 29 February is a date that exists. */
const LEAP_YEAR = 2000;

/** `YYYY-MM-DD`, a local date. */
export const LocalDate = z.iso.date(realDate);

const everyYear = 'dates of every year are MM-DD and must exist, like "12-25"';
const YearlyDate = z.string(everyYear).refine((text) => isYearlyDate(text), everyYear);
const Year = z.number().int().min(1900).max(2299);
/** Further away it would be another year's. */
const FromEaster = z.number().int().min(-80).max(250);

const HolidayEntry = z
  .strictObject({
    date: LocalDate.optional(),
    every: YearlyDate.optional(),
    easter: FromEaster.optional(),
    name: Label.optional(),
    from: Year.optional(),
    to: Year.optional(),
  })
  .refine(
    ({ date, every, easter }) => [date, every, easter].filter((one) => one !== undefined).length === 1,
    'a holiday has one of "date", "every" and "easter"; keep the one that is meant',
  )
  .refine(
    ({ date, from, to }) => date === undefined || (from === undefined && to === undefined),
    'a single date has no first and last year; remove "from" and "to"',
  )
  .refine(({ from, to }) => (from ?? 0) <= (to ?? Infinity), 'its last year comes before its first; exchange "from" and "to"');

/**
 * A day without hours: a local date; one of every year (`12-25`; 29 February only where it exists); or, with a name, `date`, `every` or
 * `easter` (days after the Sunday of Easter, the Gregorian one; negative: before), the latter two between two years, both counted.
 */
export const Holiday = z.union([
  z
    .string()
    .refine((text) => isYearlyDate(text) || LocalDate.safeParse(text).success, `${realDate}, or MM-DD for a date of every year`),
  HolidayEntry,
]);
export type Holiday = z.infer<typeof Holiday>;

/** The holidays of a year by day (counted from 1970-01-01), with their names where they have some. */
export type HolidaysOf = (year: number) => ReadonlyMap<number, Label | undefined>;

/** Where two fall on one day, that of the single date names it, then the first that is written. */
export function holidaysByYear(holidays: readonly Holiday[]): HolidaysOf {
  const rules = holidays.map(ruleOf);
  const recurring = rules.filter(({ date }) => date === undefined);
  const known = new Map<number, Map<number, Label | undefined>>();
  for (const { date, name } of rules) if (date !== undefined) put(yearsOwn(known, date), dayNumber(date), name);
  const complete = new Set<number>();
  return (year) => {
    const found = known.get(year) ?? new Map<number, Label | undefined>();
    if (complete.has(year)) return found;
    for (const rule of recurring) put(found, dayIn(year, rule), rule.name);
    known.set(year, found);
    complete.add(year);
    return found;
  };
}

function yearsOwn(known: Map<number, Map<number, Label | undefined>>, date: string): Map<number, Label | undefined> {
  const year = Number(date.slice(0, 4));
  const found = known.get(year) ?? new Map<number, Label | undefined>();
  known.set(year, found);
  return found;
}

function put(days: Map<number, Label | undefined>, day: number | undefined, name: Label | undefined): void {
  if (day !== undefined && !days.has(day)) days.set(day, name);
}

type Rule = Exclude<Holiday, string>;

function ruleOf(holiday: Holiday): Rule {
  if (typeof holiday !== 'string') return holiday;
  return holiday.length > 5 ? { date: holiday } : { every: holiday };
}

function dayIn(year: number, { every, easter, from, to }: Rule): number | undefined {
  if (year < (from ?? -Infinity) || year > (to ?? Infinity)) return undefined;
  if (easter !== undefined) return easterOf(year) + easter;
  const day = dayNumber(`${year}-${every}`);
  // In common years `Date` reads 29 February as 1 March.
  return every === '02-29' && new Date(day * DAY).getUTCDate() !== 29 ? undefined : day;
}

/** The Sunday of Easter in the Gregorian calendar (the algorithm of Meeus, Jones and Butcher), as a day counted from 1970-01-01. */
function easterOf(year: number): number {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const correction = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - correction + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const position = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(position / 31) - 1, (position % 31) + 1) / DAY;
}

function isYearlyDate(text: string): boolean {
  return /^\d\d-\d\d$/.test(text) && LocalDate.safeParse(`${LEAP_YEAR}-${text}`).success;
}
