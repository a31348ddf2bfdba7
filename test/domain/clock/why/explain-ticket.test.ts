import { expect, test } from '@jest/globals';
import { compileCalendar } from '../../../../src/domain/hours/calendar.ts';
import { explainTicket } from '../../../../src/domain/clock/why/explain-ticket.ts';
import { SlaPolicy } from '../../../../src/domain/clock/policy/sla-policy.ts';
import type { Definitions } from '../../../../src/domain/definitions.ts';
import { at, ticketWith } from '../courses/short-history.ts';

const goal = { response: '1h', resolution: '4h' };
const all = { critical: '2h', high: '2h', normal: '2h', low: '2h' };
const policy = SlaPolicy.parse({
  id: 'standard',
  calendar: 'office',
  goals: { critical: goal, high: goal, normal: goal, low: goal },
  alerts: [50, 100],
  vendor: [{ supplier: 'Lenovo', goals: all }],
});

const definitions = {
  desk: { sla: 'standard' },
  policies: new Map([['standard', policy]]),
  calendars: new Map([['office', compileCalendar({ tz: 'America/Lima', hours: { mon: [['08:00', '18:00']] }, holidays: [] })]]),
  teams: new Map(),
  sites: new Map(),
} as unknown as Definitions;

const ticket = ticketWith(
  [
    [0, 'registered'],
    [60, 'escalated'],
  ],
  [[60, 'carlos', 'escalate', { sight: 'system', facts: { supplier: 'lenovo' } }]],
  { policy: 'standard' },
);

const seenBy = (asker: 'team' | 'promised') =>
  explainTicket(ticket, { definitions, now: at(100), asker }).clocks.map(({ target, levels }) => `${target} ${levels.length}`);

test('who is told of a clock at which share of it is nobody’s business but the desk’s, as are the clocks of others', () => {
  expect(seenBy('team')).toEqual(['response 2', 'resolution 2', 'vendor 2']);
  expect(seenBy('promised')).toEqual(['response 0', 'resolution 0']);
});
