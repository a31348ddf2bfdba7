import { describe, expect, test } from '@jest/globals';
import type { Holiday } from '../../../../src/domain/hours/holidays.ts';
import { holidaysFrom } from '../../../../adapters/config/icalendar/holidays-from.ts';
import { readOccasions } from '../../../../adapters/config/icalendar/occasions.ts';

const event = (...lines: readonly string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const calendar = (...lines: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Prueba//ES', ...lines, 'END:VCALENDAR', ''].join('\r\n');

function read(text: string, zone = 'America/Lima') {
  const problems: string[] = [];
  const occasions = readOccasions(text, (line, what, remedy) => problems.push(`${line}: ${what}; ${remedy}`));
  return { problems, ...holidaysFrom(occasions, zone) };
}

const dateOf = (holiday: Holiday) => (typeof holiday === 'string' ? holiday : (holiday.date ?? ''));

/** The dates that one event gives, in the years given. */
function dates(lines: readonly string[], [from, to] = [2026, 2027], zone?: string): readonly string[] {
  const { problems, holidays } = read(calendar(...event(...lines)), zone);
  expect(problems).toEqual([]);
  return holidays.map(dateOf).filter((date) => Number(date.slice(0, 4)) >= from && Number(date.slice(0, 4)) <= to);
}

describe('all-day events', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['without an end', ['DTSTART;VALUE=DATE:20260728'], ['2026-07-28']],
    ['the end is the first free day', ['DTSTART;VALUE=DATE:20260728', 'DTEND;VALUE=DATE:20260730'], ['2026-07-28', '2026-07-29']],
    ['an end on the day itself is taken for one day', ['DTSTART;VALUE=DATE:20260728', 'DTEND;VALUE=DATE:20260728'], ['2026-07-28']],
    ['a duration', ['DTSTART;VALUE=DATE:20260402', 'DURATION:P2D'], ['2026-04-02', '2026-04-03']],
    ['over the end of the year', ['DTSTART;VALUE=DATE:20261231', 'DURATION:P1W'], ['2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04', '2027-01-05', '2027-01-06']],
    ['a date that does not say that it is one', ['DTSTART:20260728'], ['2026-07-28']],
    ['marked as free, as published holidays are', ['DTSTART;VALUE=DATE:20260728', 'TRANSP:TRANSPARENT'], ['2026-07-28']],
    ['cancelled', ['DTSTART;VALUE=DATE:20260728', 'STATUS:CANCELLED'], []],
    ['every year', ['DTSTART;VALUE=DATE:20191225', 'RRULE:FREQ=YEARLY'], ['2026-12-25', '2027-12-25']],
    ['of the calendar that everybody uses', ['DTSTART;VALUE=DATE:20191225', 'RRULE:RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=OMIT'], ['2026-12-25', '2027-12-25']],
    ['every year, two days', ['DTSTART;VALUE=DATE:20191231', 'DURATION:P2D', 'RRULE:FREQ=YEARLY'], ['2026-01-01', '2026-12-31', '2027-01-01', '2027-12-31']],
    ['every year until one', ['DTSTART;VALUE=DATE:20191225', 'RRULE:FREQ=YEARLY;UNTIL=20261225'], ['2026-12-25']],
    ['until an instant, as Outlook writes it', ['DTSTART;VALUE=DATE:20191225', 'RRULE:FREQ=YEARLY;UNTIL=20261225T000000Z'], ['2026-12-25']],
    ['so many times', ['DTSTART;VALUE=DATE:20241225', 'RRULE:FREQ=YEARLY;COUNT=3'], ['2026-12-25']],
    ['every other year', ['DTSTART;VALUE=DATE:20231225', 'RRULE:FREQ=YEARLY;INTERVAL=2'], ['2027-12-25']],
    ['the fourth Thursday of November', ['DTSTART;VALUE=DATE:20201126', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH'], ['2026-11-26', '2027-11-25']],
    ['the last Monday of May', ['DTSTART;VALUE=DATE:20200525', 'RRULE:FREQ=YEARLY;BYDAY=-1MO;BYMONTH=5'], ['2026-05-25', '2027-05-31']],
    ['the Tuesday after the first Monday', ['DTSTART;VALUE=DATE:20201103', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8'], ['2026-11-03', '2027-11-02']],
    ['the last weekday of each quarter', ['DTSTART;VALUE=DATE:20260331', 'RRULE:FREQ=MONTHLY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=4'], ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31']],
    ['the hundredth day', ['DTSTART;VALUE=DATE:20200409', 'RRULE:FREQ=YEARLY;BYYEARDAY=100,-1'], ['2026-04-10', '2026-12-31', '2027-04-10', '2027-12-31']],
    ['further dates', ['DTSTART;VALUE=DATE:20260402', 'RDATE;VALUE=DATE:20260403,20270325', 'RDATE;VALUE=DATE:20270326'], ['2026-04-02', '2026-04-03', '2027-03-25', '2027-03-26']],
    ['but for some', ['DTSTART;VALUE=DATE:20191225', 'RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20271225'], ['2026-12-25']],
    ['but for some, written with a time', ['DTSTART;VALUE=DATE:20191225', 'RRULE:FREQ=YEARLY', 'EXDATE:20271225T000000Z'], ['2026-12-25']],
  ])('%s', (_, lines, expected) => {
    expect(dates(lines)).toEqual(expected);
  }); // prettier-ignore

  test('29 February only where it exists', () => {
    const leap = ['DTSTART;VALUE=DATE:20200229', 'RRULE:FREQ=YEARLY'];
    expect(dates(leap, [2090, 2105])).toEqual(['2092-02-29', '2096-02-29', '2104-02-29']);
  });

  test('a rule without an end goes on until 2299, from 1900 on', () => {
    const { holidays } = read(calendar(...event('DTSTART;VALUE=DATE:16010101', 'RRULE:FREQ=YEARLY')));
    expect([holidays.length, dateOf(holidays[0]!), dateOf(holidays.at(-1)!)]).toEqual([400, '1900-01-01', '2299-01-01']);
  });

  test('one that was moved, and one that was cancelled', () => {
    const uid = 'UID:navidad@prueba';
    const text = calendar(
      ...event(uid, 'DTSTART;VALUE=DATE:20251225', 'RRULE:FREQ=YEARLY;COUNT=3', 'SUMMARY:Navidad'),
      ...event(uid, 'RECURRENCE-ID;VALUE=DATE:20261225', 'DTSTART;VALUE=DATE:20261228', 'SUMMARY:Navidad, pasada al lunes'),
      ...event(uid, 'RECURRENCE-ID;VALUE=DATE:20271225', 'DTSTART;VALUE=DATE:20271225', 'STATUS:CANCELLED'),
    );
    expect(read(text).holidays).toEqual([
      { date: '2025-12-25', name: { es: 'Navidad', en: 'Navidad' } },
      { date: '2026-12-28', name: { es: 'Navidad, pasada al lunes', en: 'Navidad, pasada al lunes' } },
    ]);
  });

  test('names: folded, escaped, in two languages, with a mark before the file', () => {
    const text =
      '\uFEFF' +
      calendar(
        ...event(
          'DTSTART;VALUE=DATE:20260607',
          'SUMMARY;LANGUAGE=es:Batalla de Arica\\, Día de ',
          ' la\tBandera',
          'SUMMARY;LANGUAGE=en-GB:Flag Day',
        ),
      );
    const name = { es: 'Batalla de Arica, Día de la Bandera', en: 'Flag Day' };
    for (const ends of ['\r\n', '\n', '\r'])
      expect(read(text.replaceAll('\r\n', ends))).toMatchObject({ problems: [], holidays: [{ date: '2026-06-07', name }] });
  });

  test('several calendars in one file, and what is no event', () => {
    const alarm = ['BEGIN:VALARM', 'TRIGGER:-P1D', 'DTSTART;VALUE=DATE:broken', 'END:VALARM'];
    const todo = ['BEGIN:VTODO', 'DTSTART;VALUE=DATE:20260101', 'END:VTODO'];
    const text =
      calendar(...todo, ...event('DTSTART;VALUE=DATE:20260728', ...alarm)) + calendar(...event('DTSTART;VALUE=DATE:20260729'));
    expect(read(text).holidays.map(dateOf)).toEqual(['2026-07-28', '2026-07-29']);
  });
});

describe('events with times', () => {
  test.each<[string, readonly string[], string, readonly string[]]>([
    ['from midnight to midnight, of no zone', ['DTSTART:20260728T000000', 'DTEND:20260730T000000'], 'America/Lima', ['2026-07-28', '2026-07-29']],
    ['from midnight to midnight of its own zone', ['DTSTART;TZID=America/Lima:20260728T000000', 'DTEND;TZID=America/Lima:20260729T000000'], 'America/Lima', ['2026-07-28']],
    ['which is not midnight elsewhere', ['DTSTART;TZID=America/Lima:20260728T000000', 'DTEND;TZID=America/Lima:20260729T000000'], 'Europe/Madrid', []],
    ['in UTC', ['DTSTART:20260728T050000Z', 'DURATION:P1D'], 'America/Lima', ['2026-07-28']],
    ['in UTC, far in the east', ['DTSTART:20260727T100000Z', 'DTEND:20260728T100000Z'], 'Pacific/Kiritimati', ['2026-07-28']],
    ['a zone that nobody knows by this name is the calendar\'s own', ['DTSTART;TZID=SA Pacific Standard Time:20260728T000000', 'DURATION:PT24H'], 'America/Lima', ['2026-07-28']],
    ['the days in the middle', ['DTSTART:20260727T180000', 'DTEND:20260730T080000'], 'America/Lima', ['2026-07-28', '2026-07-29']],
    ['again and again', ['DTSTART:20260727T180000', 'DTEND:20260729T080000', 'RRULE:FREQ=YEARLY;COUNT=2'], 'America/Lima', ['2026-07-28', '2027-07-28']],
    ['a day of 23 hours', ['DTSTART:20260329T000000', 'DTEND:20260330T000000'], 'Europe/Berlin', ['2026-03-29']],
    ['an afternoon', ['DTSTART:20261224T130000', 'DTEND:20261224T230000'], 'America/Lima', []],
    ['a moment', ['DTSTART:20261224T130000'], 'America/Lima', []],
  ])('%s', (...[, lines, zone, expected]) => {
    expect(dates(lines, [2026, 2027], zone)).toEqual(expected);
  }); // prettier-ignore

  test('those that cover no day are counted', () => {
    const text = calendar(
      ...event('DTSTART:20261224T130000'),
      ...event('DTSTART:20261231T130000', 'RRULE:FREQ=YEARLY'),
      ...event('DTSTART:20261225'),
    );
    expect(read(text)).toMatchObject({ passedOver: 2, holidays: [{ date: '2026-12-25' }] });
  });
});

describe('a broken file is told with its line', () => {
  test.each<[string, string]>([
    ['', '1: the file has no events; it must be a calendar'],
    ['<!doctype html>\n<html>', '1: this is no iCalendar file: it must begin with BEGIN:VCALENDAR; export or download the file again, as .ics'],
    ['\n\nBEGIN:VEVENT\nEND:VEVENT', '3: this is no iCalendar file'],
    ['BEGIN:VCALENDAR\nEND:VCALENDAR', '1: the file has no events'],
    ['BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260728', '1: BEGIN:VCALENDAR has no END:VCALENDAR; the file was cut off'],
    ['BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR', '3: END:VCALENDAR ends what line 2 began as VEVENT; the file is damaged'],
    [calendar(...event('SUMMARY:Hola')), '4: the event has no DTSTART; write on which day it begins'],
    [calendar(...event('DTSTART;VALUE=DATE:20260230')), '5: "2026-02-30" is no date; dates are YYYYMMDD'],
    [calendar(...event('DTSTART;VALUE=DATE:')), '5: "--" is no date'],
    [calendar(...event('DTSTART:20260101T250000')), '5: "2026-01-01T25:00:00" is no date'],
    [calendar(...event('DTSTART;VALUE=DATE:20260728', 'DTEND;VALUE=DATE:20260727')), '6: the event ends before it begins; correct it'],
    [calendar(...event('DTSTART:20260728T100000', 'DTEND:20260728T090000')), '6: the event ends before it begins; correct it'],
    [calendar(...event('DTSTART;VALUE=DATE:20260728', 'DTEND;VALUE=DATE:20290727')), '6: the event lasts more than 366 days'],
    [calendar(...event('DTSTART;VALUE=DATE:20260728', 'DURATION:mucho')), '6: DURATION cannot be mucho; write it like P1D'],
    [calendar(...event('DTSTART;VALUE=DATE:20260728', 'RRULE:FREQ=SOMETIMES')), '6: RRULE cannot be read (invalid frequency)'],
    [calendar(...event('DTSTART;VALUE=DATE:20260728', 'RRULE:COUNT=2')), '6: the event repeats by a rule that makes no holidays: it has no FREQ'],
    [calendar(...event('DTSTART;VALUE=DATE:20260728', 'RRULE:FREQ=HOURLY')), '6: the event repeats by a rule that makes no holidays: it repeats hourly'],
    [calendar(...event('DTSTART;VALUE=DATE:20260728', 'RRULE:FREQ=YEARLY;BYWEEKNO=20')), '6: the event repeats by a rule that makes no holidays: BYWEEKNO is not understood'],
    [calendar(...event('DTSTART;VALUE=DATE:20260217', 'RRULE:RSCALE=CHINESE;FREQ=YEARLY;SKIP=OMIT')), '6: the event repeats by a rule that makes no holidays: RSCALE is not understood'],
    [calendar(...event('DTSTART;VALUE=DATE:20260403', 'RRULE:FREQ=YEARLY;BYEASTER=-2')), '6: the event repeats by a rule that makes no holidays: BYEASTER is not understood'],
    [calendar(...event('DTSTART;VALUE=DATE:20260728', 'RRULE:FREQ=YEARLY;UNTIL=nunca')), '6: the event repeats by a rule that makes no holidays: its UNTIL is no date'],
    [calendar(...event('DTSTART;VALUE=DATE:20260728', 'RRULE:FREQ=DAILY')), '6: the event comes more than 25000 times until 2299; give its rule an UNTIL'],
    [calendar(...event('DTSTART;VALUE=DATE:20260728', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30')), '6: the rule fits no day at all'],
    [calendar(...event('DTSTART;VALUE=DATE:20260728', 'EXDATE;VALUE="DATE:20260728')), '6: EXDATE cannot be read ('],
  ])('%j', (text, says) => {
    const { problems } = read(text);
    expect(problems.map((line) => line.slice(0, says.length))).toEqual([says]);
  }); // prettier-ignore

  test('a file that is no list of holidays does not cost much', () => {
    const always = event('DTSTART;VALUE=DATE:20000102', 'RRULE:FREQ=WEEKLY', 'DURATION:P1W');
    const meeting = event('DTSTART:20260101T090000', 'DTEND:20260101T100000');
    const much = 'the file has more days than any list of holidays; take out of it what is none';
    expect(read(calendar(...always)).problems).toEqual([`4: ${much}`]);
    expect(read(calendar(...Array.from({ length: 2_001 }, () => meeting).flat())).problems).toEqual([`8004: ${much}`]);
    expect(read(calendar(...Array.from({ length: 100 }, () => event('DTSTART:x')).flat())).problems).toHaveLength(20);
  });

  test('all of them at once, and each part of any file cut off anywhere is told, or read', () => {
    const text = calendar(...event('DTSTART:x'), ...event('DTSTART;VALUE=DATE:20260728', 'RRULE:FREQ=NEVER'), ...event());
    expect(read(text).problems.map((line) => line.split(':')[0])).toEqual(['9', '5', '11']);
    const whole = calendar(...event('DTSTART;VALUE=DATE:20260728', 'RRULE:FREQ=YEARLY;COUNT=2', 'SUMMARY:Fiestas'));
    for (let length = 0; length < whole.trimEnd().length; length += 1)
      expect(read(whole.slice(0, length)).problems).not.toEqual([]);
  });
});
