import { expect, test } from '@jest/globals';
import { minutesOf, parseDuration } from '../../../src/domain/hours/duration.ts';

test.each([
  ['2h', 120],
  ['30m', 30],
  ['1d', 600],
  ['3 d', 1800],
  ['4 h', 240],
  ['1h30m', 90],
  ['1h 30m', 90],
  [' 1D 2H ', 720],
  ['90m', 90],
])('"%s" is %d working minutes of a ten-hour day', (text, minutes) => {
  const duration = parseDuration(text);
  expect(duration && minutesOf(duration, { dayMinutes: 600 })).toBe(minutes);
});

test.each(['', 'h', '2', '2x', '0h', '0d0m', '-1h', '1.5h', '30m1h', '2h2h', '2h tomorrow', '123456d'])(
  '"%s" is no duration',
  (text) => {
    expect(parseDuration(text)).toBeUndefined();
  },
);

test('days need a calendar that has some', () => {
  expect(() => minutesOf({ days: 1, minutes: 0 }, { dayMinutes: 0 })).toThrow(RangeError);
  expect(minutesOf({ days: 0, minutes: 5 }, { dayMinutes: 0 })).toBe(5);
});
