import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadDefinitions } from '../../../adapters/config/load-definitions.ts';
import { ConfigurationError } from '../../../adapters/config/problem.ts';
import { smallDesk, writeDesk } from './small-desk.ts';

const ics = (...events: readonly string[]) =>
  ['BEGIN:VCALENDAR', ...events.map((event) => `BEGIN:VEVENT\n${event}\nEND:VEVENT`), 'END:VCALENDAR'].join('\n');
const christmas = ics('DTSTART;VALUE=DATE:20001225\nRRULE:FREQ=YEARLY\nSUMMARY:Navidad');

/** A desk whose calendar takes its holidays from these files. */
const desk = (names: string, files: Readonly<Record<string, string>> = {}) =>
  writeDesk({ ...smallDesk, 'calendars.yaml': `${smallDesk['calendars.yaml']}  holidays_from: ${names}\n`, ...files });

async function problemsOf(dir: string): Promise<readonly string[]> {
  const error: unknown = await loadDefinitions(dir).then(
    () => undefined,
    (refused: unknown) => refused,
  );
  if (!(error instanceof ConfigurationError)) throw new Error('not a refusal', { cause: error });
  return error.message.split('\n').map((line) => line.replaceAll(`${dir}/`, ''));
}

const friday = new Date('2028-12-25T15:00:00Z');

describe('holidays from a file', () => {
  test('are without hours, with their names, beside those of the calendar', async () => {
    const { definitions, remarks } = await loadDefinitions(
      await desk('[holidays/peru.ics]', { 'holidays/peru.ics': christmas.replaceAll('\n', '\r\n') }),
    );
    const working = definitions.calendars.get('oficina');
    const [piece] = working?.pieces(friday, new Date(friday.getTime() + 60_000)) ?? [];
    expect(piece).toMatchObject({ open: false, rule: 'holiday', name: { es: 'Navidad', en: 'Navidad' } });
    expect(working?.isOpen(new Date('2028-12-18T15:00:00Z'))).toBe(true);
    expect(working?.pieces(new Date('2026-05-01T15:00:00Z'), new Date('2026-05-01T16:00:00Z'))[0]?.rule).toBe('holiday');
    expect(remarks).toEqual([]);
  });

  test('one file serves several calendars, also of other zones, and may lie beside them', async () => {
    const second = `${smallDesk['calendars.yaml']}  holidays_from: [peru.ics]\nmadrid:\n  tz: Europe/Madrid\n  hours: { mon: [['08:00', '18:00']] }\n  holidays_from: [peru.ics]\n`;
    const dir = await writeDesk({ ...smallDesk, 'calendars.yaml': second, 'peru.ics': christmas });
    const { calendars } = (await loadDefinitions(dir)).definitions;
    for (const id of ['oficina', 'madrid']) expect(calendars.get(id)?.isOpen(friday)).toBe(false);
  });

  test('count for the hash, and for what service levels are measured by', async () => {
    const loaded = async (text: string) =>
      (await loadDefinitions(await desk('[holidays/peru.ics]', { 'holidays/peru.ics': text }))).definitions;
    const [one, again, other] = [
      await loaded(christmas),
      await loaded(christmas),
      await loaded(christmas.replace('1225', '1224')),
    ];
    expect([again.hash, again.terms]).toEqual([one.hash, one.terms]);
    expect(other.hash).not.toBe(one.hash);
    expect(other.terms).not.toBe(one.terms);
  });

  test('in an old encoding are read as well', async () => {
    const dir = await desk('[old.ics]');
    await writeFile(join(dir, 'old.ics'), Buffer.from(christmas.replace('Navidad', 'Día de Navidad'), 'latin1'));
    const working = (await loadDefinitions(dir)).definitions.calendars.get('oficina');
    expect(working?.pieces(friday, new Date(friday.getTime() + 1))[0]?.name?.es).toBe('Día de Navidad');
  });

  test('what covers no whole day is remarked', async () => {
    const party = ics('DTSTART:20261224T150000', 'DTSTART;VALUE=DATE:20261225');
    const { remarks } = await loadDefinitions(await desk('[a.ics]', { 'a.ics': party }));
    expect(remarks).toEqual([
      'calendar oficina: of a.ics, 1 with times that cover no whole day are passed over; "breaks" and "overrides" are for those',
    ]);
  });
});

describe('refused', () => {
  test.each([
    ['[https://example.com/peru.ics]', 'calendars.yaml:7: "https://example.com/peru.ics" is an address, not a file; download it'],
    ['[../peru.ics]', 'calendars.yaml:7: "../peru.ics" is outside of the folder of the configuration; copy it into holidays/'],
    ['[holidays/../../peru.ics]', 'calendars.yaml:7: "holidays/../../peru.ics" is outside of the folder'],
    ['[/etc/passwd]', 'calendars.yaml:7: "/etc/passwd" is outside of the folder'],
    ["['C:\\peru.ics']", 'calendars.yaml:7: "C:\\peru.ics" is outside of the folder'],
    ['[holidays/peru.csv]', 'calendars.yaml:7: "holidays/peru.csv" is no iCalendar file; name a file that ends in .ics'],
    ['[a/b/peru.ics]', 'calendars.yaml:7: "a/b/peru.ics" is too deep, or hidden; put it into holidays/'],
    ['[holidays/.peru.ics]', 'calendars.yaml:7: "holidays/.peru.ics" is too deep, or hidden'],
    ['[holidays/peru.ics]', 'calendars.yaml:7: there is no file "holidays/peru.ics"; put it there, or correct the name'],
    ['[good.ics, good.ics]', 'calendars.yaml:7: "good.ics" is named twice; keep one of the two'],
    ['[god.ics]', 'calendars.yaml:7: there is no file "god.ics"; did you mean "good.ics"?'],
    ['[folder.ics]', 'calendars.yaml:7: "folder.ics" cannot be read (EISDIR); make it a file'],
    ['[out.ics]', 'calendars.yaml:7: "out.ics" leads out of the folder of the configuration; copy the file itself'],
    ['[bad.ics]', 'bad.ics:3: "2026-02-30" is no date; dates are YYYYMMDD'],
    ['peru.ics', 'calendars.yaml:7: "holidays_from" must be a list, not "peru.ics"'],
  ])('%s', async (names, says) => {
    const dir = await desk(names, { 'good.ics': christmas, 'bad.ics': ics('DTSTART;VALUE=DATE:20260230') });
    await mkdir(join(dir, 'folder.ics'));
    await symlink('/etc/hostname', join(dir, 'out.ics'));
    expect((await problemsOf(dir)).map((line) => line.slice(0, says.length))).toEqual([says]);
  });

  test('a file that is too large', async () => {
    const dir = await desk('[big.ics]', { 'big.ics': christmas.padEnd(2_000_001) });
    expect(await problemsOf(dir)).toEqual(['calendars.yaml:7: "big.ics" is larger than 2 MB; take out of it what is no holiday']);
  });
});
