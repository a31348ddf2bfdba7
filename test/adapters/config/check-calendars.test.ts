import { describe, expect, test } from '@jest/globals';
import { loadDefinitions } from '../../../adapters/config/load-definitions.ts';
import { ConfigurationError } from '../../../adapters/config/problem.ts';
import { smallDesk, withChange, writeDesk } from './small-desk.ts';

const hours = "    mon: [['08:00', '18:00']]";
const head = 'oficina:\n  tz: America/Lima\n  hours:\n';

/** The lines of the refusal, with the folder taken away. */
async function problemsOf(dir: string): Promise<readonly string[]> {
  const error: unknown = await loadDefinitions(dir).then(
    () => undefined,
    (refused: unknown) => refused,
  );
  if (error === undefined) return [];
  if (!(error instanceof ConfigurationError)) throw new Error('not a refusal', { cause: error });
  return error.message.split('\n').map((line) => line.replaceAll(`${dir}/`, ''));
}

const written = (text: string) => writeDesk({ ...smallDesk, 'calendars.yaml': `${head}${hours}\n${text}` });
const desk = (text: string) => writeDesk({ ...smallDesk, 'calendars.yaml': `${head}${text}` });

describe('hours that are written twice', () => {
  test.each([
    ["    mon: [['08:00', '13:00'], ['12:00', '18:00']]\n", 'calendars.yaml:4: 12:00 to 18:00 of "mon" overlaps 08:00 to 13:00; write each hour once'],
    ["    mon:\n      - ['14:00', '18:00']\n      - ['08:00', '18:00']\n", 'calendars.yaml:5: 14:00 to 18:00 of "mon" overlaps 08:00 to 18:00; '],
    ["    mon: [['08:00', '18:00'], ['08:00', '18:00']]\n", 'calendars.yaml:4: 08:00 to 18:00 of "mon" is written twice; '],
    ["    mon: [['22:00', '06:00']]\n    tue: [['05:00', '09:00']]\n", 'calendars.yaml:5: 05:00 to 09:00 of "tue" overlaps 22:00 to 06:00 of "mon"; '],
    ["    sun: [['22:00', '06:00']]\n    mon: [['00:00', '12:00']]\n", 'calendars.yaml:5: 00:00 to 12:00 of "mon" overlaps 22:00 to 06:00 of "sun"; '],
    [`${hours}\n  changes:\n    - from: 2027-01-01\n      hours: { mon: [['08:00', '13:00'], ['12:59', '18:00']] }\n`, 'calendars.yaml:7: 12:59 to 18:00 of "mon" overlaps 08:00 to 13:00; '],
    [`${hours}\n  overrides:\n    2026-12-24: [['08:00', '13:00'], ['10:00', '11:00']]\n`, 'calendars.yaml:6: 10:00 to 11:00 of "2026-12-24" overlaps 08:00 to 13:00; '],
    [`${hours}\n  breaks:\n    2026-12-31: [['22:00', '02:00']]\n    2027-01-01: [['01:00', '02:00']]\n`, 'calendars.yaml:7: 01:00 to 02:00 of "2027-01-01" overlaps 22:00 to 02:00 of "2026-12-31"; '],
  ])('%j', async (text, says) => {
    const problems = await problemsOf(await desk(text));
    expect(problems.map((line) => line.slice(0, says.length))).toEqual([says]);
  }); // prettier-ignore

  test.each([
    "    mon: [['08:00', '13:00'], ['13:00', '18:00']]\n",
    "    mon: [['22:00', '06:00']]\n    tue: [['06:00', '22:00'], ['22:00', '06:00']]\n",
    "    mon: [['00:00', '24:00']]\n    tue: [['00:00', '24:00']]\n    sun: [['00:00', '24:00']]\n",
    "    sun: [['22:00', '06:00']]\n    mon: [['06:00', '07:00']]\n",
  ])('but touching is none: %j', async (text) => {
    expect(await problemsOf(await desk(text))).toEqual([]);
  });
});

