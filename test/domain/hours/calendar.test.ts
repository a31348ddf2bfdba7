import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { Calendar, compileCalendar } from '../../../src/domain/hours/calendar.ts';
import { runSla } from '../../../src/domain/hours/sla-vectors.ts';

const file: unknown = JSON.parse(readFileSync(new URL('../../fixtures/sla/vectors.json', import.meta.url), 'utf8'));
const Expected = z.object({ id: z.string(), op: z.string(), source: z.string(), expected: z.union([z.string(), z.number()]) });
const { vectors } = z.object({ vectors: z.array(Expected) }).parse(file);

const compile = (calendar: z.input<typeof Calendar>) => compileCalendar(Calendar.parse(calendar));
const at = (text: string) => new Date(text);
const office = [['08:00', '18:00']] satisfies [string, string][];
const week = { mon: office, tue: office, wed: office, thu: office, fri: office };
const lima = compile({ tz: 'America/Lima', hours: week, holidays: ['2026-07-28'] });

describe('the public vectors', () => {
  const answers = runSla(file);

  test('all are there and none is refused', () => {
    expect(vectors).toHaveLength(319);
    expect(answers.problems).toEqual([]);
  });

  test.each(vectors)('$id $op ($source)', ({ id, expected }) => {
    expect(answers.results[id]).toBe(expected);
  });
});

describe('where known systems differ', () => {
  test('a day that never existed is skipped', () => {
    const shop = [['09:00', '17:00']] satisfies [string, string][];
    const apia = compile({ tz: 'Pacific/Apia', hours: { mon: shop, tue: shop, wed: shop, thu: shop, fri: shop } });
    expect(apia.add(at('2011-12-30T02:00:00Z'), 120)).toEqual(at('2012-01-01T20:00:00Z'));
    expect(apia.between(at('2011-12-30T03:00:00Z'), at('2012-01-01T19:00:00Z'))).toBe(0);
  });

  test('what is used up at closing is due at closing', () => {
    expect(lima.add(at('2026-03-09T13:00:00Z'), 600)).toEqual(at('2026-03-09T23:00:00Z'));
  });

  test('nothing added outside hours is the next opening, while open it is the same instant', () => {
    expect(lima.add(at('2026-03-07T15:00:00Z'), 0)).toEqual(at('2026-03-09T13:00:00Z'));
    expect(lima.add(at('2026-03-09T23:00:00Z'), 0)).toEqual(at('2026-03-10T13:00:00Z'));
    expect(lima.add(at('2026-03-09T14:00:00Z'), 0)).toEqual(at('2026-03-09T14:00:00Z'));
  });

  test('an end before the start is no time', () => {
    expect(lima.between(at('2026-03-10T15:00:00Z'), at('2026-03-09T15:00:00Z'))).toBe(0);
  });

  test('a shift over a clock change counts the hours that passed', () => {
    const nights = compile({ tz: 'Europe/Berlin', hours: { sat: [['22:00', '06:00']] } });
    expect(nights.between(at('2026-03-28T12:00:00Z'), at('2026-03-29T12:00:00Z'))).toBe(7 * 60);
    expect(nights.between(at('2026-10-24T12:00:00Z'), at('2026-10-25T12:00:00Z'))).toBe(9 * 60);
  });

  test('an end in the gap moves later, in the overlap it is the first pass', () => {
    const early = compile({ tz: 'Europe/Berlin', hours: { sun: [['01:00', '02:30']] } });
    expect(early.between(at('2026-03-28T23:00:00Z'), at('2026-03-29T12:00:00Z'))).toBe(90);
    expect(early.add(at('2026-03-28T23:00:00Z'), 90)).toEqual(at('2026-03-29T01:30:00Z'));
    expect(early.add(at('2026-10-24T22:00:00Z'), 90)).toEqual(at('2026-10-25T00:30:00Z'));
  });
});

