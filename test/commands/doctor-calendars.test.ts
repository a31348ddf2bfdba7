import { expect, test } from '@jest/globals';
import { checkCalendars } from '../../src/commands/doctor/check-calendars.ts';
import { Calendar, compileCalendar } from '../../src/domain/hours/calendar.ts';

const now = new Date('2026-02-10T15:00:00Z');
const remedy = 'add the coming ones to calendars.yaml, or write them as dates of every year ("12-25")';

function says(holidays: readonly unknown[]): string {
  const calendar = Calendar.parse({ tz: 'America/Lima', hours: { mon: [['08:00', '18:00']] }, holidays });
  const [finding] = checkCalendars({ calendars: new Map([['oficina', compileCalendar(calendar)]]) }, now);
  expect(finding).toMatchObject({ ok: true, about: 'calendar oficina' });
  return finding?.says ?? '';
}

test.each<[string, readonly unknown[], string]>([
  ['none', [], 'no holidays (America/Lima)'],
  ['of every year', ['12-25', '01-01'], '2 days of holidays in the next 12 months, the next 2026-12-25'],
  ['two days on end', ['07-28', '07-29'], '2 days of holidays in the next 12 months, the next 2026-07-28'],
  [
    'forgotten since',
    ['2024-12-25', '2025-01-01'],
    `its holidays have run out, the last was 2025-01-01: from now on they count as working days; ${remedy}`,
  ],
  [
    'forgotten for a year and more',
    ['2024-07-28'],
    `its holidays have run out, the last was 2024-07-28: from now on they count as working days; ${remedy}`,
  ],
  [
    'nearly over',
    ['2025-05-01', '2025-07-28', '2025-07-29', '2026-04-03'],
    `only 1 day of holidays in the next 12 months, the next 2026-04-03, the last 2026-04-03, and 3 in those before; ${remedy}`,
  ],
  ['long gone, and left out on purpose', ['2019-05-01'], 'no holidays (America/Lima)'],
])('%s', (_, holidays, expected) => {
  expect(says(holidays)).toBe(expected);
});
