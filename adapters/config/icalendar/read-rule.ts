import { LAST_YEAR } from '../../../src/domain/hours/yearly-tables.ts';
import { dayNumber } from '../../../src/domain/hours/local-date.ts';
import type { Property } from './read-events.ts';
import type { Recurrence } from './recurrence.ts';

const frequencies = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY'] as const;
const dayNames = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
/** Left are times of a day, weeks by their number, and other calendars than the usual one (RSCALE): days by half a rule would be wrong ones. */
const understood = ['freq', 'interval', 'count', 'until', 'wkst', 'bymonth', 'bymonthday', 'byyearday', 'bysetpos', 'byday'];

type Part = string | number | readonly (string | number)[] | undefined;

/** A rule as the library reads it, or what cannot be done with it. */
export function readRule({ values }: Property): Recurrence | string {
  const parts = values[0] as Readonly<Record<string, Part>>;
  const frequency = frequencies.find((one) => one === parts['freq']);
  if (!frequency) return parts['freq'] === undefined ? 'it has no FREQ' : `it repeats ${text(parts['freq']).toLowerCase()}`;
  const odd = Object.keys(parts).find((part) => !understood.includes(part) && !isUsual(part, parts[part]));
  if (odd) return `${odd.toUpperCase()} is not understood`;
  if (parts['byyearday'] !== undefined && frequency !== 'YEARLY') return 'BYYEARDAY is for FREQ=YEARLY';
  const until = parts['until'] === undefined ? Infinity : dayNumber(text(parts['until']).slice(0, 10));
  if (Number.isNaN(until)) return 'its UNTIL is no date';
  return {
    frequency,
    interval: Number(parts['interval'] ?? 1),
    count: Number(parts['count'] ?? Infinity),
    until: Math.min(until, dayNumber(`${LAST_YEAR}-12-31`)),
    weekStart: Number(parts['wkst'] ?? 2) - 1,
    months: numbers(parts['bymonth']),
    monthDays: numbers(parts['bymonthday']),
    yearDays: numbers(parts['byyearday']),
    positions: numbers(parts['bysetpos']),
    weekdays: listed(parts['byday']).map(weekdayOf),
  };
}

/** What says no more than that the calendar is everybody's. */
function isUsual(name: string, part: Part): boolean {
  return (
    (name === 'rscale' && text(part).toUpperCase() === 'GREGORIAN') || (name === 'skip' && text(part).toUpperCase() === 'OMIT')
  );
}

function text(part: Part): string {
  return listed(part).join();
}

function listed(part: Part): readonly (string | number)[] {
  if (part === undefined) return [];
  return typeof part === 'object' ? part : [part];
}

function numbers(part: Part): readonly number[] {
  return listed(part).map(Number);
}

/** `MO`, `4TH`, `-1FR`. */
function weekdayOf(part: string | number): Recurrence['weekdays'][number] {
  const text = String(part);
  return { nth: Number(text.slice(0, -2) || 0), weekday: dayNames.indexOf(text.slice(-2)) };
}