describe('other mistakes', () => {
  test.each([
    ['  holidays: [2026-05-01, "05-01", 2026-05-01]\n', 'calendars.yaml:5: the holiday 2026-05-01 is used twice (first at calendars.yaml:5); change one of the two'],
    ['  holidays: ["05-01", { every: "05-01", name: { es: Uno, en: One } }]\n', 'calendars.yaml:5: the holiday 05-01 is used twice'],
    ['  holidays: [{ easter: -2 }, { easter: -2 }]\n', 'calendars.yaml:5: the holiday 2 days before Easter is used twice'],
    ['  holidays: ["02-30"]\n', 'calendars.yaml:5: entry 1 of "holidays": "02-30" is not accepted; correct it: dates are YYYY-MM-DD and must exist, or MM-DD'],
    ['  holidays: [{ every: 2026-05-01 }]\n', 'calendars.yaml:5: "every": "2026-05-01" is not accepted; correct it: dates of every year are MM-DD'],
    ['  holidays: [{ date: 2026-02-29 }]\n', 'calendars.yaml:5: "date": "2026-02-29" is not accepted; correct it: dates are YYYY-MM-DD'],
    ['  holidays: [{ name: { es: Uno, en: One } }]\n', 'calendars.yaml:5: entry 1 of "holidays": a holiday has one of "date", "every" and "easter"; keep'],
    ['  holidays: [{ date: 2026-05-01, from: 2026 }]\n', 'calendars.yaml:5: entry 1 of "holidays": a single date has no first and last year; remove'],
    ['  holidays: [{ every: "05-01", from: 2030, to: 2026 }]\n', 'calendars.yaml:5: entry 1 of "holidays": its last year comes before its first; exchange'],
    ['  holidays: [{ every: "05-01", name: { es: Uno } }]\n', 'calendars.yaml:5: "name" has no text in English; add "en: …"'],
    ['  holidays: [{ ester: -2 }]\n', 'calendars.yaml:5: unknown key "ester"; did you mean "easter"?'],
    ['  holidays: [{ easter: 300 }]\n', 'calendars.yaml:5: "easter" is too big; it must be at most 250'],
    ['  holiday: [2026-05-01]\n', 'calendars.yaml:5: unknown key "holiday"; did you mean "holidays"?'],
    ['  overrides: { 2026-02-30: [] }\n', 'calendars.yaml:5: "2026-02-30": "2026-02-30" is not accepted; correct it: dates are'],
    ["  breaks: { 2026-05-04: [['12:00', '12:00']] }\n", 'calendars.yaml:5: entry 1 of "2026-05-04": an interval must not end when it starts; the whole day'],
    ['  changes: [{ from: 2027-01-01, hours: {} }]\n', 'calendars.yaml:5: the calendar "oficina" has no working hours any more from 2027-01-01 on; add a weekday'],
    ["  changes: [{ from: 2027-01-01, hours: { mon: [['08:00', '09:00']] } }, { from: 2027-01-01, hours: { mon: [['08:00', '09:00']] } }]\n", 'calendars.yaml:5: a change of hours on 2027-01-01 is used twice'],
    ['  changes: [{ since: 2027-01-01 }]\n', 'calendars.yaml:5: "from" is missing'],
    ['  name: Horario\n', 'calendars.yaml:5: "name" must be a group of keys, not "Horario"; write its keys below it'],
  ])('%j', async (text, says) => {
    const problems = await problemsOf(await written(text));
    expect(problems[0]?.slice(0, says.length)).toBe(says);
    for (const line of problems) expect(line).not.toMatch(/undefined|\[object/);
  }); // prettier-ignore

  test.each([
    ['America/Limaa', 'did you mean "America/Lima"?'],
    ['Lima', 'did you mean "America/Lima"?'],
    ['buenos aires', 'did you mean "America/Buenos_Aires"?'],
    ['Peru/Lima', 'did you mean "America/Lima"?'],
    ['hora peruana', 'names are like America/Lima'],
  ])('the zone %s', async (zone, remedy) => {
    const dir = await writeDesk(withChange('calendars.yaml', 'tz: America/Lima', `tz: ${zone}`));
    expect(await problemsOf(dir)).toEqual([`calendars.yaml:2: "${zone}" is not a known time zone; ${remedy}`]);
  });

  test('a mistake of one kind hides none of another, and what is referred to twice is told once', async () => {
    const text = `    mon: [['08:00', '12:00'], ['11:00', '12:00']]\n    tue: [['8', '12:00']]\n  holidays: &all [2026-02-30, 2026-05-01, 2026-05-01]\nother:\n  tz: America/Lima\n  hours: { mon: [['08:00', '12:00']] }\n  holidays: *all\n`;
    const dir = await writeDesk({ ...smallDesk, 'calendars.yaml': `${head.replace('Lima', 'Lime')}${text}` });
    expect((await problemsOf(dir)).map((line) => line.split(': ').slice(0, 2).join(': ').slice(0, 60))).toEqual([
      'calendars.yaml:2: "America/Lime" is not a known time zone; d',
      'calendars.yaml:4: 11:00 to 12:00 of "mon" overlaps 08:00 to ',
      'calendars.yaml:5: entry 1 of "tue"',
      'calendars.yaml:6: entry 1 of "holidays"',
      'calendars.yaml:6: the holiday 2026-05-01 is used twice (firs',
    ]);
  });

  test('several at once', async () => {
    const text = `${hours}\n    tue: [['08:00', '12:00'], ['11:00', '12:00']]\n  holidays: [2026-05-01, 2026-05-01]\n  holidays_from: [nowhere.ics]\n`;
    const problems = await problemsOf(
      await writeDesk({ ...smallDesk, 'calendars.yaml': `${head.replace('Lima', 'Lime')}${text}` }),
    );
    expect(problems.map((line) => line.split(': ')[0])).toEqual([
      'calendars.yaml:2',
      'calendars.yaml:5',
      'calendars.yaml:6',
      'calendars.yaml:7',
    ]);
  });
});
