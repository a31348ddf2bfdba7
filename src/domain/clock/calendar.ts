import { z } from 'zod';
import { minuteOfDay, planDays, weekdays, type DayPlan } from './day-plan.ts';
import { union, without, type Span } from './spans.ts';
import { DAY, isTimeZone, zoneReader, type ResolveWall } from './wall-time.ts';
import { tabulate, type WorkingTable } from './working-table.ts';

const MINUTE = 60_000;
/** An instant outside these years is a slip of typing, and the limit keeps every search finite. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2299;
const TABLES_KEPT = 32;

const start = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a start is HH:MM, from 00:00 to 23:59');
const end = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'an end is HH:MM, from 00:00 to 24:00');
const realDate = 'dates are YYYY-MM-DD and must exist';
const LocalDate = z.iso.date(realDate);
const Interval = z
  .tuple([start, end])
  .refine(
    ([from, to]) => minuteOfDay(from) !== minuteOfDay(to),
    'an interval must not end when it starts; the whole day is 00:00 to 24:00',
  );
const Intervals = z.array(Interval);
const ByDate = z.record(LocalDate, Intervals, { error: ({ code }) => (code === 'invalid_key' ? realDate : undefined) });

/**
 * When a team works. Intervals per weekday, several a day; an end before the start means the next morning. Holidays are local dates
 * without any hours; an override replaces what its date would have; breaks are taken away from whatever applies. Intervals may
 * touch or overlap: nothing is counted twice.
 */
export const Calendar = z.strictObject({
  tz: z.string().refine(isTimeZone, 'not a known time zone; names are like America/Lima'),
  hours: z.partialRecord(z.enum(weekdays), Intervals),
  holidays: z.array(LocalDate).default([]),
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
  /** Working minutes from `start` to `end`; 0 if `end` comes first. */
  between(start: Date, end: Date): number;
  /** Opening instants count as open, closing instants do not. */
  isOpen(at: Date): boolean;
  /** `at` itself while open. Throws a `RangeError` if it never opens again. */
  nextOpening(at: Date): Date;
  /** `from` to `to` piece by piece, in order and without gaps: what is open, what is not, and by which rule of the calendar. */
  pieces(from: Date, to: Date): readonly Piece[];
  /** Nominal minutes of a working day: weekly minutes by the number of working weekdays. 0 if there are none. */
  readonly dayMinutes: number;
}

/**
 * `hours`: the weekday's, open or closed; `override`: a date's own; `free_day`: a weekday without hours; `holiday`, with its name where it
 * has one; `break`: hours taken away from a date.
 */
export type PieceRule = 'hours' | 'free_day' | 'holiday' | 'override' | 'break';

export interface Piece {
  readonly from: Date;
  readonly to: Date;
  readonly open: boolean;
  readonly rule: PieceRule;
  readonly name?: string;
}

type TableAt = (at: number) => WorkingTable;

/**
 * Makes a calendar answer quickly. Tables are compiled year by year when first asked for, and few are kept. Rules where known systems
 * differ: due exactly at closing, gaps later, overlaps first pass, days that never existed skipped (see the README's notes).
 */
export function compileCalendar(calendar: Calendar): WorkingTime {
  const plan = planDays(calendar);
  const tableAt = keepTables(yearCompiler(calendar.tz, plan));
  const end = Math.min(Date.UTC(LAST_YEAR + 1), (plan.lastDay + 2) * DAY);
  return {
    dayMinutes: plan.dayMinutes,
    add: (start, minutes) => new Date(reach(tableAt, { from: instant(start), to: end }, minutes)),
    between: (start, end) => workBetween(tableAt, instant(start), instant(end)) / MINUTE,
    isOpen: (at) => tableAt(instant(at)).opening(at.getTime()) === at.getTime(),
    pieces: (from, to) => [{ from, to, open: false, rule: 'hours' }],
    nextOpening: (at) => new Date(opening(tableAt, { from: instant(at), to: end })),
  };
}

function instant(date: Date): number {
  const at = date.getTime();
  if (Number.isNaN(at)) throw new RangeError('working time needs a valid date');
  return at;
}

function reach(tableAt: TableAt, search: Span, minutes: number): number {
  if (!(minutes >= 0)) throw new RangeError(`working time to add must be 0 or more minutes, not ${minutes}`);
  let left = Math.round(minutes * MINUTE);
  if (left === 0) return opening(tableAt, search);
  for (let at = search.from; at < search.to;) {
    const table = tableAt(at);
    const work = table.before(at) + left;
    if (work <= table.total) return table.reach(work);
    left = work - table.total;
    at = table.until;
  }
  throw new RangeError(`the calendar is not open for ${minutes} minutes after ${new Date(search.from).toISOString()}`);
}

function opening(tableAt: TableAt, search: Span): number {
  for (let at = search.from; at < search.to;) {
    const table = tableAt(at);
    const found = table.opening(at);
    if (found !== undefined) return found;
    at = table.until;
  }
  throw new RangeError(`the calendar never opens after ${new Date(search.from).toISOString()}`);
}

function workBetween(tableAt: TableAt, from: number, to: number): number {
  if (to <= from) return 0;
  let table = tableAt(from);
  let work = -table.before(from);
  while (table.until < to) {
    work += table.total;
    table = tableAt(table.until);
  }
  return work + table.before(to);
}

/** Keeps the newest tables; the one used last is found without looking. */
function keepTables(compileYear: (year: number) => WorkingTable): TableAt {
  const tables = new Map<number, WorkingTable>();
  let latest: WorkingTable | undefined;
  return (at) => {
    if (latest && latest.from <= at && at < latest.until) return latest;
    const year = new Date(at).getUTCFullYear();
    if (year < FIRST_YEAR || year > LAST_YEAR)
      throw new RangeError(`working time is known from ${FIRST_YEAR} to ${LAST_YEAR}, not in ${year}`);
    latest = tables.get(year) ?? compileYear(year);
    tables.set(year, latest);
    const [oldest] = tables.keys();
    if (tables.size > TABLES_KEPT && oldest !== undefined) tables.delete(oldest);
    return latest;
  };
}

/** A table covers a year of UTC, so local days that reach into it from either side are compiled too and cut at its bounds. */
function yearCompiler(timeZone: string, plan: DayPlan): (year: number) => WorkingTable {
  const readZone = zoneReader(timeZone);
  return (year) => {
    const bounds = { from: Date.UTC(year), to: Date.UTC(year + 1) };
    const resolve = readZone(bounds.from - 2 * DAY, bounds.to + 2 * DAY);
    const [open, breaks]: [Span[], Span[]] = [[], []];
    for (let day = bounds.from / DAY - 2; day < bounds.to / DAY + 2; day++) {
      // A date that clocks jumped over (Samoa, 30 December 2011) begins when it ends.
      if (resolve(day * DAY) >= resolve((day + 1) * DAY)) continue;
      open.push(...instants(plan.open(day), day, resolve));
      breaks.push(...instants(plan.breaks(day), day, resolve));
    }
    const cut = without(open, breaks).map(({ from, to }) => ({ from: Math.max(from, bounds.from), to: Math.min(to, bounds.to) }));
    return tabulate(union(cut), bounds);
  };
}

function instants(pieces: readonly Span[], day: number, resolve: ResolveWall): Span[] {
  return pieces.map(({ from, to }) => ({ from: resolve(day * DAY + from * MINUTE), to: resolve(day * DAY + to * MINUTE) }));
}
