import { describe, expect, test } from '@jest/globals';
import { compileCalendar } from '../../../src/domain/hours/calendar.ts';
import type { Promised } from '../../../src/domain/clock/policy/promised.ts';
import type { ClockReading } from '../../../src/domain/clock/read-clock.ts';
import { SlaPolicy } from '../../../src/domain/clock/policy/sla-policy.ts';
import { emptyReport, withTicket } from '../../../src/domain/report/ticket-report.ts';
import type { Ticket } from '../../../src/domain/ticket.ts';
import { bareTicket } from '../../commands/bare-ticket.ts';

const from = new Date('2026-03-01T05:00:00Z');
const to = new Date('2026-03-08T05:00:00Z');
const before = new Date('2026-02-20T14:00:00Z');
const inside = new Date('2026-03-03T14:00:00Z');
const now = new Date('2026-03-10T14:00:00Z');

const clock = {
  target: 'response',
  key: 'response',
  goal: 60,
  used: 10,
  mode: 'stopped',
  metAt: inside,
  breached: false,
  runs: [],
} as const;
const idle = { target: 'response', key: 'response', goal: 60, used: 90, mode: 'running', breached: true, runs: [] } as const;

const goal = { response: '1h', resolution: '1d' };
const promised = {
  policy: SlaPolicy.parse({ id: 'any', calendar: 'office', goals: { critical: goal, high: goal, normal: goal, low: goal } }),
  working: compileCalendar({ tz: 'America/Lima', hours: { mon: [['08:00', '18:00']] }, holidays: [] }),
  calendar: 'office',
} as unknown as Promised;

function reportOf(tickets: readonly Partial<Ticket>[], clocks: Readonly<Record<number, readonly ClockReading[]>>) {
  return tickets.reduce((sum, given, at) => {
    const ticket = bareTicket({ id: `INC-${at}`, ...given });
    return withTicket(sum, { ticket, clocks: clocks[at] ?? [], promised, now }, { from, to });
  }, emptyReport);
}

describe('a report of a stretch of time', () => {
  test('counts what happened inside of it, and nothing else', () => {
    const closed = { at: inside, how: 'silence', by: 'system' } as const;
    const report = reportOf(
      [
        { openedAt: inside, category: 'network' },
        { openedAt: inside, category: 'network', closed, rating: { score: 4, at: inside } },
        { openedAt: before, closed, kind: 'request', item: 'laptop' },
        { openedAt: before, closed: { ...closed, at: before, how: 'lead' }, rating: { score: 1, at: before } },
        { openedAt: inside, kind: 'request', item: 'laptop', ledger: [{ at: inside, state: 'rejected' }] },
        { openedAt: before, ledger: [{ at: inside, state: 'cancelled' }], links: [{ kind: 'merged', number: 'INC-9' }] },
      ],
      {},
    );
    expect(report.volume).toEqual({
      ...emptyReport.volume,
      opened: { incident: 2, request: 1 },
      closed: { incident: 1, request: 1 },
      bySilence: 2,
      cancelled: 1,
      ratings: { sum: 4, count: 1 },
      categories: { network: 2 },
      items: { laptop: 1 },
    });
  });

  test('counts each goal once: a missed one when it was due, a kept one when it was met', () => {
    const next = { ...clock, target: 'next', key: 'next@1' } as const;
    const report = reportOf([{}, { priority: 'high' }, {}], {
      0: [clock, next, { ...next, key: 'next@2', breached: true, dueAt: inside }],
      1: [{ ...idle, dueAt: inside }],
      // Missed long ago, and met only now.
      2: [{ ...idle, dueAt: before, metAt: inside }],
    });
    const { goals } = emptyReport;
    expect(report.goals).toEqual({
      all: { ...goals.all, response: { kept: 1, of: 2 }, next: { kept: 1, of: 2 } },
      byPriority: {
        ...goals.byPriority,
        high: { ...goals.all, response: { kept: 0, of: 1 } },
        normal: { ...goals.all, response: { kept: 1, of: 1 }, next: { kept: 1, of: 2 } },
      },
    });
  });

  test('adds up the stays in each state that ended inside of it or go on at its end, per ticket and over all', () => {
    const monday = (time: string): Date => new Date(`2026-03-02T${time}:00-05:00`);
    const minutesToEnd = (at: Date): number => (to.getTime() - at.getTime()) / 60_000;
    const report = reportOf(
      [
        {
          ledger: [
            { at: before, state: 'registered' },
            { at: monday('09:00'), state: 'in_progress' },
            { at: monday('10:00'), state: 'waiting', reason: 'requester' },
            { at: monday('11:00'), state: 'in_progress' },
            { at: monday('12:00'), state: 'waiting', reason: 'requester' },
            { at: monday('12:30'), state: 'waiting', reason: 'parts' },
          ],
        },
        {
          ledger: [
            { at: monday('17:00'), state: 'in_progress' },
            { at: inside, state: 'resolved' },
            { at: new Date(inside.getTime() + 60_000), state: 'closed' },
          ],
        },
        { ledger: [{ at: before, state: 'in_progress' }, { at: now, state: 'resolved' }] }, // prettier-ignore
      ],
      {},
    );
    expect(report.times).toEqual({
      registered: { tickets: 1, working: 11 * 60, elapsed: (monday('09:00').getTime() - before.getTime()) / 60_000 },
      in_progress: { tickets: 3, working: 60 + 60 + 60 + 20 * 60, elapsed: 60 + 60 + 16 * 60 + minutesToEnd(before) },
      'waiting.requester': { tickets: 1, working: 90, elapsed: 90 },
      'waiting.parts': { tickets: 1, working: 5.5 * 60, elapsed: minutesToEnd(monday('12:30')) },
      resolved: { tickets: 1, working: 0, elapsed: 1 },
    });
  });
});
