import { DAY } from '../../../src/domain/hours/wall-time.ts';

/** A rule by which an event comes again (RRULE of RFC 5545), on whole days. Weekdays are 0 (Sunday) to 6. */
export interface Recurrence {
  readonly frequency: 'YEARLY' | 'MONTHLY' | 'WEEKLY' | 'DAILY';
  readonly interval: number;
  readonly count: number;
  /** The last day that may be one. */
  readonly until: number;
  readonly weekStart: number;
  readonly months: readonly number[];
  /** Negative: from the end. */
  readonly monthDays: readonly number[];
  readonly yearDays: readonly number[];
  readonly positions: readonly number[];
  /** `nth` 0: each. */
  readonly weekdays: readonly { readonly nth: number; readonly weekday: number }[];
}

/** More days than this are no list of holidays, and would cost memory for nothing. */
export const MOST_DAYS = 25_000;

/** A day in the calendar that everybody uses. */
interface Civil {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly date: number;
  readonly weekday: number;
}

/**
 * The days (counted from 1970-01-01) on which something that begins on `first` happens, in order, at most `MOST_DAYS` and one. Written here,
 * as the library's iterator does not come to an end on a rule that never fits, and a desk must not hang on a file.
 */
export function recurrenceDays(rule: Recurrence, first: number): readonly number[] {
  const complete = withDefaults(rule, civil(first));
  const days: number[] = [];
  for (let step = 0; days.length < Math.min(rule.count, MOST_DAYS + 1); step += 1) {
    const period = periodAt(complete, first, step);
    if (period.from > rule.until) break;
    const fitting = chosen(candidates(complete, period), complete.positions);
    days.push(...fitting.filter((day) => day >= first && day <= rule.until));
  }
  return days.slice(0, Math.min(rule.count, MOST_DAYS + 1));
}

/** What the rule leaves open is as on the first day. */
function withDefaults(rule: Recurrence, { month, date, weekday }: Civil): Recurrence {
  const { frequency, months, monthDays, yearDays, weekdays } = rule;
  const isOpen = monthDays.length + yearDays.length + weekdays.length === 0;
  switch (frequency) {
    case 'YEARLY':
      return isOpen ? { ...rule, months: months.length > 0 ? months : [month], monthDays: [date] } : rule;
    case 'MONTHLY':
      return isOpen ? { ...rule, monthDays: [date] } : rule;
    case 'WEEKLY':
      return weekdays.length > 0 ? rule : { ...rule, weekdays: [{ nth: 0, weekday }] };
    case 'DAILY':
      return rule;
  }
}

interface Period {
  readonly from: number;
  /** Not in it any more. */
  readonly to: number;
}

function periodAt({ frequency, interval, weekStart }: Recurrence, first: number, step: number): Period {
  const { year, month, weekday } = civil(first);
  const steps = step * interval;
  switch (frequency) {
    case 'YEARLY':
      return { from: dayOf(year + steps, 1), to: dayOf(year + steps + 1, 1) };
    case 'MONTHLY':
      return { from: dayOf(year, month + steps), to: dayOf(year, month + steps + 1) };
    case 'WEEKLY': {
      const from = first - ((weekday - weekStart + 7) % 7) + 7 * steps;
      return { from, to: from + 7 };
    }
    case 'DAILY':
      return { from: first + steps, to: first + steps + 1 };
  }
}

function candidates(rule: Recurrence, { from, to }: Period): readonly number[] {
  const days: number[] = [];
  for (let day = from; day < to;) {
    const at = civil(day);
    const isMonth = rule.months.length === 0 || rule.months.includes(at.month);
    if (isMonth && fits(day, at, rule)) days.push(day);
    day = isMonth ? day + 1 : dayOf(at.year, at.month + 1);
  }
  return days;
}

function fits(day: number, at: Civil, { frequency, months, monthDays, yearDays, weekdays }: Recurrence): boolean {
  const month = () => ({ from: dayOf(at.year, at.month), to: dayOf(at.year, at.month + 1) });
  const year = () => ({ from: dayOf(at.year, 1), to: dayOf(at.year + 1, 1) });
  if (monthDays.length > 0 && !isOneOf(monthDays, day, month())) return false;
  if (yearDays.length > 0 && !isOneOf(yearDays, day, year())) return false;
  if (weekdays.length === 0) return true;
  const alike = weekdays.filter(({ weekday }) => weekday === at.weekday);
  if (alike.length === 0 || alike.some(({ nth }) => nth === 0)) return alike.length > 0;
  const scope = frequency === 'YEARLY' && months.length === 0 ? year() : month();
  const nth = [Math.floor((day - scope.from) / 7) + 1, -Math.floor((scope.to - 1 - day) / 7) - 1];
  return alike.some((one) => nth.includes(one.nth));
}

/** Whether a day is one of these of its month or year, counted from its beginning or, negative, from its end. */
function isOneOf(wanted: readonly number[], day: number, { from, to }: Period): boolean {
  return wanted.includes(day - from + 1) || wanted.includes(day - to);
}

/** BYSETPOS: the first, the last and so on of what fits in one period. */
function chosen(days: readonly number[], positions: readonly number[]): readonly number[] {
  if (positions.length === 0) return days;
  return days.filter((_, index) => positions.includes(index + 1) || positions.includes(index - days.length));
}

function civil(day: number): Civil {
  const at = new Date(day * DAY);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate(), weekday: at.getUTCDay() };
}

/** The first of a month; months count on beyond December. */
function dayOf(year: number, month: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, 1) / DAY;
}
