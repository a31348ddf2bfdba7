import { DateTime } from 'luxon';

/** What a program that has luxon would do: walk day by day, and let luxon say when the day's intervals open and close in the zone. */
export interface LuxonLoop {
  add(start: Date, minutes: number): Date;
  between(start: Date, end: Date): number;
}

type Times = readonly (readonly [string, string])[];
interface Span {
  readonly from: number;
  readonly to: number;
}

/** Opening hours as the vectors write them. */
export interface VectorHours {
  readonly tz: string;
  readonly hours: Readonly<Partial<Record<(typeof DAYS)[number], Times>>>;
  readonly holidays?: readonly string[];
  readonly overrides?: Readonly<Record<string, Times>>;
  readonly breaks?: Readonly<Record<string, Times>>;
}

const MINUTE = 60_000;
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** A calendar that never opens would never end. */
const MOST_DAYS = 40_000;

export function createLuxonLoop(calendar: VectorHours): LuxonLoop {
  const spansOf = dayReader(calendar);
  /** The day before too: its last interval may reach into this one. */
  const firstDay = (at: Date): DateTime => DateTime.fromJSDate(at, { zone: calendar.tz }).startOf('day').minus({ days: 1 });
  return {
    add(start, minutes) {
      let left = minutes * MINUTE;
      let day = firstDay(start);
      for (let n = 0; n < MOST_DAYS; n += 1, day = day.plus({ days: 1 })) {
        for (const span of spansOf(day)) {
          const from = Math.max(span.from, start.getTime());
          if (from >= span.to) continue;
          if (left <= span.to - from) return new Date(from + left);
          left -= span.to - from;
        }
      }
      throw new RangeError('it never opens for so long');
    },
    between(start, end) {
      let work = 0;
      for (let day = firstDay(start); day.toMillis() < end.getTime(); day = day.plus({ days: 1 }))
        for (const { from, to } of spansOf(day))
          work += Math.max(0, Math.min(to, end.getTime()) - Math.max(from, start.getTime()));
      return work / MINUTE;
    },
  };
}

/** The open spans of a local day, in order. */
function dayReader({ hours, holidays = [], overrides, breaks }: VectorHours): (day: DateTime) => readonly Span[] {
  const free = new Set(holidays);
  return (day) => {
    const date = day.toISODate() ?? '';
    const weekly = hours[DAYS[day.weekday - 1] ?? 'mon'] ?? [];
    const times: Times = overrides?.[date] ?? (free.has(date) ? [] : weekly);
    const open = merged(times.map((time) => spanOf(day, time)));
    const away = (breaks?.[date] ?? []).map((time) => spanOf(day, time));
    return away.reduce((spans, one) => spans.flatMap((span) => without(span, one)), open);
  };
}

function spanOf(day: DateTime, [opens, closes]: readonly [string, string]): Span {
  const from = wall(day, opens);
  return { from, to: wall(closes <= opens ? day.plus({ days: 1 }) : day, closes) };
}

function wall(day: DateTime, time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour === 24 ? day.plus({ days: 1 }).toMillis() : day.set({ hour, minute }).toMillis();
}

function merged(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && span.from <= last.to) result[result.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else result.push(span);
  }
  return result;
}

function without({ from, to }: Span, away: Span): Span[] {
  const parts = [
    { from, to: Math.min(to, away.from) },
    { from: Math.max(from, away.to), to },
  ];
  return away.to <= from || away.from >= to ? [{ from, to }] : parts.filter((part) => part.to > part.from);
}
