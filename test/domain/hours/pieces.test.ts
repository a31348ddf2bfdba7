import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { Calendar, compileCalendar } from '../../../src/domain/hours/calendar.ts';

const office = [['08:00', '18:00']] satisfies [string, string][];
const week = { mon: office, tue: office, wed: office, thu: office, fri: office };
const compile = (calendar: Partial<z.input<typeof Calendar>>) =>
  compileCalendar(Calendar.parse({ tz: 'America/Lima', hours: week, ...calendar }));
const at = (text: string) => new Date(text);

/** Each piece as `from–to open|closed rule (name)`, in local time of UTC-5. */
function told(calendar: Partial<z.input<typeof Calendar>>, from: string, to: string): readonly string[] {
  const local = (date: Date) => new Date(date.getTime() - 5 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');
  const pieces = compile(calendar).pieces(at(`${from}:00-05:00`), at(`${to}:00-05:00`));
  return pieces.map((piece) =>
    [`${local(piece.from)} – ${local(piece.to)}`, piece.open ? 'open' : 'closed', piece.rule, piece.name?.es]
      .filter(Boolean)
      .join(' '),
  );
}

describe('pieces of a time', () => {
  test('a night is one piece, a free weekend another, a holiday has its name', () => {
    const holidays = [{ every: '05-01', name: { es: 'Día del Trabajo', en: 'Labour Day' } }];
    expect(told({ holidays }, '2026-04-29T17:00', '2026-05-04T09:00')).toEqual([
      '04-29 17:00 – 04-29 18:00 open hours',
      '04-29 18:00 – 04-30 08:00 closed hours',
      '04-30 08:00 – 04-30 18:00 open hours',
      '04-30 18:00 – 05-01 00:00 closed hours',
      '05-01 00:00 – 05-02 00:00 closed holiday Día del Trabajo',
      '05-02 00:00 – 05-04 00:00 closed free_day',
      '05-04 00:00 – 05-04 08:00 closed hours',
      '05-04 08:00 – 05-04 09:00 open hours',
    ]);
  });

  test('holidays of one name are one, of other names are two', () => {
    const named = (date: string, es: string) => ({ date, name: { es, en: es } });
    const days = [named('2026-07-28', 'Fiestas Patrias'), named('2026-07-29', 'Fiestas Patrias'), named('2026-07-30', 'Puente'), '2026-07-31'];
    expect(told({ holidays: days }, '2026-07-28T00:00', '2026-08-01T00:00')).toEqual([
      '07-28 00:00 – 07-30 00:00 closed holiday Fiestas Patrias',
      '07-30 00:00 – 07-31 00:00 closed holiday Puente',
      '07-31 00:00 – 08-01 00:00 closed holiday',
    ]);
  }); // prettier-ignore

  test('overrides open and close by their own rule, breaks are told where hours were', () => {
    const calendar = {
      holidays: ['2026-12-24'],
      overrides: { '2026-12-24': [['08:00', '13:00']], '2026-12-26': [['22:00', '02:00']] } satisfies Record<
        string,
        [string, string][]
      >,
      breaks: { '2026-12-24': [['12:00', '20:00']] } satisfies Record<string, [string, string][]>,
    };
    expect(told(calendar, '2026-12-24T00:00', '2026-12-25T07:00')).toEqual([
      '12-24 00:00 – 12-24 08:00 closed override',
      '12-24 08:00 – 12-24 12:00 open override',
      '12-24 12:00 – 12-24 13:00 closed break',
      '12-24 13:00 – 12-25 00:00 closed override',
      '12-25 00:00 – 12-25 07:00 closed hours',
    ]);
    expect(told(calendar, '2026-12-26T21:00', '2026-12-27T03:00')).toEqual([
      '12-26 21:00 – 12-26 22:00 closed override',
      '12-26 22:00 – 12-27 02:00 open override',
      '12-27 02:00 – 12-27 03:00 closed free_day',
    ]);
  });

  test('a night shift is open over midnight, and its morning on a free day is one of hours', () => {
    expect(told({ hours: { fri: [['22:00', '06:00']] } }, '2026-03-06T21:00', '2026-03-07T07:00')).toEqual([
      '03-06 21:00 – 03-06 22:00 closed hours',
      '03-06 22:00 – 03-07 06:00 open hours',
      '03-07 06:00 – 03-07 07:00 closed free_day',
    ]);
  });

  test('clock changes and days that never were', () => {
    const berlin = compile({ tz: 'Europe/Berlin', hours: { sun: [['00:00', '24:00']] } });
    const lengths = (from: string, to: string) =>
      berlin.pieces(at(from), at(to)).map(({ from: a, to: b, rule }) => [rule, (b.getTime() - a.getTime()) / 3_600_000]);
    expect(lengths('2026-03-27T23:00:00Z', '2026-03-30T22:00:00Z')).toEqual([['free_day', 24], ['hours', 23], ['free_day', 24]]); // prettier-ignore
    expect(lengths('2026-10-23T22:00:00Z', '2026-10-26T23:00:00Z')).toEqual([['free_day', 24], ['hours', 25], ['free_day', 24]]); // prettier-ignore
    const apia = compile({ tz: 'Pacific/Apia', hours: { fri: office } });
    const skipped = apia.pieces(at('2011-12-30T00:00:00Z'), at('2012-01-01T00:00:00Z'));
    expect(skipped.map(({ rule }) => rule)).toEqual(['free_day']);
  });

  test('a hundred years are as exact as a day', () => {
    const working = compile({ tz: 'America/New_York', holidays: ['12-25'] });
    const [from, to] = [at('1950-03-04T05:06:07.089Z'), at('2050-03-04T05:06:07.089Z')];
    const pieces = working.pieces(from, to);
    const open = pieces.filter((piece) => piece.open).reduce((sum, piece) => sum + piece.to.getTime() - piece.from.getTime(), 0);
    expect(open / 60_000).toBe(working.between(from, to));
    expect([pieces[0]?.from, pieces.at(-1)?.to]).toEqual([from, to]);
  });

  test('no time has no pieces, and times out of reach are refused', () => {
    const working = compile({});
    expect(working.pieces(at('2026-03-09T15:00:00Z'), at('2026-03-09T15:00:00Z'))).toEqual([]);
    expect(working.pieces(at('2026-03-10T15:00:00Z'), at('2026-03-09T15:00:00Z'))).toEqual([]);
    expect(() => working.pieces(at('1800-01-01T00:00:00Z'), at('2026-03-09T15:00:00Z'))).toThrow('from 1900 to 2299');
    expect(() => working.pieces(at('2026-01-01T00:00:00Z'), at('x'))).toThrow('needs a valid date');
  });
});

describe('other hours from a date on', () => {
  const nights = { thu: [['22:00', '06:00']] } satisfies Record<string, [string, string][]>;
  const changing = {
    changes: [
      { from: '2027-01-04', hours: { mon: [['09:00', '13:00']] } satisfies Record<string, [string, string][]> },
      { from: '2026-12-31', hours: nights },
    ],
  };

  test('what came before is counted by the old ones, and a shift that began is worked to its end', () => {
    expect(told(changing, '2026-12-30T17:00', '2027-01-04T14:00')).toEqual([
      '12-30 17:00 – 12-30 18:00 open hours',
      '12-30 18:00 – 12-31 22:00 closed hours',
      '12-31 22:00 – 01-01 06:00 open hours',
      '01-01 06:00 – 01-04 00:00 closed free_day',
      '01-04 00:00 – 01-04 09:00 closed hours',
      '01-04 09:00 – 01-04 13:00 open hours',
      '01-04 13:00 – 01-04 14:00 closed hours',
    ]);
    const over = compile({ hours: nights, changes: [{ from: '2027-01-01', hours: week }] });
    expect(over.between(at('2027-01-01T05:00:00Z'), at('2027-01-01T23:00:00Z'))).toBe(6 * 60 + 10 * 60);
  });

  test('a nominal day is that of the hours in force', () => {
    const working = compile(changing);
    const day = (text: string) => working.dayMinutesAt(at(text));
    expect(working.dayMinutes).toBe(600);
    expect([day('2026-12-31T04:59:59.999Z'), day('2026-12-31T05:00:00Z'), day('2027-01-04T05:00:00Z')]).toEqual([600, 480, 240]);
  });

  test('a calendar that closes for good says so', () => {
    const over = compile({ changes: [{ from: '2027-01-01', hours: {} }] });
    expect(over.add(at('2026-12-31T15:00:00Z'), 480)).toEqual(at('2026-12-31T23:00:00Z'));
    expect(() => over.add(at('2026-12-31T15:00:00Z'), 481)).toThrow('is not open for 481 minutes');
  });
});

describe('backwards', () => {
  test.each([
    ['2026-03-09T15:00:00Z', 60, '2026-03-09T14:00:00Z'],
    ['2026-03-09T15:00:00Z', 120, '2026-03-09T13:00:00Z'],
    ['2026-03-09T15:00:00Z', 121, '2026-03-06T22:59:00Z'],
    ['2026-03-09T15:00:00Z', 0, '2026-03-09T15:00:00Z'],
    ['2026-03-09T13:00:00Z', 0, '2026-03-06T23:00:00Z'],
    ['2026-03-08T15:00:00Z', 0.5, '2026-03-06T22:59:30Z'],
    ['2026-01-01T15:00:00Z', 1200, '2025-12-30T15:00:00Z'],
  ])('from %s by %d minutes', (end, minutes, start) => {
    expect(compile({}).subtract(at(end), minutes)).toEqual(at(start));
  });

  test('there is a beginning', () => {
    const once = compile({ hours: {}, overrides: { '2026-03-09': office } });
    expect(once.subtract(at('2030-01-01T00:00:00Z'), 600)).toEqual(at('2026-03-09T13:00:00Z'));
    expect(() => once.subtract(at('2030-01-01T00:00:00Z'), 601)).toThrow('was not open for 601 minutes before 2030-01-01');
    expect(() => compile({}).subtract(at('2026-03-09T15:00:00Z'), -1)).toThrow(RangeError);
  });
});
