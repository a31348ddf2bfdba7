import type { Label } from '../label.ts';
import { holidaysByYear, type Holiday } from './holidays.ts';
import { dayNumber } from './local-date.ts';
import { lengthOf, union, type Span } from './spans.ts';
import { DAY } from './wall-time.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

type Intervals = readonly (readonly [string, string])[];
export type WeeklyHours = Readonly<Partial<Record<Weekday, Intervals>>>;
type ByDate = Readonly<Record<string, Intervals>>;

/** Opening hours as an administrator writes them: `HH:MM` pairs, `24:00` allowed as an end; dates are `YYYY-MM-DD`, local. */
export interface OpeningHours {
  readonly hours: WeeklyHours;
  /** Other weekly hours from a date on; in any order. */
  readonly changes?: readonly { readonly from: string; readonly hours: WeeklyHours }[] | undefined;
  readonly holidays: readonly Holiday[];
  readonly overrides?: ByDate | undefined;
  readonly breaks?: ByDate | undefined;
}

/** What decides about a date; `free_day` is a weekday without hours of its own. */
export interface DayRule {
  readonly rule: 'override' | 'holiday' | 'hours' | 'free_day';
  /** Of a holiday. */
  readonly name?: Label | undefined;
}

/** Which minutes of a local day are open. Days are counted from 1970-01-01; spans are minutes after the day's midnight, 0 to 1440. */
export interface DayPlan {
  /** By the rule of the day. */
  open(day: number): readonly Span[];
  /** Open beside that: what an override of the day before reaches over midnight. */
  spilled(day: number): readonly Span[];
  breaks(day: number): readonly Span[];
  ruleOf(day: number): DayRule;
  /** From each day on, the working minutes of a nominal day; 0 where the calendar is never open. The first is from the beginning on. */
  readonly nominal: readonly { readonly from: number; readonly minutes: number }[];
  /** After this day it is never open again; `Infinity` for a calendar with weekly hours. */
  readonly lastDay: number;
}

/**
 * First match wins: override, then holiday, then weekday. What passes midnight is split there, and the second piece belongs to
 * the next date: of weekly hours to the next weekday (a holiday swallows it), of an override to that date whatever else it is.
 * Where hours change, a shift that began under the old ones is worked to its end.
 */
export function planDays(calendar: OpeningHours): DayPlan {
  const weeks = weeksOf(calendar);
  const overrides = piecesByDay(calendar.overrides ?? {});
  const breaks = piecesByDay(calendar.breaks ?? {});
  const holidaysOf = holidaysByYear(calendar.holidays);
  const holidays = (day: number) => holidaysOf(new Date(day * DAY).getUTCFullYear());
  const usual = (day: number) => (holidays(day).has(day) ? [] : weeklyPieces(weeks, day));
  return {
    open: (day) => overrides.own.get(day) ?? usual(day),
    spilled: (day) => overrides.spilled.get(day) ?? [],
    breaks: (day) => [...(breaks.own.get(day) ?? []), ...(breaks.spilled.get(day) ?? [])],
    ruleOf: (day) => {
      if (overrides.own.has(day)) return { rule: 'override' };
      if (holidays(day).has(day)) return { rule: 'holiday', name: holidays(day).get(day) };
      return { rule: own(weekAt(weeks, day).today, day).length > 0 ? 'hours' : 'free_day' };
    },
    nominal: weeks.map((week) => ({ from: week.from, minutes: nominalDay(week, calendar.overrides ?? {}) })),
    lastDay: lastDayOf(weeks, overrides.own),
  };
}

/** Minutes after midnight of `HH:MM`. */
export function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** Weekly hours by the position of the weekday, and the day from which they hold. */
interface Week {
  readonly from: number;
  readonly today: readonly (readonly Span[])[];
  /** What each weekday reaches over midnight. */
  readonly tomorrow: readonly (readonly Span[])[];
}

function weeksOf({ hours, changes = [] }: OpeningHours): readonly [Week, ...Week[]] {
  const changed = changes.map(({ from, hours: later }) => weekOf(dayNumber(from), later));
  return [weekOf(-Infinity, hours), ...changed.toSorted((a, b) => a.from - b.from)];
}

function weekOf(from: number, hours: WeeklyHours): Week {
  const intervals = weekdays.map((weekday) => (hours[weekday] ?? []).map(split));
  return {
    from,
    today: intervals.map((pieces) => pieces.map(({ today }) => today)),
    tomorrow: intervals.map((pieces) => pieces.flatMap(({ tomorrow }) => tomorrow ?? [])),
  };
}

function weekAt(weeks: readonly [Week, ...Week[]], day: number): Week {
  return weeks.findLast(({ from }) => from <= day) ?? weeks[0];
}

/** Pieces may overlap and must not be joined here: what the clocks make of an end is decided interval by interval. */
function weeklyPieces(weeks: readonly [Week, ...Week[]], day: number): readonly Span[] {
  const begun = own(weekAt(weeks, day - 1).tomorrow, day - 1);
  const today = own(weekAt(weeks, day).today, day);
  return begun.length > 0 ? [...today, ...begun] : today;
}

function own(pieces: Week['today'], day: number): readonly Span[] {
  return pieces[weekdayIndex(day)] ?? [];
}

/** 1970-01-01 was a Thursday. */
function weekdayIndex(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

function split([start, end]: readonly [string, string]): { readonly today: Span; readonly tomorrow?: Span } {
  const [from, to] = [minuteOfDay(start), minuteOfDay(end)];
  return to > from ? { today: { from, to } } : { today: { from, to: 1440 }, tomorrow: { from: 0, to } };
}

function piecesByDay(byDate: ByDate): { own: Map<number, Span[]>; spilled: Map<number, Span[]> } {
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
function nominalDay(week: Week, overrides: ByDate): number {
  const working = week.today.filter((pieces) => pieces.length > 0).length;
  if (working > 0) return weekdays.reduce((sum, _, day) => sum + lengthOf(union(weeklyPieces([week], day))), 0) / working;
  const opened = Object.values(overrides).filter((intervals) => intervals.length > 0);
  const lengths = opened.map((intervals) => {
    const pieces = intervals.map(split);
    return lengthOf(union(pieces.map(({ today }) => today))) + lengthOf(union(pieces.flatMap(({ tomorrow }) => tomorrow ?? [])));
  });
  return opened.length > 0 ? lengths.reduce((sum, length) => sum + length, 0) / opened.length : 0;
}

function lastDayOf(weeks: readonly Week[], overrides: ReadonlyMap<number, unknown>): number {
  const last = weeks.at(-1);
  // The end of the hours before a change to none is the latest that weekly hours can reach.
  if (!last?.today.some((pieces) => pieces.length > 0)) return Math.max(last?.from ?? -Infinity, ...overrides.keys()) + 1;
  return Infinity;
}
