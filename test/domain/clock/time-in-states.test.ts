import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compileCalendar } from '../../../src/domain/hours/calendar.ts';
import { stateKeyOf, stateKeys, timePerState } from '../../../src/domain/clock/time-in-states.ts';
import { ticketStates, waitingReasons, type LedgerEntry } from '../../../src/domain/states.ts';

const lima = compileCalendar({
  tz: 'America/Lima',
  hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['08:00', '18:00']]])),
  holidays: ['2026-05-01'],
});
const at = (text: string): Date => new Date(`${text}-05:00`);

describe('time per state', () => {
  test('waiting is told apart by what it waits for, over holidays and weekends', () => {
    const ledger: LedgerEntry[] = [
      { at: at('2026-04-30T09:00:00'), state: 'registered' },
      { at: at('2026-04-30T10:00:00'), state: 'in_progress' },
      { at: at('2026-04-30T17:00:00'), state: 'waiting', reason: 'requester' },
      { at: at('2026-05-04T10:00:00'), state: 'waiting', reason: 'parts' },
      { at: at('2026-05-04T11:00:00'), state: 'in_progress' },
      { at: at('2026-05-04T12:00:00'), state: 'waiting', reason: 'requester' },
      { at: at('2026-05-04T12:30:00'), state: 'resolved' },
    ];
    expect(timePerState(ledger, at('2026-05-04T14:00:00'), lima)).toEqual({
      registered: { working: 60, elapsed: 60 },
      in_progress: { working: 420 + 60, elapsed: 420 + 60 },
      'waiting.requester': { working: 60 + 120 + 30, elapsed: 89 * 60 + 30 },
      'waiting.parts': { working: 60, elapsed: 60 },
      resolved: { working: 90, elapsed: 90 },
    });
  });

  test('what comes after the end is not counted, unless it was reopened', () => {
    const ledger: LedgerEntry[] = [
      { at: at('2026-03-02T09:00:00'), state: 'registered' },
      { at: at('2026-03-02T10:00:00'), state: 'closed' },
    ];
    expect(timePerState(ledger, at('2026-03-03T10:00:00'), lima)).toEqual({ registered: { working: 60, elapsed: 60 } });
    const reopened: LedgerEntry[] = [...ledger, { at: at('2026-03-02T11:00:00'), state: 'in_progress' }];
    expect(timePerState(reopened, at('2026-03-02T11:30:00'), lima)).toEqual({
      registered: { working: 60, elapsed: 60 },
      closed: { working: 60, elapsed: 60 },
      in_progress: { working: 30, elapsed: 30 },
    });
  });

  test('it adds up to the whole life, whatever happened in it', () => {
    const entry = fc.record({
      minutes: fc.integer({ min: 0, max: 20_000 }),
      state: fc.constantFrom(...ticketStates),
      reason: fc.constantFrom(...waitingReasons),
    });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 12 }), (steps) => {
        let now = at('2026-03-02T09:00:00');
        const ledger: LedgerEntry[] = [];
        for (const { minutes, state, reason } of steps) {
          ledger.push({ at: now, state, ...(state === 'waiting' && { reason }) });
          now = new Date(now.getTime() + minutes * 60_000);
        }
        ledger.push({ at: now, state: 'in_progress' });
        const spent = timePerState(ledger, now, lima);
        const sum = Object.values(spent).reduce((total, { working }) => total + working, 0);
        const begin = ledger[0]?.at ?? now;
        expect(sum).toBeCloseTo(lima.between(begin, now), 6);
        expect(Object.keys(spent).every((key) => stateKeys.some((known) => known === key))).toBe(true);
        expect(ledger.every((one) => stateKeyOf(one) in spent)).toBe(true);
      }),
    );
  });
});
