import { describe, expect, test } from '@jest/globals';
import { Calendar, compileCalendar } from '../../../src/domain/hours/calendar.ts';

const always = { mon: [['00:00', '24:00']], tue: [['00:00', '24:00']], wed: [['00:00', '24:00']], thu: [['00:00', '24:00']] };
const week = { ...always, fri: [['00:00', '24:00']], sat: [['00:00', '24:00']], sun: [['00:00', '24:00']] };

/** The holidays of some years of a calendar that is always open otherwise, with their names. */
function holidays(written: readonly unknown[], from: number, to = from): readonly string[] {
  const working = compileCalendar(Calendar.parse({ tz: 'Etc/UTC', hours: week, holidays: written }));
  const days: string[] = [];
  for (let at = Date.UTC(from); at < Date.UTC(to + 1); at += 86_400_000) {
    const [piece] = working.pieces(new Date(at), new Date(at + 86_400_000));
    if (piece?.rule !== 'holiday') continue;
    expect(working.between(new Date(at), new Date(at + 86_400_000))).toBe(0);
    days.push([new Date(at).toISOString().slice(0, 10), piece.name?.en ?? ''].join(' ').trim());
  }
  return days;
}

describe('holidays', () => {
  test('of every year', () => {
    expect(holidays(['12-25', { every: '01-01' }], 1999, 2000)).toEqual(['1999-01-01', '1999-12-25', '2000-01-01', '2000-12-25']);
  });

  test('29 February where it exists', () => {
    expect(holidays(['02-29'], 2095, 2105)).toEqual(['2096-02-29', '2104-02-29']);
    expect(holidays([{ every: '02-29', from: 1896 + 4 }], 1900, 1904)).toEqual(['1904-02-29']);
  });

  test('of some years', () => {
    expect(holidays([{ every: '12-09', from: 2022, to: 2023 }], 2020, 2026)).toEqual(['2022-12-09', '2023-12-09']);
    expect(holidays([{ easter: 1, to: 2021 }], 2020, 2026)).toEqual(['2020-04-13', '2021-04-05']);
  });

  test('by Easter, in its earliest and its latest years too', () => {
    const easter = (year: number) => holidays([{ easter: 0 }], year);
    const known = ['1943-04-25', '1954-04-18', '1981-04-19', '2000-04-23', '2008-03-23', '2019-04-21', '2026-04-05', '2038-04-25', '2285-03-22', '2299-04-16'];
    expect(known.flatMap((date) => easter(Number(date.slice(0, 4))))).toEqual(known);
    expect(holidays([{ easter: -2 }, { easter: 60 }], 2026)).toEqual(['2026-04-03', '2026-06-04']);
    expect(holidays([{ easter: -80 }, { easter: 250 }], 2285)).toEqual(['2285-01-01', '2285-11-27']);
  }); // prettier-ignore

  test('the single date names a day, else what is written first', () => {
    const named = (what: object, en: string) => ({ ...what, name: { es: en, en } });
    const written = [named({ every: '05-01' }, 'first'), named({ every: '05-01' }, 'second'), named({ date: '2026-05-01' }, 'single'), '05-02'];
    expect(holidays(written, 2026, 2027)).toEqual(['2026-05-01 single', '2026-05-02', '2027-05-01 first', '2027-05-02']);
  }); // prettier-ignore

  test.each([
    ['13-01', 'dates are YYYY-MM-DD and must exist, or MM-DD'],
    ['2-29', 'dates are YYYY-MM-DD and must exist'],
    [{ every: '02-30' }, 'dates of every year are MM-DD and must exist'],
    [{ every: '12-25', easter: 0 }, 'one of "date", "every" and "easter"'],
    [{ date: '2026-12-25', to: 2027 }, 'a single date has no first and last year'],
    [{ every: '12-25', from: 2027, to: 2026 }, 'its last year comes before its first'],
    [{ easter: -81 }, 'expected number to be >=-80'],
    [{ easter: 0.5 }, 'expected int'],
  ])('%j is refused', (holiday, says) => {
    const read = Calendar.safeParse({ tz: 'Etc/UTC', hours: {}, holidays: [holiday] });
    expect(JSON.stringify(read.error?.issues)).toContain(says.replaceAll('"', '\\"'));
  });
});
