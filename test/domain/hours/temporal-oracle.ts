import { Temporal } from '@js-temporal/polyfill';
import type { Calendar } from '../../../src/domain/hours/calendar.ts';
import { weekdays } from '../../../src/domain/hours/day-plan.ts';

type Stretch = readonly [number, number];

const known = new Map<string, boolean>();

/** Asked again and again, and slow to answer. */
function existedIn(tz: string, date: string): boolean {
  const key = `${tz} ${date}`;
  const existed = known.get(key) ?? Temporal.PlainDate.from(date).toZonedDateTime(tz).toPlainDate().toString() === date;
  known.set(key, existed);
  return existed;
}

/** The local wall times of the days around `date`, read with Temporal: slow, and written from the rules rather than from the code. */
export function oracle(calendar: Calendar, date: string): (from: number, to: number) => number {
  const [open, breaks]: [Stretch[], Stretch[]] = [[], []];
  const instant = (day: Temporal.PlainDate, text: string) => {
    const wall = text === '24:00' ? day.add({ days: 1 }).toPlainDateTime() : day.toPlainDateTime(text);
    return wall.toZonedDateTime(calendar.tz, { disambiguation: 'compatible' }).epochMilliseconds;
  };
  const existed = (day: Temporal.PlainDate) => existedIn(calendar.tz, day.toString());
  const put = (into: Stretch[], day: Temporal.PlainDate, spans: readonly (readonly [string, string])[]) => {
    if (existed(day)) into.push(...spans.map(([from, to]): Stretch => [instant(day, from), instant(day, to)]));
  };
  const evening = (spans: readonly (readonly [string, string])[]) =>
    spans.map(([from, to]) => [from, to > from ? to : '24:00'] as const);
  const morning = (spans: readonly (readonly [string, string])[]) =>
    spans.flatMap(([from, to]) => (to > from || to === '00:00' ? [] : [['00:00', to] as const]));
  const hoursOn = (day: Temporal.PlainDate) =>
    calendar.changes?.findLast(({ from }) => from <= day.toString())?.hours ?? calendar.hours;
  const weekday = (day: Temporal.PlainDate) => hoursOn(day)[weekdays[day.dayOfWeek - 1] ?? 'mon'] ?? [];
  const isHoliday = (day: Temporal.PlainDate) =>
    calendar.holidays.some((holiday) => holiday === day.toString() || holiday === day.toString().slice(5));

  for (let days = -6; days <= 6; days++) {
    const day = Temporal.PlainDate.from(date).add({ days });
    const before = day.subtract({ days: 1 });
    const override = calendar.overrides?.[day.toString()];
    if (override) put(open, day, evening(override));
    else if (!isHoliday(day)) put(open, day, [...evening(weekday(day)), ...morning(weekday(before))]);
    put(open, day, morning(calendar.overrides?.[before.toString()] ?? []));
    put(breaks, day, [
      ...evening(calendar.breaks?.[day.toString()] ?? []),
      ...morning(calendar.breaks?.[before.toString()] ?? []),
    ]);
  }
  const inside = (spans: readonly Stretch[], at: number) => spans.some(([from, to]) => from <= at && at < to);
  return (from, to) => {
    const cuts = [from, to, ...[...open, ...breaks].flat().filter((cut) => from < cut && cut < to)].sort((a, b) => a - b);
    const pieces = cuts.slice(1).map((cut, index) => [cuts[index] ?? cut, cut] as const);
    return pieces.reduce((sum, [a, b]) => sum + (inside(open, a) && !inside(breaks, a) ? b - a : 0), 0) / 60_000;
  };
}
