import { describe, expect, test } from '@jest/globals';
import { compileCalendar } from '../../../../src/domain/hours/calendar.ts';
import { fixedDue } from '../../../../src/domain/clock/policy/fixed-due.ts';
import type { FixedDue } from '../../../../src/domain/clock/policy/sla-policy.ts';
import type { Ticket } from '../../../../src/domain/ticket.ts';

const day = [['08:00', '18:00']] as [string, string][];
const hours = { mon: day, tue: day, wed: day, thu: day, fri: [['08:00', '13:00']] as [string, string][] };
/** Lima is five hours behind UTC; Friday ends at 13:00; 1 May is a holiday. */
const working = compileCalendar({ tz: 'America/Lima', hours, holidays: ['2026-05-01'] });

/** Of a ticket that was registered on Monday 2 March 2026, 09:00, unless another instant is given. */
function due(rule: FixedDue, answers: Ticket['answers'] = {}, registered = '2026-03-02T14:00:00Z'): string | undefined {
  const at = new Date(registered);
  return fixedDue({ answers, openedAt: at, ledger: [{ at, state: 'registered' }] }, rule, working)
    ?.toISOString()
    .slice(0, 16);
}

describe('a fixed due date', () => {
  test.each<readonly [string, FixedDue, Ticket['answers'], string | undefined]>([
    ['a date, at the end of its work', { date: '2026-03-05' }, {}, '2026-03-05T23:00'],
    ['a Friday, which ends earlier', { date: '2026-03-06' }, {}, '2026-03-06T18:00'],
    ['with a time of its own, also outside of the hours', { date: '2026-03-05', at: '20:30' }, {}, '2026-03-06T01:30'],
    ['a Sunday means the Friday before', { date: '2026-03-08', at: '09:00' }, {}, '2026-03-06T14:00'],
    ['a holiday means the day before', { date: '2026-05-01' }, {}, '2026-04-30T23:00'],
    ['a date of the form', { field: 'needed' }, { needed: '2026-03-10' }, '2026-03-10T23:00'],
    ['so many working days before it', { field: 'needed', days_before: 3 }, { needed: '2026-03-10' }, '2026-03-05T23:00'],
    ['counted from a working day', { field: 'needed', days_before: 1 }, { needed: '2026-03-08' }, '2026-03-05T23:00'],
    ['an instant of the form', { field: 'needed' }, { needed: '2026-03-10T15:00:00Z' }, '2026-03-10T15:00'],
    [
      'its date alone, where the policy has a time',
      { field: 'needed', at: '08:30' },
      { needed: '2026-03-11T03:00:00Z' },
      '2026-03-10T13:30',
    ],
    ['the first day of a range', { field: 'needed' }, { needed: { from: '2026-03-09', to: '2026-03-20' } }, '2026-03-09T23:00'],
    ['a field that was left empty', { field: 'needed' }, {}, undefined],
    ['a field with something else', { field: 'needed' }, { needed: 'pronto' }, undefined],
    ['a date that was over', { date: '2026-02-27' }, {}, undefined],
    ['a date that nobody will see', { field: 'needed' }, { needed: '9999-12-31' }, undefined],
    ['the next Wednesday', { weekday: 'wednesday' }, {}, '2026-03-04T23:00'],
    ['today, if it is still ahead', { weekday: 'monday', at: '12:00' }, {}, '2026-03-02T17:00'],
    ['else in a week', { weekday: 'monday', at: '08:00' }, {}, '2026-03-09T13:00'],
    ['a day of the month', { day_of_month: 15, at: '12:00' }, {}, '2026-03-13T17:00'],
    ['the last of the month', { day_of_month: 'last' }, {}, '2026-03-31T23:00'],
  ])('%s', (...[, rule, answers, expected]) => {
    expect(due(rule, answers)).toBe(expected);
  });

  test('a month that is too short means its last day', () => {
    expect(due({ day_of_month: 31 }, {}, '2026-04-02T14:00:00Z')).toBe('2026-04-30T23:00');
    expect(due({ day_of_month: 30 }, {}, '2027-02-01T14:00:00Z')).toBe('2027-02-26T18:00');
  });

  test('is asked of the moment that the clock begins, not of the opening', () => {
    const ledger = [
      { at: new Date('2026-03-02T14:00:00Z'), state: 'awaiting_approval' },
      { at: new Date('2026-03-06T14:00:00Z'), state: 'registered' },
    ] as const;
    const about = { answers: {}, openedAt: ledger[0].at, ledger: [...ledger] };
    expect(fixedDue(about, { weekday: 'thursday' }, working)?.toISOString()).toBe('2026-03-12T23:00:00.000Z');
    expect(fixedDue(about, { date: '2026-03-05' }, working)).toBeUndefined();
  });

  test('no rule, no date', () => {
    expect(fixedDue({ answers: {}, openedAt: new Date(), ledger: [] }, undefined, working)).toBeUndefined();
  });
});
