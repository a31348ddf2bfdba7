import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { readRule } from '../../../../adapters/config/icalendar/read-rule.ts';
import { recurrenceDays } from '../../../../adapters/config/icalendar/recurrence.ts';
import { dayNumber } from '../../../../src/domain/hours/local-date.ts';

const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU');
const some = <T>(what: fc.Arbitrary<T>) => fc.uniqueArray(what, { minLength: 1, maxLength: 3 }).map((list) => list.join(','));
const nth = fc.tuple(fc.constantFrom(1, 2, 3, 4, -1, -2), weekday).map((parts) => parts.join(''));
const month = some(fc.integer({ min: 1, max: 12 })).map((list) => `BYMONTH=${list}`);
const monthDay = some(fc.integer({ min: 1, max: 28 })).map((list) => `BYMONTHDAY=${list}`);

/** Rules as calendars of holidays have them; of others (BYMONTHDAY=-1; BYDAY=4TH,-1TH) the library forgets days, or counts them twice. */
const rule = fc
  .oneof(
    fc.constant('FREQ=YEARLY'),
    month.map((by) => `FREQ=YEARLY;${by}`),
    fc.tuple(month, nth).map(([by, days]) => `FREQ=YEARLY;${by};BYDAY=${days}`),
    fc.tuple(month, monthDay).map(([by, days]) => `FREQ=YEARLY;${by};${days}`),
    some(fc.integer({ min: 1, max: 365 })).map((days) => `FREQ=YEARLY;BYYEARDAY=${days}`),
    fc.constant('FREQ=MONTHLY'),
    monthDay.map((days) => `FREQ=MONTHLY;${days}`),
    nth.map((days) => `FREQ=MONTHLY;BYDAY=${days}`),
    some(weekday).map((days) => `FREQ=WEEKLY;BYDAY=${days}`),
    fc.constant('FREQ=DAILY'),
  )
  .chain((by) => fc.integer({ min: 1, max: 3 }).map((interval) => `${by};INTERVAL=${interval};COUNT=12`));
const date = fc
  .integer({ min: 0, max: 9_000 })
  .map((days) => new Date(Date.UTC(2001, 0, 1) + days * 86_400_000).toISOString().slice(0, 10))
  .filter((text) => Number(text.slice(8)) <= 28);

test('a rule gives the same days as the iterator of the library does', () => {
  const property = fc.property(rule, date, (text, from) => {
    const [, , , value] = ICAL.parse.property(`RRULE:${text}`) as [string, unknown, string, unknown];
    const read = readRule({ line: 1, params: {}, values: [value] });
    if (typeof read === 'string') throw new Error(read);
    const iterator = ICAL.Recur.fromString(text).iterator(ICAL.Time.fromDateString(from));
    const expected: number[] = [];
    for (let next = iterator.next(); next; next = iterator.next()) expected.push(dayNumber(next.toString()));
    expect(recurrenceDays(read, dayNumber(from))).toEqual(expected);
  });
  fc.assert(property, { numRuns: 600 });
});
