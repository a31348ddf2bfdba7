import { describe, expect, test } from '@jest/globals';
import { compileCalendar, type Calendar } from '../../../../src/domain/hours/calendar.ts';
import { clocksOf } from '../../../../src/domain/clock/promise.ts';
import type { Promised } from '../../../../src/domain/clock/policy/promised.ts';
import { SlaPolicy } from '../../../../src/domain/clock/policy/sla-policy.ts';
import { at, ticketWith } from './short-history.ts';

const hours = (from: string, to: string): Calendar => ({
  tz: 'America/Lima',
  hours: { mon: [[from, to]], tue: [[from, to]] },
  holidays: [],
});
const working = compileCalendar(hours('08:00', '18:00'));
const night = compileCalendar(hours('09:00', '24:00'));
const goal = { response: '1h', resolution: '4h' };
const all = { critical: '2h', high: '2h', normal: '2h', low: '2h' };

function promised(policy: object): Promised {
  const definitions = {
    calendars: new Map([
      ['office', working],
      ['late', night],
    ]),
    teams: new Map([['mesa', { calendar: 'late' }]]),
  };
  const terms = { id: 'any', calendar: 'office', goals: { critical: goal, high: goal, normal: goal, low: goal }, ...policy };
  return { policy: SlaPolicy.parse(terms), working, calendar: 'office', definitions } as unknown as Promised;
}

const ticket = ticketWith(
  [
    [0, 'registered'],
    [60, 'escalated'],
  ],
  [
    [0, 'ana', 'open', { sight: 'system', facts: { team: 'mesa' } }],
    [60, 'carlos', 'escalate', { sight: 'system', facts: { supplier: 'MÓVIL' } }],
  ],
);

describe('the clocks of a ticket', () => {
  test('are those that its policy promises something of', () => {
    expect(clocksOf(ticket, promised({}), at(100)).map(({ key }) => key)).toEqual(['response', 'resolution']);
  });

  test('a team’s time is counted in its own calendar, unless the policy names one', () => {
    const share = (calendar: object) =>
      clocksOf(ticket, promised({ internal: [{ team: 'mesa', goals: all, ...calendar }] }), at(600));
    // Monday, 09:00 to 19:00 in Lima.
    expect(share({}).at(-1)).toMatchObject({ target: 'internal', of: 'mesa', goal: 120, used: 600 });
    expect(share({ calendar: 'office' }).at(-1)).toMatchObject({ used: 540 });
  });

  test('a third party is called as the policy calls it', () => {
    const clocks = clocksOf(
      ticket,
      promised({
        vendor: [
          { supplier: 'Móvil', goals: all },
          { supplier: 'Claro', goals: all },
        ],
      }),
      at(70),
    );
    expect(clocks.slice(2)).toEqual([expect.objectContaining({ target: 'vendor', of: 'Móvil', used: 10, mode: 'running' })]);
  });

  test('an emergency may count from its acceptance', () => {
    const emergency = { state: 'active', askedBy: 'luis', askedAt: at(20), acceptedAt: at(30) } as const;
    const begun = (given: object, now = 100) =>
      clocksOf({ ...ticket, emergency, ...given }, promised({ counts_from: 'acceptance' }), at(now)).map(
        ({ startedAt, used }) => [startedAt, used],
      );
    expect(begun({})).toEqual([
      [at(30), 70],
      [at(30), 70],
    ]);
    expect(begun({}, 25)).toEqual([
      [at(0), 25],
      [at(0), 25],
    ]);
    expect(begun({ emergency: { ...emergency, state: 'withdrawn' } })).toEqual([
      [at(0), 100],
      [at(0), 100],
    ]);
    expect(begun({ respondedAt: at(10) })).toEqual([
      [at(30), 0],
      [at(30), 70],
    ]);
  });
});
