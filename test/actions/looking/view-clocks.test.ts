import { expect, test } from '@jest/globals';
import type { Looking } from '../../../src/actions/looking/look.ts';
import { viewClocks } from '../../../src/actions/looking/view-clocks.ts';
import { compileCalendar } from '../../../src/domain/hours/calendar.ts';
import { SlaPolicy } from '../../../src/domain/clock/policy/sla-policy.ts';
import type { Sight } from '../../../src/domain/rights.ts';
import { at, ticketWith } from '../../domain/clock/courses/short-history.ts';

const goal = { response: '1h', next: '30m', resolution: '4h' };
const all = { critical: '2h', high: '2h', normal: '2h', low: '2h' };
const policy = SlaPolicy.parse({
  id: 'standard',
  calendar: 'office',
  goals: { critical: goal, high: goal, normal: goal, low: goal },
  due: { date: '2026-03-02', at: '17:00' },
  internal: [{ team: 'mesa', goals: all }],
  vendor: [{ supplier: 'Lenovo', goals: all }],
});

const look = {
  about: { now: () => at(100) },
  definitions: {
    desk: { sla: 'standard' },
    policies: new Map([['standard', policy]]),
    calendars: new Map([['office', compileCalendar({ tz: 'America/Lima', hours: { mon: [['08:00', '18:00']] }, holidays: [] })]]),
    teams: new Map(),
    sites: new Map(),
  },
  speaker: { words: ({ key }: { key: string }) => key, value: ({ team }: { team: string }) => `the ${team}` },
} as unknown as Looking;

const ticket = ticketWith(
  [
    [0, 'registered'],
    [60, 'escalated'],
  ],
  [
    [0, 'ana', 'open', { sight: 'system', facts: { team: 'mesa' } }],
    [10, 'carlos', 'take', { sight: 'system' }],
    [20, 'ana', 'comment'],
    [30, 'carlos', 'reply'],
    [60, 'carlos', 'escalate', { sight: 'system', facts: { supplier: 'lenovo' } }],
    [61, 'ana', 'comment'],
  ],
  { respondedAt: at(10), policy: 'standard' },
);
const seen = (sight: Sight) =>
  viewClocks(look, ticket, sight).map(({ label, mode, breached, percent }) => `${label} ${mode} ${percent} ${breached}`);

test('who works on it sees every clock that matters, and whose it is', () => {
  expect(seen('full')).toEqual([
    'target.response met 17 false',
    'target.fixed running 21 false',
    // The message that was answered in time is no news any more.
    'target.next running 130 true',
    'target.internal (the mesa) running 83 false',
    'target.vendor (Lenovo) running 33 false',
  ]);
});

test('all others see what was promised, and whoever decides on the form nothing', () => {
  for (const sight of ['public', 'overview', 'status'] as const)
    expect(seen(sight)).toEqual([
      'target.response met 17 false',
      'target.fixed running 21 false',
      'target.next running 130 true',
    ]);
  expect(seen('form')).toEqual([]);
});
