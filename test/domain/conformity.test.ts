import { expect, test } from '@jest/globals';
import { Calendar, compileCalendar } from '../../src/domain/hours/calendar.ts';
import { closingOf, conformityOf, nextSilence, reopenableUntil } from '../../src/domain/conformity.ts';
import type { Definitions } from '../../src/domain/definitions.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { bareTicket } from '../commands/bare-ticket.ts';

const hours: [string, string][] = [['08:00', '18:00']];
const office = compileCalendar(
  Calendar.parse({
    tz: 'America/Lima',
    hours: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
    holidays: ['2026-05-01'],
  }),
);
const usual = { nudge_after_days: [1, 2], close_after_days: 3, reopen_days: 5 };

function desk(more: object = {}): Definitions {
  const empty = { people: new Map(), sites: new Map(), teams: new Map(), categories: new Map(), items: new Map() };
  const settings = { calendar: 'oficina', conformity: usual };
  return { ...empty, calendars: new Map([['oficina', office]]), desk: settings, ...more } as unknown as Definitions;
}

const lima = (text: string): Date => new Date(`2026-${text}:00-05:00`);
const solvedAt = lima('04-29T16:00');
const solved = (more: Partial<Ticket> = {}): Ticket =>
  bareTicket({
    id: 'INC-1',
    state: 'resolved',
    ledger: [
      { at: lima('04-29T09:00'), state: 'registered' },
      { at: solvedAt, state: 'resolved' },
    ],
    ...more,
  });

test('nudges and closing come at their instants of working time: a holiday and a weekend do not count', () => {
  const first = lima('04-30T16:00');
  expect(nextSilence(solved(), desk(), solvedAt)).toEqual({ at: first, does: 'nudge', nudged: 1 });
  const once = solved({ nudges: 1, nudgedAt: first });
  expect(nextSilence(once, desk(), first)).toEqual({ at: lima('05-04T16:00'), does: 'nudge', nudged: 2 });
  const twice = solved({ nudges: 2, nudgedAt: first });
  expect(nextSilence(twice, desk(), lima('05-04T16:00'))).toEqual({ at: lima('05-05T16:00'), does: 'close', nudged: 2 });
});

test('after an outage what was missed is one nudge, and a working day is left to answer', () => {
  const back = lima('05-11T09:00');
  expect(nextSilence(solved(), desk(), back)).toMatchObject({ does: 'nudge', nudged: 2 });
  const late = solved({ nudges: 2, nudgedAt: back });
  expect(nextSilence(late, desk(), back)).toEqual({ at: lima('05-12T09:00'), does: 'close', nudged: 2 });
});

test('who was nudged long before is not nudged again in the moment of closing', () => {
  const once = solved({ nudges: 1, nudgedAt: lima('04-30T16:00') });
  expect(nextSilence(once, desk(), lima('05-11T09:00'))).toMatchObject({ at: lima('05-05T16:00'), does: 'close' });
});

test('the first nudge is never left out, however late it is, and numbers below a day are kept', () => {
  const numbers = {
    desk: { calendar: 'oficina', conformity: { nudge_after_days: [0.2], close_after_days: 0.4, reopen_days: 1 } },
  };
  const nudgedAt = lima('04-29T18:00');
  expect(nextSilence(solved(), desk(numbers), lima('05-20T09:00'))).toMatchObject({ at: nudgedAt, does: 'nudge' });
  expect(closingOf(solved({ nudges: 1, nudgedAt }), desk(numbers))).toEqual(lima('04-30T10:00'));
  expect(closingOf(solved({ nudges: 1, nudgedAt: lima('05-20T09:00') }), desk(numbers))).toEqual(lima('05-20T11:00'));
});

test('what was nudged before anybody wrote down when is closed as the numbers say', () => {
  expect(nextSilence(solved({ nudges: 2 }), desk(), solvedAt)).toEqual({ at: lima('05-05T16:00'), does: 'close', nudged: 2 });
});

test('other numbers hold from the solution on', () => {
  const sooner = { desk: { calendar: 'oficina', conformity: { nudge_after_days: [1], close_after_days: 2, reopen_days: 5 } } };
  const once = solved({ nudges: 1, nudgedAt: lima('04-30T16:00') });
  expect(nextSilence(once, desk(sooner), lima('05-04T10:00'))).toEqual({ at: lima('05-04T16:00'), does: 'close', nudged: 1 });
});

test('an item or a category has its own numbers, then its team, then the desk, each by itself', () => {
  const definitions = desk({
    teams: new Map([['mesa', { conformity: { close_after_days: 10, reopen_days: 9 } }]]),
    categories: new Map([['network', { conformity: { reopen_days: 1 } }]]),
    items: new Map([['laptop', { conformity: { nudge_after_days: [3] } }]]),
  });
  expect(conformityOf({ team: 'rrhh' }, definitions)).toEqual(usual);
  expect(conformityOf({ team: 'mesa', category: 'network' }, definitions)).toEqual({
    ...usual,
    close_after_days: 10,
    reopen_days: 1,
  });
  expect(conformityOf({ team: 'mesa', item: 'laptop' }, definitions)).toEqual({
    nudge_after_days: [3],
    close_after_days: 10,
    reopen_days: 9,
  });
  const closed = solved({
    state: 'closed',
    category: 'network',
    closed: { at: lima('04-30T16:00'), how: 'silence', by: 'system' },
  });
  expect(reopenableUntil(closed, definitions)).toEqual(lima('05-04T16:00'));
});

test('nobody is waited for in any other state', () => {
  for (const state of ['in_progress', 'waiting', 'closed'] as const)
    expect(nextSilence(solved({ state }), desk(), solvedAt)).toBeUndefined();
});
