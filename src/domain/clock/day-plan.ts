import { lengthOf, union, type Span } from './spans.ts';
import { DAY } from './wall-time.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

type Intervals = readonly (readonly [string, string])[];

/** Opening hours as an administrator writes them: `HH:MM` pairs, `24:00` allowed as an end; dates are `YYYY-MM-DD`, local. */
export interface OpeningHours {
  readonly hours: Readonly<Partial<Record<Weekday, Intervals>>>;
  readonly holidays: readonly string[];
  readonly overrides?: Readonly<Record<string, Intervals>> | undefined;
  readonly breaks?: Readonly<Record<string, Intervals>> | undefined;
}

/** Which minutes of a local day are open. Days are counted from 1970-01-01; spans are minutes after the day's midnight, 0 to 1440. */
export interface DayPlan {
  open(day: number): readonly Span[];
  breaks(day: number): readonly Span[];
  /** Working minutes of a nominal day; 0 if the calendar is never open. */
  readonly dayMinutes: number;
  /** After this day it is never open again; `Infinity` for a calendar with weekly hours. */
  readonly lastDay: number;
}

/**
 * First match wins: override, then holiday, then weekday. What passes midnight is split there, and the second piece belongs to
 * the next date: of weekly hours to the next weekday (a holiday swallows it), of an override to that date whatever else it is.
 */
export function planDays(calendar: OpeningHours): DayPlan {
  const weekly = weekdays.map((_, index) => weekdayPieces(calendar, index));
  const overrides = piecesByDay(calendar.overrides ?? {});
  const breaks = piecesByDay(calendar.breaks ?? {});
  const holidays = new Set(calendar.holidays.map(dayNumber));
  const usual = (day: number): readonly Span[] => (holidays.has(day) ? [] : (weekly[weekdayIndex(day)] ?? []));
  return {
    open: (day) => [...(overrides.own.get(day) ?? usual(day)), ...(overrides.spilled.get(day) ?? [])],
    breaks: (day) => [...(breaks.own.get(day) ?? []), ...(breaks.spilled.get(day) ?? [])],
    dayMinutes: nominalDay(calendar),
    lastDay: weekly.some((pieces) => pieces.length > 0) ? Infinity : Math.max(-Infinity, ...overrides.own.keys()) + 1,
  };
}

/** Minutes after midnight of `HH:MM`. */
export function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** 1970-01-01 was a Thursday. */
function weekdayIndex(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

function split([start, end]: readonly [string, string]): { readonly today: Span; readonly tomorrow?: Span } {
  const [from, to] = [minuteOfDay(start), minuteOfDay(end)];
  return to > from ? { today: { from, to } } : { today: { from, to: 1440 }, tomorrow: { from: 0, to } };
}

/** Pieces may overlap and must not be joined here: what the clocks make of an end is decided interval by interval. */
function weekdayPieces({ hours }: OpeningHours, index: number): Span[] {
  const of = (position: number) => (hours[weekdays[position % 7] ?? 'mon'] ?? []).map(split);
  return [...of(index).map(({ today }) => today), ...of(index + 6).flatMap(({ tomorrow }) => tomorrow ?? [])];
}

function piecesByDay(byDate: Readonly<Record<string, Intervals>>): { own: Map<number, Span[]>; spilled: Map<number, Span[]> } {
  const own = new Map<number, Span[]>();
  const spilled = new Map<number, Span[]>();
  for (const [date, intervals] of Object.entries(byDate)) {
    const pieces = intervals.map(split);
    const day = dayNumber(date);
    own.set(
      day,
      pieces.map(({ today }) => today),
    );
    spilled.set(
      day + 1,
      pieces.flatMap(({ tomorrow }) => tomorrow ?? []),
    );
  }
  return { own, spilled };
}

/** Weekly minutes by the number of weekdays that have hours; a calendar of overrides alone is averaged over those that open. */
function nominalDay(calendar: OpeningHours): number {
  const weekly = weekdays.map((weekday) => calendar.hours[weekday] ?? []).filter((intervals) => intervals.length > 0);
  if (weekly.length > 0) {
    return weekdays.reduce((sum, _, index) => sum + lengthOf(union(weekdayPieces(calendar, index))), 0) / weekly.length;
  }
  const opened = Object.values(calendar.overrides ?? {}).filter((intervals) => intervals.length > 0);
  const lengths = opened.map((intervals) => {
    const pieces = intervals.map(split);
    return lengthOf(union(pieces.map(({ today }) => today))) + lengthOf(union(pieces.flatMap(({ tomorrow }) => tomorrow ?? [])));
  });
  return opened.length > 0 ? lengths.reduce((sum, length) => sum + length, 0) / opened.length : 0;
}
