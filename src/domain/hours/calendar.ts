import { z } from 'zod';
import { Label } from '../label.ts';
import { minuteOfDay, planDays, weekdays, type DayPlan } from './day-plan.ts';
import { Holiday, LocalDate } from './holidays.ts';
import { cutByRules, instants, type Piece } from './pieces.ts';
import { union, without, type Span } from './spans.ts';
import { DAY, isTimeZone, zoneReader, type ResolveWall } from './wall-time.ts';
import { tabulate, type WorkingTable } from './working-table.ts';
import { FIRST_YEAR, LAST_YEAR, tablesByYear, type Tables } from './yearly-tables.ts';

const MINUTE = 60_000;

const start = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a start is HH:MM, from 00:00 to 23:59');
const end = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'an end is HH:MM, from 00:00 to 24:00');
const Interval = z
  .tuple([start, end])
  .refine(
    ([from, to]) => minuteOfDay(from) !== minuteOfDay(to),
    'an interval must not end when it starts; the whole day is 00:00 to 24:00',
  );
const Intervals = z.array(Interval);
const Weekly = z.partialRecord(z.enum(weekdays), Intervals);
const ByDate = z.record(LocalDate, Intervals, {
  error: ({ code }) => (code === 'invalid_key' ? 'dates are YYYY-MM-DD and must exist' : undefined),
});

/**
 * When a team works. Intervals per weekday, several a day; an end before the start means the next morning. Holidays are local dates
 * without any hours; an override replaces what its date would have; breaks are taken away from whatever applies. `changes` are other
 * weekly hours from a local date on. Intervals may touch or overlap: nothing is counted twice.
 */
export const Calendar = z.strictObject({
  /** What people call it. */
  name: Label.optional(),
  tz: z.string().refine(isTimeZone, 'not a known time zone; names are like America/Lima'),
  hours: Weekly,
  changes: z.array(z.strictObject({ from: LocalDate, hours: Weekly })).optional(),
  holidays: z.array(Holiday).default([]),
  overrides: ByDate.optional(),
  breaks: ByDate.optional(),
});
export type Calendar = z.infer<typeof Calendar>;

/**
 * Arithmetic on a calendar's working time. Durations are minutes, possibly fractional, exact to the millisecond; what counts is time that
 * really passes, also across clock changes. All throw a `RangeError` for an invalid date or one outside 1900 to 2299.
 */
export interface WorkingTime {
  /**
   * The earliest instant by which `minutes` of working time have passed since `start`; for 0, the next opening.
   * Throws a `RangeError` for a negative number, and where the calendar never opens for that long.
   */
  add(start: Date, minutes: number): Date;
  /**
   * The latest instant from which `minutes` of working time pass until `end`; for 0, the last closing. Throws a `RangeError` for a negative
   * number, and where the calendar was never open for that long.
   */
  subtract(end: Date, minutes: number): Date;
  /** Working minutes from `start` to `end`; 0 if `end` comes first. */
  between(start: Date, end: Date): number;
  /** Opening instants count as open, closing instants do not. */
  isOpen(at: Date): boolean;
  /** `at` itself while open. Throws a `RangeError` if it never opens again. */
  nextOpening(at: Date): Date;
  /** `from` to `to` piece by piece, in order and without gaps: what is open, what is not, and by which rule of the calendar. */
  pieces(from: Date, to: Date): readonly Piece[];
  /** Nominal minutes of a working day: weekly minutes by the number of working weekdays. 0 if there are none. By the hours before any change. */
  readonly dayMinutes: number;
  /** The same by the hours in force at an instant: three days promised then are three of these. */
  dayMinutesAt(at: Date): number;
  /** IANA zone of its hours. */
  readonly zone: string;
}

/**
 * Makes a calendar answer quickly. Tables are compiled year by year when first asked for, and few are kept. Rules where known systems
 * differ: due exactly at closing, gaps later, overlaps first pass, days that never existed skipped (see the README's notes).
 */
