import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadDefinitions } from '../../../adapters/config/load-definitions.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mesa-config-'));
  cpSync(fileURLToPath(new URL('../../../config', import.meta.url)), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const terms = async () => (await loadDefinitions(folder)).definitions.terms;

function replaced(file: string, from: string | RegExp, to: string): void {
  const before = readFileSync(join(folder, file), 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${file} has no ${String(from)} any more`);
  writeFileSync(join(folder, file), after);
}

describe('the digest of what service levels are measured by', () => {
  test.each([
    ['a goal', 'sla.yaml', 'normal: { response: 4h', 'normal: { response: 5h'],
    ['an alert', 'sla.yaml', 'alerts: [50, 75, 100]', 'alerts: [50, 100]'],
    ['hours', 'calendars.yaml', "fri: [['08:00', '18:00']]", "fri: [['08:00', '17:00']]"],
    ["a team's hours", 'teams.yaml', 'calendar: oficina', 'calendar: emergencia'],
    ['how long a requester is waited for', 'desk.yaml', /^  close_after_days: \d+/m, '  close_after_days: 9'],
    ["the desk's zone", 'desk.yaml', 'zone: America/Lima', 'zone: America/Bogota'],
  ])('changes with %s', async (...[, file, from, to]) => {
    const before = await terms();
    replaced(file, from, to);
    expect(await terms()).not.toBe(before);
  });

  test('changes with a holiday in a file that a calendar names', async () => {
    const holiday = (date: string) =>
      ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', 'BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20260101T000000Z', `DTSTART;VALUE=DATE:${date}`, 'SUMMARY:Fiesta', 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n'); // prettier-ignore
    writeFileSync(join(folder, 'ours.ics'), holiday('20260320'));
    replaced('calendars.yaml', /^( +)hours:/m, '$1holidays_from: [ours.ics]\n$1hours:');
    const before = await terms();
    writeFileSync(join(folder, 'ours.ics'), holiday('20260323'));
    expect(await terms()).not.toBe(before);
  });

  test.each(['people.yaml', 'categories.yaml', 'sla.yaml', 'catalog/laptop.yaml', 'roles.yaml'])(
    'does not change with a remark in %s',
    async (file) => {
      const before = await terms();
      appendFileSync(join(folder, file), '\n# nothing that matters\n');
      expect(await terms()).toBe(before);
    },
  );

  test('does not change with what a form asks, or who reports to whom', async () => {
    const before = await terms();
    replaced('catalog/laptop.yaml', /^label: .*$/m, 'label: { es: Portátil nuevo, en: New laptop }');
    replaced('people.yaml', 'manager: luis', 'manager: marta');
    expect(await terms()).toBe(before);
  });
});
