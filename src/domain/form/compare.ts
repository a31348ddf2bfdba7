import { isMoney, isRange, type Answer } from './answers.ts';
import { dayOf, daysBetween, isDate } from './day-word.ts';
import { elapsedMinutes } from '../hours/duration.ts';
import { localTime } from '../hours/local-time.ts';

export type Comparison = 'gt' | 'gte' | 'lt' | 'lte';

interface When {
  readonly today?: string;
  readonly zone?: string;
}

/** A stretch on one scale: a number and a day are as long as themselves, a range of dates reaches from its first day to its last. */
interface Stretch {
  readonly from: number | string;
  readonly to: number | string;
}

const NUMBER = /^-?\d+(\.\d+)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/**
 * Whether all of a value lies on that side of a limit. Numbers with numbers, dates with dates; an instant counts as the day on which it
 * falls, but beside another instant as itself. Two values of different kinds are in no order.
 */
export function compare(how: Comparison, of: { value: Answer | undefined; limit: Answer | undefined }, when: When): boolean {
  const { value, limit } = of;
  if (value === undefined || limit === undefined) return false;
  const pair = asNumbers(value, limit) ?? asInstants(value, limit) ?? asDays(value, limit, when);
  if (!pair) return false;
  const [a, b] = pair;
  switch (how) {
    case 'gt':
      return a.from > b.to;
    case 'gte':
      return a.from >= b.to;
    case 'lt':
      return a.to < b.from;
    case 'lte':
      return a.to <= b.from;
  }
}

type Pair = readonly [Stretch, Stretch];

function both(a: number | string | Stretch | undefined, b: number | string | Stretch | undefined): Pair | undefined {
  if (a === undefined || b === undefined) return undefined;
  return [typeof a === 'object' ? a : { from: a, to: a }, typeof b === 'object' ? b : { from: b, to: b }];
}

function asNumbers(value: Answer, limit: Answer): Pair | undefined {
  return both(amountOf(value), amountOf(limit) ?? (typeof value === 'number' ? lengthOf(limit) : undefined));
}

/** Money stands for its amount, a range of dates for its days, a list or a group for how many it holds. */
function amountOf(value: Answer): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return NUMBER.test(value.trim()) ? Number(value) : undefined;
  if (Array.isArray(value)) return value.length;
  if (typeof value !== 'object') return undefined;
  if (isMoney(value)) return value.amount;
  return isRange(value) ? daysBetween(value.from, value.to) + 1 : undefined;
}

function lengthOf(limit: Answer): number | undefined {
  return typeof limit === 'string' ? elapsedMinutes(limit) : undefined;
}

function asInstants(value: Answer, limit: Answer): Pair | undefined {
  if (typeof value !== 'string' || typeof limit !== 'string' || !INSTANT.test(value) || !INSTANT.test(limit)) return undefined;
  return both(Date.parse(value), Date.parse(limit));
}

function asDays(value: Answer, limit: Answer, when: When): Pair | undefined {
  return both(daysOf(value, when), daysOf(limit, when));
}

/** ISO dates order as texts. */
function daysOf(value: Answer, when: When): string | Stretch | undefined {
  if (typeof value === 'object') return isRange(value) ? value : undefined;
  return typeof value === 'string' ? dayFor(value, when) : undefined;
}

/** The day that a date, `today+3d` or an instant stands for; nothing for other texts. */
export function dayFor(text: string, { today, zone = 'UTC' }: When): string | undefined {
  if (INSTANT.test(text)) return localTime(new Date(text), zone).date;
  return isDate(text) ? text : dayOf(text, today);
}