export function compileCalendar(calendar: Calendar): WorkingTime {
  const plan = planDays(calendar);
  const readZone = zoneReader(calendar.tz);
  const tables = tablesByYear(yearCompiler(plan, readZone), (plan.lastDay + 2) * DAY);
  return {
    dayMinutes: plan.nominal[0]?.minutes ?? 0,
    dayMinutesAt: nominalReader(plan, readZone),
    zone: calendar.tz,
    add: (start, minutes) => new Date(reach(tables, instant(start), minutes)),
    subtract: (end, minutes) => new Date(reachBack(tables, instant(end), minutes)),
    between: (start, end) => workBetween(tables, instant(start), instant(end)) / MINUTE,
    isOpen: (at) => tables.at(instant(at)).opening(at.getTime()) === at.getTime(),
    nextOpening: (at) => new Date(opening(tables, instant(at))),
    pieces: (from, to) => cutByRules(known({ from: instant(from), to: instant(to) }), plan, readZone),
  };
}

function instant(date: Date): number {
  const at = date.getTime();
  if (Number.isNaN(at)) throw new RangeError('working time needs a valid date');
  return at;
}

function known(span: Span): Span {
  if (span.from >= Date.UTC(FIRST_YEAR) && span.to <= Date.UTC(LAST_YEAR + 1)) return span;
  throw new RangeError(`working time is known from ${FIRST_YEAR} to ${LAST_YEAR}`);
}

function budget(minutes: number): number {
  if (!(minutes >= 0)) throw new RangeError(`working time to add must be 0 or more minutes, not ${minutes}`);
  return Math.round(minutes * MINUTE);
}

function reach(tables: Tables, from: number, minutes: number): number {
  let left = budget(minutes);
  if (left === 0) return opening(tables, from);
  for (let at = from; at < tables.end;) {
    const table = tables.at(at);
    const work = table.before(at) + left;
    if (work <= table.total) return table.reach(work);
    left = work - table.total;
    at = table.until;
  }
  throw new RangeError(`the calendar is not open for ${minutes} minutes after ${new Date(from).toISOString()}`);
}

function reachBack(tables: Tables, to: number, minutes: number): number {
  let left = budget(minutes);
  for (let at = to; at > tables.begin; at = tables.at(at - 1).from) {
    const table = tables.at(at - 1);
    const before = table.before(at);
    const found = left === 0 ? table.closing(at) : before >= left ? table.leave(before - left) : undefined;
    if (found !== undefined) return found;
    left -= before;
  }
  throw new RangeError(`the calendar was not open for ${minutes} minutes before ${new Date(to).toISOString()}`);
}

function opening(tables: Tables, from: number): number {
  for (let at = from; at < tables.end;) {
    const table = tables.at(at);
    const found = table.opening(at);
    if (found !== undefined) return found;
    at = table.until;
  }
  throw new RangeError(`the calendar never opens after ${new Date(from).toISOString()}`);
}

function workBetween(tables: Tables, from: number, to: number): number {
  if (to <= from) return 0;
  let table = tables.at(from);
  let work = -table.before(from);
  while (table.until < to) {
    work += table.total;
    table = tables.at(table.until);
  }
  return work + table.before(to);
}

/** The hours in force at the beginning of the local date. */
function nominalReader({ nominal }: DayPlan, readZone: ReadZone): (at: Date) => number {
  const changes = nominal.map(({ from, minutes }) => ({
    from: from === -Infinity ? from : readZone(from * DAY, from * DAY)(from * DAY),
    minutes,
  }));
  return (at) => changes.findLast(({ from }) => from <= instant(at))?.minutes ?? 0;
}

type ReadZone = (from: number, to: number) => ResolveWall;

/** A table covers a year of UTC, so local days that reach into it from either side are compiled too and cut at its bounds. */
function yearCompiler(plan: DayPlan, readZone: ReadZone): (year: number) => WorkingTable {
  return (year) => {
    const bounds = { from: Date.UTC(year), to: Date.UTC(year + 1) };
    const resolve = readZone(bounds.from - 2 * DAY, bounds.to + 2 * DAY);
    const [open, breaks]: [Span[], Span[]] = [[], []];
    for (let day = bounds.from / DAY - 2; day < bounds.to / DAY + 2; day++) {
      // A date that clocks jumped over (Samoa, 30 December 2011) begins when it ends.
      if (resolve(day * DAY) >= resolve((day + 1) * DAY)) continue;
      open.push(...instants(plan.open(day), day, resolve), ...instants(plan.spilled(day), day, resolve));
      breaks.push(...instants(plan.breaks(day), day, resolve));
    }
    const cut = without(open, breaks).map(({ from, to }) => ({ from: Math.max(from, bounds.from), to: Math.min(to, bounds.to) }));
    return tabulate(union(cut), bounds);
  };
}
