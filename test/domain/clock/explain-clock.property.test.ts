import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compileCalendar, Calendar } from '../../../src/domain/clock/calendar.ts';
import { explainClock } from '../../../src/domain/clock/explain-clock.ts';
import { readClock } from '../../../src/domain/clock/read-clock.ts';
import { ticketStates, waitingReasons, type LedgerEntry } from '../../../src/domain/states.ts';

const office: [string, string][] = [
  ['08:00', '13:00'],
  ['14:00', '18:00'],
];
const working = compileCalendar(
  Calendar.parse({
    tz: 'America/Lima',
    hours: { mon: office, tue: office, wed: office, thu: office, fri: office },
    holidays: ['2026-03-05'],
  }),
);
const start = Date.parse('2026-03-02T13:00:00Z');
const minute = 60_000;

const step = fc.record({
  after: fc.integer({ min: 0, max: 4000 }),
  state: fc.constantFrom(...ticketStates),
  reason: fc.constantFrom(...waitingReasons),
});

/** A ledger that begins with `registered`, each entry some minutes after the one before. */
const ledgers = fc.array(step, { maxLength: 8 }).map((steps) => {
  const ledger: LedgerEntry[] = [{ at: new Date(start), state: 'registered' }];
  for (const { after, state, reason } of steps) {
    const at = new Date((ledger.at(-1)?.at.getTime() ?? start) + after * minute);
    ledger.push({ at, state, ...(state === 'waiting' && { reason }) });
  }
  return ledger;
});

test('what is explained adds up to what the clock reads, stretch by stretch without a gap', () => {
  const answered = fc.option(fc.integer({ min: 0, max: 9000 }), { nil: undefined });
  fc.assert(
    fc.property(
      fc.record({
        ledger: ledgers,
        target: fc.constantFrom('response', 'resolution'),
        answer: answered,
        later: fc.integer({ min: 0, max: 20_000 }),
      }),
      ({ ledger, target, answer, later }) => {
        const now = new Date(start + later * minute);
        const respondedAt = answer === undefined ? undefined : new Date(start + answer * minute);
        const reading = readClock(target, { ledger, respondedAt, now }, { goal: 600, working, pauses: ['requester', 'parts'] });
        const stretches = explainClock(reading, { ledger, now }, working);
        const sum = stretches.reduce((total, { counted }) => total + counted, 0);
        expect(sum).toBeCloseTo(reading.used, 6);
        for (const [index, { from, to, counted, runs }] of stretches.entries()) {
          expect(from < to).toBe(true);
          expect(runs || counted === 0).toBe(true);
          const next = stretches[index + 1];
          if (next) expect(next.from).toEqual(to);
        }
      },
    ),
    { numRuns: 300 },
  );
});
