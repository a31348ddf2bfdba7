import { expect, test } from '@jest/globals';
import { emptyReport, withTicket } from '../../src/domain/ticket-report.ts';
import type { ClockReading } from '../../src/domain/clock/read-clock.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { bareTicket } from '../commands/bare-ticket.ts';

const from = new Date('2026-03-01T05:00:00Z');
const to = new Date('2026-03-08T05:00:00Z');
const within = (at: Date): boolean => at >= from && at < to;
const before = new Date('2026-02-20T14:00:00Z');
const inside = new Date('2026-03-03T14:00:00Z');

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

/** Met in time, missed and not met yet, missed long ago and met now. */
const clocks: Readonly<Record<number, readonly ClockReading[]>> = {
  0: [clock],
  1: [{ ...idle, dueAt: inside }],
  2: [{ ...idle, dueAt: before, metAt: inside }],
};

test('counts what happened inside of the stretch, and nothing else', () => {
  const closed = { at: inside, how: 'silence', by: 'system' } as const;
  const tickets: readonly Partial<Ticket>[] = [
    { openedAt: inside, category: 'network' },
    { openedAt: inside, category: 'network', closed, rating: { score: 4, at: inside } },
    { openedAt: before, closed, kind: 'request', item: 'laptop' },
    { openedAt: before, closed: { ...closed, at: before, how: 'lead' }, rating: { score: 1, at: before } },
    { openedAt: inside, kind: 'request', item: 'laptop', ledger: [{ at: inside, state: 'rejected' }] },
    { openedAt: before, ledger: [{ at: inside, state: 'cancelled' }], links: [{ kind: 'merged', number: 'INC-9' }] },
  ];
  const report = tickets.reduce(
    (sum, given, at) => withTicket(sum, { ticket: bareTicket({ id: `INC-${at}`, ...given }), clocks: clocks[at] ?? [] }, within),
    emptyReport,
  );
  expect(report).toEqual({
    ...emptyReport,
    opened: { incident: 2, request: 1 },
    closed: { incident: 1, request: 1 },
    bySilence: 2,
    cancelled: 1,
    sla: { ...emptyReport.sla, response: { kept: 1, of: 2 } },
    ratings: { sum: 4, count: 1 },
    categories: { network: 2 },
    items: { laptop: 1 },
  });
});