describe('intervals', () => {
  test('what passes midnight belongs to the next date from there on, so that a holiday swallows it', () => {
    const nights = { tz: 'Etc/UTC', hours: { mon: [['22:00', '06:00']] } } satisfies z.input<typeof Calendar>;
    const split = { tz: 'Etc/UTC', hours: { mon: [['22:00', '24:00']], tue: [['00:00', '06:00']] } } satisfies z.input<
      typeof Calendar
    >;
    for (const calendar of [nights, split]) {
      expect(compile(calendar).add(at('2026-03-09T23:00:00Z'), 420)).toEqual(at('2026-03-10T06:00:00Z'));
      expect(
        compile({ ...calendar, holidays: ['2026-03-10'] }).between(at('2026-03-09T00:00:00Z'), at('2026-03-11T00:00:00Z')),
      ).toBe(120);
    }
    expect(compile(nights).dayMinutes).toBe(480);
  });

  test('an override over midnight opens the next morning, even of a holiday', () => {
    const working = compile({
      tz: 'Etc/UTC',
      hours: {},
      holidays: ['2026-03-10'],
      overrides: { '2026-03-09': [['22:00', '06:00']] },
    });
    expect(working.between(at('2026-03-01T00:00:00Z'), at('2026-04-01T00:00:00Z'))).toBe(480);
    expect(working.dayMinutes).toBe(480);
  });

  test('an override beats a holiday, and breaks are taken from either, over midnight too', () => {
    const overrides = { '2026-07-28': [['09:00', '12:00']] } satisfies Record<string, [string, string][]>;
    const working = compile({
      tz: 'Etc/UTC',
      hours: week,
      holidays: ['2026-07-28'],
      overrides,
      breaks: { '2026-07-27': [['17:00', '10:00']] },
    });
    expect(working.between(at('2026-07-27T00:00:00Z'), at('2026-07-29T00:00:00Z'))).toBe(9 * 60 + 2 * 60);
  });

  test('overlapping intervals count once', () => {
    const working = compile({ tz: 'Etc/UTC', hours: { mon: [['12:00', '15:00'], ['08:00', '13:00']] } }); // prettier-ignore
    expect(working.between(at('2026-03-09T00:00:00Z'), at('2026-03-10T00:00:00Z'))).toBe(420);
    expect(working.dayMinutes).toBe(420);
  });

  test('each interval meets a clock change by itself', () => {
    // Saturday 29 March 2025 ends at 23:00 in Nuuk: 23:15 moves to 00:15, past the midnight of the other interval.
    const hours: [string, string][] = [['00:00', '23:15'], ['00:00', '24:00']]; // prettier-ignore
    const day = [at('2025-03-29T02:00:00Z'), at('2025-03-30T12:00:00Z')] as const;
    const overrides = { '2025-03-29': hours };
    expect(compile({ tz: 'America/Nuuk', hours: { sat: hours } }).between(...day)).toBe(23 * 60 + 15);
    expect(compile({ tz: 'America/Nuuk', hours: {}, overrides }).between(...day)).toBe(23 * 60 + 15);
  });

  test('a nominal day is the mean over the weekdays that work', () => {
    expect(lima.dayMinutes).toBe(600);
    expect(compile({ tz: 'Etc/UTC', hours: { ...week, sat: [['08:00', '12:00']] } }).dayMinutes).toBe(540);
  });

  test('opens on the minute and is closed on the minute', () => {
    expect(lima.isOpen(at('2026-03-09T13:00:00Z'))).toBe(true);
    expect(lima.isOpen(at('2026-03-09T12:59:59.999Z'))).toBe(false);
    expect(lima.isOpen(at('2026-03-09T23:00:00Z'))).toBe(false);
    expect(lima.nextOpening(at('2026-07-27T23:00:00Z'))).toEqual(at('2026-07-29T13:00:00Z'));
    expect(lima.nextOpening(at('2026-12-31T23:30:00Z'))).toEqual(at('2027-01-01T13:00:00Z'));
  });
});

describe('refusals', () => {
  test.each([
    ['tz', { tz: 'America/Limaa', hours: {} }, 'not a known time zone'],
    ['hours.mon.0.0', { tz: 'Etc/UTC', hours: { mon: [['8:00', '18:00']] } }, 'a start is HH:MM'],
    ['hours.mon.0.0', { tz: 'Etc/UTC', hours: { mon: [['24:00', '18:00']] } }, 'a start is HH:MM'],
    ['hours.mon.0.1', { tz: 'Etc/UTC', hours: { mon: [['08:00', '25:00']] } }, 'an end is HH:MM'],
    ['hours.mon.0', { tz: 'Etc/UTC', hours: { mon: [['08:00', '08:00']] } }, 'must not end when it starts'],
    ['hours', { tz: 'Etc/UTC', hours: { lun: [['08:00', '18:00']] } }, 'nrecognized key'],
    ['holidays.0', { tz: 'Etc/UTC', hours: {}, holidays: ['2026-02-29'] }, 'dates are YYYY-MM-DD and must exist'],
    ['breaks.2026-02-29', { tz: 'Etc/UTC', hours: {}, breaks: { '2026-02-29': [] } }, 'dates are YYYY-MM-DD and must exist'],
    ['', { tz: 'Etc/UTC', hours: {}, holiday: [] }, 'nrecognized key'],
  ])('at "%s" of %j', (path, calendar, message) => {
    const issues = Calendar.safeParse(calendar).error?.issues ?? [];
    expect(issues.map((issue) => issue.path.join('.'))).toEqual([path]);
    expect(issues[0]?.message).toContain(message);
  });

  test('a calendar that never opens says so, instead of searching for ever', () => {
    const never = compile({ tz: 'Etc/UTC', hours: {} });
    const once = compile({ tz: 'Etc/UTC', hours: {}, overrides: { '2026-03-09': office } });
    expect(() => never.add(at('2026-03-09T00:00:00Z'), 0)).toThrow(
      new RangeError('the calendar never opens after 2026-03-09T00:00:00.000Z'),
    );
    expect(() => never.add(at('2026-03-09T00:00:00Z'), 1)).toThrow(RangeError);
    expect(never.between(at('2020-01-01T00:00:00Z'), at('2030-01-01T00:00:00Z'))).toBe(0);
    expect(never.dayMinutes).toBe(0);
    expect(once.add(at('2020-01-01T00:00:00Z'), 600)).toEqual(at('2026-03-09T18:00:00Z'));
    expect(() => once.add(at('2020-01-01T00:00:00Z'), 601)).toThrow('not open for 601 minutes after 2020-01-01');
    expect(() => once.nextOpening(at('2026-03-09T18:00:00Z'))).toThrow(RangeError);
    expect(() => lima.add(at('2026-03-09T00:00:00Z'), 1e9)).toThrow(RangeError);
  });

  test.each([-1, NaN])('%p minutes', (minutes) => {
    expect(() => lima.add(at('2026-03-09T00:00:00Z'), minutes)).toThrow('must be 0 or more minutes');
  });

  test('dates that are none, or are out of reach', () => {
    expect(() => lima.add(at('soon'), 1)).toThrow('needs a valid date');
    expect(() => lima.isOpen(at('1776-07-04T00:00:00Z'))).toThrow('from 1900 to 2299');
  });
});
