import { clean } from '../../../domain/fold.ts';
import { hasHiddenTricks } from '../../../domain/form/reading/hidden-tricks.ts';
import type { FoundTime } from '../../../domain/form/reading/find-times.ts';
import { findPeriod } from '../../../domain/form/reading/named-periods.ts';
import type { Place } from '../../../domain/form/reading/place.ts';
import { addDays } from '../../../domain/form/day-word.ts';
import type { DateRange } from '../../../domain/form/answers.ts';
import { mentionedCounts, type MentionedCount } from '../../../domain/mentions/mentioned-counts.ts';
import { mentionedDays, type MentionedDay } from '../../../domain/mentions/mentioned-days.ts';
import { mentionedLengths, type MentionedLength } from '../../../domain/mentions/mentioned-lengths.ts';
import { mentionedMoney, type MentionedMoney } from '../../../domain/mentions/mentioned-money.ts';
import { mentionedReason, type MentionedReason } from '../../../domain/mentions/mentioned-reason.ts';
import { mentionedTimes, namesPeriod } from '../../../domain/mentions/mentioned-times.ts';
import { plainInPlace } from '../../../domain/mentions/plain-in-place.ts';
import { spellDayEnds } from '../../../domain/mentions/spell-day-ends.ts';

/** All that the words which began a form say of its answers. */
export interface FirstWords {
  /** Without what cannot be seen. */
  readonly text: string;
  /** The text that `plain` has been through, letter for letter. */
  readonly lower: string;
  /** Those to come that nothing denies, best first: in a reason they count last. */
  readonly days: readonly MentionedDay[];
  /** Those that have passed, for fields that ask for such. */
  readonly pastDays: readonly MentionedDay[];
  /** From one day to another, where the words name both ends, a week, or a day and how long. */
  readonly period?: DateRange;
  readonly times: readonly FoundTime[];
  readonly lengths: readonly MentionedLength[];
  readonly money: readonly MentionedMoney[];
  readonly counts: readonly MentionedCount[];
  readonly reason?: MentionedReason;
  /** What other readers understood: names of programs and of people, as they are written. */
  readonly systems: readonly string[];
  readonly names: readonly string[];
}

/** What is longer is a story, and no order. */
const LONGEST = 1000;
const DAY = 24 * 60;
/** Of periods with a name those that are meant as a whole: "en agosto" is some day of it. */
const MEANT_WHOLE = /semana|week|finde|quincena|mitad|^(?:tod[oa]|all|whole) /;

/** What was understood of the words elsewhere: names of programs and people. */
type Understood = Pick<FirstWords, 'systems' | 'names'>;

/** Nothing where a text would be read otherwise than it is seen. */
export function readFirstWords(written: string, place: Place, understood: Understood): FirstWords | undefined {
  const whole = clean(written);
  const text = whole.slice(0, LONGEST);
  if (text === '' || hasHiddenTricks(written)) return undefined;
  const lower = plainInPlace(text);
  const mentioned = mentionedDays(lower, place.readDates(text));
  const reason = whole.length > LONGEST ? undefined : mentionedReason(text, lower, mentioned);
  const money = mentionedMoney(lower, place.language, place.currency);
  const lengths = mentionedLengths(lower, place.language, [...mentioned, ...money]);
  const claimed = [...mentioned, ...money, ...lengths];
  // "First thing, 9 to 10:30": the hours say it better.
  const spelt = namesPeriod(mentionedTimes(lower, claimed)) ? lower : spellDayEnds(lower, place.dayEnds);
  const times = mentionedTimes(spelt, spelt === lower ? claimed : []);
  const counts = mentionedCounts(lower, place.language, spelt === lower ? [...claimed, ...times] : claimed);
  const days = comingDays(mentioned, place.today, reason);
  const period = periodOf({ lower, days, lengths }, place.today);
  const past = mentioned.filter(({ past: isPast, date, denied }) => !denied && (isPast === true || date <= place.today));
  return {
    ...{ text, lower, days, pastDays: past, times, lengths, money, counts, ...understood },
    ...(period && { period }),
    ...(reason && { reason }),
  };
}

function comingDays(all: readonly MentionedDay[], today: string, reason: MentionedReason | undefined): readonly MentionedDay[] {
  // "Para mañana … no, mañana no": what is denied anywhere is not meant.
  const out = new Set(all.filter(({ denied }) => denied).map(({ date }) => date));
  const coming = all.filter(({ date, past }) => date >= today && !past && !out.has(date));
  const inReason = ({ start }: MentionedDay): boolean => reason !== undefined && start >= reason.start && start < reason.end;
  return [...coming.filter((day) => !inReason(day)), ...coming.filter(inReason)];
}

type Dated = Pick<FirstWords, 'lower' | 'days' | 'lengths'>;

function periodOf({ lower, days, lengths }: Dated, today: string): DateRange | undefined {
  const from = days.find((day, index) => day.cue === 'from' && days[index + 1]?.cue === 'to');
  const to = from && days[days.indexOf(from) + 1];
  if (from && to) return to.date >= from.date ? { from: from.date, to: to.date } : undefined;
  const [first, second, ...others] = days;
  if (first?.cue === 'from' && second?.cue === 'to' && others.length === 0 && second.date >= first.date)
    return { from: first.date, to: second.date };
  if (first === undefined || second !== undefined) return undefined;
  const named = findPeriod(lower, today);
  const isWhole =
    named && MEANT_WHOLE.test(lower.slice(named.start, named.end)) && first.start >= named.start && first.start < named.end;
  if (isWhole) return named.range;
  const [length, another] = lengths;
  if (length === undefined || another !== undefined || length.minutes % DAY !== 0 || first.cue === 'to') return undefined;
  const last = addDays(first.date, length.minutes / DAY - 1);
  return last === undefined ? undefined : { from: first.date, to: last };
}
