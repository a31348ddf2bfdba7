import { describe, expect, test } from '@jest/globals';
import { Temporal } from '@js-temporal/polyfill';
import fc from 'fast-check';
import { Calendar, compileCalendar } from '../../../src/domain/clock/calendar.ts';
import { weekdays } from '../../../src/domain/clock/day-plan.ts';

/** Zones with the local date around which their clocks do something worth testing. */
const places = [
  ['America/Lima', '2026-03-09'],
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['America/Santiago', '2026-04-05'],
  ['America/Santiago', '2026-09-06'],
  ['Pacific/Apia', '2011-12-30'],
  ['Asia/Kolkata', '2026-12-31'],
  ['America/Havana', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Africa/Casablanca', '2026-02-15'],
  ['America/Nuuk', '2025-03-29'],
  ['America/New_York', '2026-11-01'],
] as const;

const pad = (value: number) => String(value).padStart(2, '0');
const time = (quarter: number) => `${pad(Math.floor(quarter / 4))}:${pad((quarter % 4) * 15)}`;
const interval = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 0, max: 96 }))
  .filter(([from, to]) => from !== to)
  .map(([from, to]): [string, string] => [time(from), time(to)]);
const intervals = fc.array(interval, { maxLength: 3 });

const dated = (date: string, max: number) =>
  fc.array(fc.tuple(fc.integer({ min: -4, max: 4 }), intervals), { maxLength: max }).map((entries) =>
    Object.fromEntries(entries.map(([days, value]) => [Temporal.PlainDate.from(date).add({ days }).toString(), value])),
  ); // prettier-ignore

const situation = fc.constantFrom(...places).chain(([tz, date]) => {
  const calendar = fc.record({
    tz: fc.constant(tz),
    hours: fc.record(Object.fromEntries(weekdays.map((weekday) => [weekday, intervals])), { requiredKeys: [] }),
    holidays: dated(date, 2).map(Object.keys),
    overrides: dated(date, 2),
    breaks: dated(date, 2),
  });
  const middle = Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds;
  const instant = fc.integer({ min: -4 * 1440, max: 4 * 1440 }).map((minutes) => new Date(middle + minutes * 60_000));
  return fc.record({
    calendar: calendar.map((written) => Calendar.parse(written)),
    date: fc.constant(date),
    instants: fc.tuple(instant, instant, instant),
  });
});

type Stretch = readonly [number, number];

/** The local wall times of the days around `date`, read with Temporal: slow, and written from the rules rather than from the code. */
function oracle(calendar: Calendar, date: string): (from: number, to: number) => number {
  const [open, breaks]: [Stretch[], Stretch[]] = [[], []];
  const instant = (day: Temporal.PlainDate, text: string) => {
    const wall = text === '24:00' ? day.add({ days: 1 }).toPlainDateTime() : day.toPlainDateTime(text);
    return wall.toZonedDateTime(calendar.tz, { disambiguation: 'compatible' }).epochMilliseconds;
  };
  const existed = (day: Temporal.PlainDate) => day.toZonedDateTime(calendar.tz).toPlainDate().equals(day);
  const put = (into: Stretch[], day: Temporal.PlainDate, spans: readonly (readonly [string, string])[]) => {
    if (existed(day)) into.push(...spans.map(([from, to]): Stretch => [instant(day, from), instant(day, to)]));
  };
  const evening = (spans: readonly (readonly [string, string])[]) =>
    spans.map(([from, to]) => [from, to > from ? to : '24:00'] as const);
  const morning = (spans: readonly (readonly [string, string])[]) =>
    spans.flatMap(([from, to]) => (to > from || to === '00:00' ? [] : [['00:00', to] as const]));
  const weekday = (day: Temporal.PlainDate) => calendar.hours[weekdays[day.dayOfWeek - 1] ?? 'mon'] ?? [];

  for (let days = -7; days <= 7; days++) {
    const day = Temporal.PlainDate.from(date).add({ days });
    const before = day.subtract({ days: 1 });
    const override = calendar.overrides?.[day.toString()];
    if (override) put(open, day, evening(override));
    else if (!calendar.holidays.includes(day.toString())) put(open, day, [...evening(weekday(day)), ...morning(weekday(before))]);
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

const runs = { numRuns: 150 };

describe('working time in twelve places', () => {
  test('agrees with Temporal', () => {
    const property = fc.property(situation, ({ calendar, date, instants: [a, b] }) => {
      const expected = a < b ? oracle(calendar, date)(a.getTime(), b.getTime()) : 0;
      expect(compileCalendar(calendar).between(a, b)).toBe(expected);
    });
    fc.assert(property, { numRuns: 400 });
  });

  test('add is the earliest instant with that much working time behind it', () => {
    const property = fc.property(situation, fc.integer({ min: 1, max: 3000 }), ({ calendar, instants: [start] }, minutes) => {
      fc.pre(Object.values(calendar.hours).some((spans) => spans.length > 0));
      const working = compileCalendar(calendar);
      const due = working.add(start, minutes);
      expect(working.between(start, due)).toBe(minutes);
      expect(working.between(start, new Date(due.getTime() - 1))).toBeLessThan(minutes);
    });
    fc.assert(property, runs);
  });

  test('what was worked by some instant, mostly a closing, is due by that instant', () => {
    const property = fc.property(situation, ({ calendar, instants: [start, end] }) => {
      const working = compileCalendar(calendar);
      const minutes = working.between(start, end);
      fc.pre(minutes > 0);
      const due = working.add(start, minutes);
      expect(due.getTime()).toBeLessThanOrEqual(end.getTime());
      expect(working.between(start, new Date(due.getTime() - 1))).toBeLessThan(minutes);
    });
    fc.assert(property, runs);
  });

  test('between adds up, never shrinks and never exceeds the clock', () => {
    const property = fc.property(situation, ({ calendar, instants }) => {
      const working = compileCalendar(calendar);
      const [a, b, c] = instants.toSorted((one, other) => one.getTime() - other.getTime()) as typeof instants;
      expect(working.between(a, c)).toBeCloseTo(working.between(a, b) + working.between(b, c), 6);
      expect(working.between(a, c)).toBeGreaterThanOrEqual(working.between(a, b));
      expect(working.between(a, c)).toBeLessThanOrEqual((c.getTime() - a.getTime()) / 60_000);
    });
    fc.assert(property, runs);
  });

  test('the next opening is open, and nothing is worked before it', () => {
    const property = fc.property(situation, ({ calendar, instants: [at] }) => {
      fc.pre(Object.values(calendar.hours).some((spans) => spans.length > 0));
      const working = compileCalendar(calendar);
      const opening = working.nextOpening(at);
      expect(working.isOpen(opening)).toBe(true);
      expect(working.isOpen(at)).toBe(opening.getTime() === at.getTime());
      expect(working.between(at, opening)).toBe(0);
    });
    fc.assert(property, runs);
  });

  test('adding in two steps is adding at once, and more is never earlier', () => {
    const minutes = fc.integer({ min: 1, max: 1500 });
    const property = fc.property(situation, minutes, minutes, ({ calendar, instants: [start] }, one, two) => {
      fc.pre(Object.values(calendar.hours).some((spans) => spans.length > 0));
      const working = compileCalendar(calendar);
      const once = working.add(start, one + two);
      expect(working.add(working.add(start, one), two)).toEqual(once);
      expect(once.getTime()).toBeGreaterThan(working.add(start, one).getTime());
    });
    fc.assert(property, runs);
  });
});
