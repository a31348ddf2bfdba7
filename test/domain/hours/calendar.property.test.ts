import { describe, expect, test } from '@jest/globals';
import { Temporal } from '@js-temporal/polyfill';
import fc from 'fast-check';
import { Calendar, compileCalendar } from '../../../src/domain/hours/calendar.ts';
import { weekdays } from '../../../src/domain/hours/day-plan.ts';
import { oracle } from './temporal-oracle.ts';

/** Zones with the local date around which their clocks do something worth testing. */
const places = [
  ['America/Lima', '2026-03-09'],
  ['America/Lima', '1908-07-28'],
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['Europe/Amsterdam', '1937-07-01'],
  ['Europe/Dublin', '1916-10-01'],
  ['America/Santiago', '2026-04-05'],
  ['America/Santiago', '2026-09-06'],
  ['Pacific/Apia', '2011-12-30'],
  ['Pacific/Kiritimati', '1994-12-31'],
  ['Pacific/Kwajalein', '1969-09-30'],
  ['Pacific/Kwajalein', '1993-08-21'],
  ['Asia/Kolkata', '2026-12-31'],
  ['Asia/Kathmandu', '1986-01-01'],
  ['Asia/Pyongyang', '2015-08-15'],
  ['Asia/Gaza', '2025-04-12'],
  ['America/Havana', '2026-11-01'],
  ['America/Caracas', '2007-12-09'],
  ['America/St_Johns', '2006-10-29'],
  ['America/Nuuk', '2025-03-29'],
  ['America/New_York', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Africa/Casablanca', '2026-02-15'],
  ['Africa/Monrovia', '1972-01-07'],
  ['Africa/Cairo', '2026-04-24'],
  ['Antarctica/Troll', '2026-03-29'],
  ['Antarctica/Troll', '2026-10-25'],
] as const;

const pad = (value: number) => String(value).padStart(2, '0');
const time = (quarter: number) => `${pad(Math.floor(quarter / 4))}:${pad((quarter % 4) * 15)}`;
const interval = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 0, max: 96 }))
  .filter(([from, to]) => from !== to)
  .map(([from, to]): [string, string] => [time(from), time(to)]);
const intervals = fc.array(interval, { maxLength: 3 });

const shifted = (date: string, days: number) => Temporal.PlainDate.from(date).add({ days }).toString();

const dated = (date: string, max: number) =>
  fc.array(fc.tuple(fc.integer({ min: -4, max: 4 }), intervals), { maxLength: max }).map((entries) =>
    Object.fromEntries(entries.map(([days, value]) => [shifted(date, days), value])),
  ); // prettier-ignore

const week = fc.record(Object.fromEntries(weekdays.map((weekday) => [weekday, intervals])), { requiredKeys: [] });
/** Single dates and those of every year. */
const holidays = (date: string) =>
  fc.array(fc.tuple(fc.integer({ min: -4, max: 4 }), fc.constantFrom(0, 5)), { maxLength: 2 }).map((entries) =>
    entries.map(([days, cut]) => shifted(date, days).slice(cut)),
  ); // prettier-ignore

