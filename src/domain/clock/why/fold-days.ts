import type { Interval } from './explanation.ts';
import { addDays } from '../../hours/local-date.ts';
import { instantOf, localTime } from '../../hours/local-time.ts';

/** What people read of a clock's intervals: a line a day instead of one for each piece. */
export type DayLine =
  /** What counted on a date of the reader's zone: `spans` as `HH:MM`, `24:00` for its end. `minutes` are whole and add up with the others. */
  | {
      readonly kind: 'day';
      readonly from: Date;
      readonly date: string;
      readonly spans: readonly { readonly from: string; readonly to: string }[];
      readonly minutes: number;
      readonly states: readonly Pick<Interval, 'state' | 'reason'>[];
      /** The date has hours of its own. */
      readonly special: boolean;
    }
  | {
      readonly kind: 'still';
      readonly from: Date;
      readonly to: Date;
      readonly rule: 'paused' | 'stopped' | 'before_start';
      readonly of: Interval;
    }
  /** A whole date, in the calendar's zone, on which nothing counts though its weekday would. */
  | { readonly kind: 'holiday' | 'closed'; readonly from: Date; readonly date: string; readonly name?: Interval['name'] }
  | { readonly kind: 'break'; readonly from: Date; readonly to: Date }
  /** What counted in a stretch before hours or holidays were changed. */
  | { readonly kind: 'kept'; readonly from: Date; readonly to: Date; readonly minutes: number };

export interface FoldedDays {
  /** Of lines that are left out because there are too many: how many days they were, and what counted in them. */
  readonly earlier?: { readonly days: number; readonly minutes: number };
  readonly lines: readonly DayLine[];
  /** Real minutes outside hours: nights and free days. */
  readonly outside: number;
}

type Day = Extract<DayLine, { kind: 'day' }>;

/**
 * Folds intervals into days of `zone`, the reader's; holidays are dates of `calendarZone`. The newest `most` days, and as many
 * pauses. Minutes are rounded so
 * that those of all lines add up to the rounded sum.
 */
export function foldDays(
  intervals: readonly Interval[],
  { zone, calendarZone, most }: { readonly zone: string; readonly calendarZone: string; readonly most: number },
): FoldedDays {
  const days = countedDays(intervals, zone);
  const others = intervals.flatMap((interval) =>
    interval.counted && interval.rule !== 'kept' ? [] : otherLines(interval, calendarZone),
  );
  const all = [...days, ...others].sort((a, b) => a.from.getTime() - b.from.getTime());
  const pauses = all.filter(({ kind }) => kind === 'still').slice(-most);
  const rest = all.filter(({ kind }) => kind !== 'still');
  const shown = rest.slice(-most);
  const left = rest.slice(0, -most).filter((line) => 'minutes' in line);
  const lines = all.filter((line) => shown.includes(line) || pauses.includes(line));
  const outside = intervals.filter((one) => isUsual(one, calendarZone)).reduce((sum, one) => sum + realMinutes(one), 0);
  return {
    ...(left.length > 0 && { earlier: { days: left.length, minutes: left.reduce((sum, { minutes }) => sum + minutes, 0) } }),
    lines,
    outside: Math.round(outside),
  };
}

/** Nights and free days, and the nights around a date's own hours. */
function isUsual(interval: Interval, zone: string): boolean {
  const { rule, counted } = interval;
  return rule === 'outside_hours' || rule === 'free_day' || (rule === 'override' && !counted && !wholeDay(interval, zone));
}

function realMinutes({ from, to }: Interval): number {
  return (to.getTime() - from.getTime()) / 60_000;
}

function countedDays(intervals: readonly Interval[], zone: string): readonly Day[] {
  const byDate = new Map<string, Interval[]>();
  for (const interval of intervals.filter(({ counted, rule }) => counted && rule !== 'kept')) {
    for (const { date, part } of byLocalDate(interval, zone)) byDate.set(date, [...(byDate.get(date) ?? []), part]);
  }
  let [exact, told] = [0, 0];
  return [...byDate].map(([date, parts]): Day => {
    exact += parts.reduce((sum, one) => sum + realMinutes(one), 0);
    const minutes = Math.round(exact) - told;
    told += minutes;
    return {
      kind: 'day',
      from: parts[0]?.from ?? new Date(NaN),
      date,
      spans: spansOf(parts, { date, zone }),
      minutes,
      states: statesOf(parts),
      special: parts.some(({ rule }) => rule === 'override'),
    };
  });
}

/** A stretch cut at the midnights of a zone. */
function byLocalDate(interval: Interval, zone: string): readonly { readonly date: string; readonly part: Interval }[] {
  const parts: { date: string; part: Interval }[] = [];
  let { from } = interval;
  while (from < interval.to) {
    const { date } = localTime(from, zone);
    const midnight = new Date(instantOf(addDays(date, 1), '00:00', zone));
    // A date that clocks jump over ends where it begins: take what is left in one piece rather than never get on.
    const to = midnight > from && midnight < interval.to ? midnight : interval.to;
    parts.push({ date, part: { ...interval, from, to } });
    from = to;
  }
  return parts;
}

/** Where the state alone changes, the hours go on. */
function spansOf(parts: readonly Interval[], { date, zone }: { readonly date: string; readonly zone: string }): Day['spans'] {
  const joined: { from: Date; to: Date }[] = [];
  for (const { from, to } of parts) {
    const last = joined.at(-1);
    if (last && last.to.getTime() === from.getTime()) last.to = to;
    else joined.push({ from, to });
  }
  return joined.map(({ from, to }) => {
    const end = localTime(to, zone);
    return { from: localTime(from, zone).time, to: end.date === date ? end.time : '24:00' };
  });
}

function statesOf(parts: readonly Interval[]): Day['states'] {
  const seen = new Map(parts.map(({ state, reason }) => [`${state}:${reason ?? ''}`, { state, ...(reason && { reason }) }]));
  return [...seen.values()];
}

function otherLines(interval: Interval, zone: string): readonly DayLine[] {
  const { from, to, rule, name } = interval;
  switch (rule) {
    case 'paused':
    case 'stopped':
    case 'before_start':
      return [{ kind: 'still', from, to, rule, of: interval }];
    case 'break':
      return [{ kind: 'break', from, to }];
    case 'kept':
      return [{ kind: 'kept', from, to, minutes: Math.round(interval.minutes) }];
    case 'holiday':
    case 'override':
      return byLocalDate(interval, zone).flatMap(({ date, part }): readonly DayLine[] =>
        rule === 'override' && !wholeDay(part, zone)
          ? []
          : [{ kind: rule === 'holiday' ? 'holiday' : 'closed', from: part.from, date, ...(name !== undefined && { name }) }],
      );
    case 'outside_hours':
    case 'free_day':
    case 'counted':
      return [];
  }
}

/** The nights around a date's own hours are no news. */
function wholeDay({ from, to }: Interval, zone: string): boolean {
  return localTime(from, zone).time === '00:00' && localTime(to, zone).time === '00:00';
}