const situation = fc.constantFrom(...places).chain(([tz, date]) => {
  const calendar = fc.record({
    tz: fc.constant(tz),
    hours: week,
    changes: fc.array(fc.record({ from: fc.integer({ min: -4, max: 4 }).map((days) => shifted(date, days)), hours: week }), {
      maxLength: 1,
    }),
    holidays: holidays(date),
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

const runs = { numRuns: 150 };
const opens = (calendar: Calendar) =>
  Object.values((calendar.changes?.at(-1) ?? calendar).hours).some((spans) => spans.length > 0);
const compiled = situation.map(({ calendar, ...rest }) => ({ ...rest, calendar, working: compileCalendar(calendar) }));
const openOnes = compiled.filter(({ calendar }) => opens(calendar));

describe('working time in many places', () => {
  test('agrees with Temporal', () => {
    const property = fc.property(compiled, ({ calendar, working, date, instants: [a, b] }) => {
      const expected = a < b ? oracle(calendar, date)(a.getTime(), b.getTime()) : 0;
      expect(working.between(a, b)).toBe(expected);
    });
    fc.assert(property, { numRuns: 250 });
  });

  test('add is the earliest instant with that much working time behind it', () => {
    const property = fc.property(openOnes, fc.integer({ min: 1, max: 3000 }), ({ working, instants: [start] }, minutes) => {
      const due = working.add(start, minutes);
      expect(working.between(start, due)).toBe(minutes);
      expect(working.between(start, new Date(due.getTime() - 1))).toBeLessThan(minutes);
    });
    fc.assert(property, runs);
  });

  test('subtract is the latest instant with that much working time before it', () => {
    const minutes = fc.integer({ min: 1, max: 180_000_000 }).map((milliseconds) => milliseconds / 60_000);
    const property = fc.property(openOnes, minutes, ({ calendar, working, instants: [end] }, budget) => {
      fc.pre(Object.values(calendar.hours).some((spans) => spans.length > 0));
      const start = working.subtract(end, budget);
      expect(working.between(start, end)).toBeCloseTo(budget, 6);
      expect(working.between(new Date(start.getTime() + 1), end)).toBeLessThan(budget);
      expect(working.between(working.subtract(end, 0), end)).toBe(0);
    });
    fc.assert(property, runs);
  });

  test('what was worked by some instant, mostly a closing, is due by that instant', () => {
    const property = fc.property(compiled, ({ working, instants: [start, end] }) => {
      const minutes = working.between(start, end);
      fc.pre(minutes > 0);
      const due = working.add(start, minutes);
      expect(due.getTime()).toBeLessThanOrEqual(end.getTime());
      expect(working.between(start, new Date(due.getTime() - 1))).toBeLessThan(minutes);
    });
    fc.assert(property, runs);
  });

  test('between adds up, never shrinks and never exceeds the clock', () => {
    const property = fc.property(compiled, ({ working, instants }) => {
      const [a, b, c] = inOrder(instants);
      expect(working.between(a, c)).toBeCloseTo(working.between(a, b) + working.between(b, c), 6);
      expect(working.between(a, c)).toBeGreaterThanOrEqual(working.between(a, b));
      expect(working.between(a, c)).toBeLessThanOrEqual((c.getTime() - a.getTime()) / 60_000);
    });
    fc.assert(property, runs);
  });

  test('the next opening is open, and nothing is worked before it', () => {
    const property = fc.property(openOnes, ({ working, instants: [at] }) => {
      const opening = working.nextOpening(at);
      expect(working.isOpen(opening)).toBe(true);
      expect(working.isOpen(at)).toBe(opening.getTime() === at.getTime());
      expect(working.between(at, opening)).toBe(0);
    });
    fc.assert(property, runs);
  });

  test('adding in two steps is adding at once, and more is never earlier', () => {
    const minutes = fc.integer({ min: 1, max: 1500 });
    const property = fc.property(openOnes, minutes, minutes, ({ working, instants: [start] }, one, two) => {
      const once = working.add(start, one + two);
      expect(working.add(working.add(start, one), two)).toEqual(once);
      expect(once.getTime()).toBeGreaterThan(working.add(start, one).getTime());
    });
    fc.assert(property, runs);
  });

  test('pieces are in order, without gaps, each unlike the next, and the open ones are what is worked', () => {
    const property = fc.property(compiled, ({ working, instants }) => {
      const [from, , to] = inOrder(instants);
      fc.pre(from < to);
      const pieces = working.pieces(from, to);
      expect([pieces[0]?.from, ...pieces.map((piece) => piece.to)]).toEqual([
        from,
        ...pieces.slice(1).map((piece) => piece.from),
        to,
      ]);
      for (const [index, piece] of pieces.entries()) {
        const worked = piece.open ? (piece.to.getTime() - piece.from.getTime()) / 60_000 : 0;
        expect(working.between(piece.from, piece.to)).toBe(worked);
        const next = pieces[index + 1];
        expect([piece.open, piece.rule, piece.name]).not.toEqual([next?.open, next?.rule, next?.name]);
      }
    });
    fc.assert(property, runs);
  });
});

test('over a hundred years and more, adding and what lies between give each other back', () => {
  const zone = fc.constantFrom(...places.map(([tz]) => tz));
  const hours: [string, string][] = [['00:30', '02:15'], ['08:00', '12:30'], ['22:00', '00:15']]; // prettier-ignore
  const working = new Map(
    places.map(([tz]) => [
      tz,
      compileCalendar(Calendar.parse({ tz, hours: { mon: hours, wed: hours, sun: hours }, holidays: ['12-25', { easter: -2 }] })),
    ]),
  );
  const start = fc.integer({ min: Date.UTC(1900, 0, 2), max: Date.UTC(2299, 0, 1) }).map((at) => new Date(at));
  const property = fc.property(zone, start, fc.integer({ min: 1, max: 50_000 }), (tz, from, minutes) => {
    const calendar = working.get(tz);
    if (!calendar) throw new Error(tz);
    const due = calendar.add(from, minutes);
    expect(calendar.between(from, due)).toBe(minutes);
    expect(calendar.between(calendar.subtract(due, minutes), due)).toBe(minutes);
    expect(calendar.between(calendar.nextOpening(from), due)).toBe(minutes);
  });
  fc.assert(property, { numRuns: 250 });
});

function inOrder(instants: readonly [Date, Date, Date]): readonly [Date, Date, Date] {
  return instants.toSorted((one, other) => one.getTime() - other.getTime()) as [Date, Date, Date];
}
