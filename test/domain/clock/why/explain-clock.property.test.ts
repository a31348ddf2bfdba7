import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Calendar, compileCalendar, type WorkingTime } from '../../../../src/domain/hours/calendar.ts';
import { explainClock } from '../../../../src/domain/clock/why/explain-clock.ts';
import type { Interval } from '../../../../src/domain/clock/why/explanation.ts';
import { foldDays } from '../../../../src/domain/clock/why/fold-days.ts';
import { readClock } from '../../../../src/domain/clock/read-clock.ts';
import { ticketStates, waitingReasons, type LedgerEntry } from '../../../../src/domain/states.ts';

const start = Date.parse('2026-03-02T13:00:00Z');
const minute = 60_000;

const office: [string, string][] = [
  ['08:00', '13:00'],
  ['14:00', '18:00'],
];
const week = { mon: office, tue: office, wed: office, thu: office, fri: office };

/** Every kind of rule, clock changes among them: Madrid springs forward and Santiago falls back within the weeks that are drawn. */
const calendars: readonly WorkingTime[] = [
  { tz: 'America/Lima', hours: week, holidays: ['2026-03-05'] },
  {
    tz: 'Europe/Madrid',
    hours: { ...week, sat: [['22:00', '06:00']], sun: [['00:00', '24:00']] },
    overrides: { '2026-03-06': [['10:00', '11:30']], '2026-03-09': [] },
    breaks: { '2026-03-10': [['09:00', '10:00']] },
  },
  { tz: 'America/Santiago', hours: { mon: [['00:00', '24:00']], tue: [['00:00', '24:00']], sat: [['20:00', '04:00']] } },
].map((calendar) => compileCalendar(Calendar.parse(calendar)));

const step = fc.record({
  after: fc.integer({ min: 0, max: 4000 * minute }),
  state: fc.constantFrom(...ticketStates),
  reason: fc.constantFrom(...waitingReasons),
});

/** A ledger that begins with `registered`, each entry some time after the one before. */
const ledgers = fc.array(step, { maxLength: 8 }).map((steps) => {
  const ledger: LedgerEntry[] = [{ at: new Date(start), state: 'registered' }];
  for (const { after, state, reason } of steps) {
    const at = new Date((ledger.at(-1)?.at.getTime() ?? start) + after);
    ledger.push({ at, state, ...(state === 'waiting' && { reason }) });
  }
  return ledger;
});

const lives = fc.record({
  ledger: ledgers,
  target: fc.constantFrom('response', 'resolution'),
  answered: fc.option(fc.integer({ min: 0, max: 9000 * minute }), { nil: undefined }),
  later: fc.integer({ min: 0, max: 40_000 * minute }),
  fixed: fc.option(fc.integer({ min: 1, max: 9000 }), { nil: undefined }),
  working: fc.constantFrom(...calendars),
});

const milliseconds = (intervals: readonly Interval[]): number =>
  intervals.reduce((sum, { minutes }) => sum + Math.round(minutes * minute), 0);

function explained({ ledger, target, answered, later, fixed, working }: typeof lives extends fc.Arbitrary<infer T> ? T : never) {
  const now = new Date(start + later);
  const respondedAt = answered === undefined ? undefined : new Date(start + answered);
  const due = fixed === undefined ? undefined : new Date(start + fixed * minute);
  const terms = { goal: 600, working, fixed: due, pauses: ['requester', 'parts'] as const };
  const reading = readClock(target, { ledger, respondedAt, now }, { ...terms, pauses: [...terms.pauses] });
  return { now, reading, intervals: explainClock(reading, { ledger, history: [], now }, working) };
}

test('the intervals add up to what the clock reads, to the millisecond, from its start to its stop or now without a gap', () => {
  fc.assert(
    fc.property(lives, (life) => {
      const { now, reading, intervals } = explained(life);
      expect(milliseconds(intervals)).toBe(Math.round(reading.used * minute));
      const end = reading.stoppedAt ?? now;
      if (reading.startedAt && reading.startedAt < end) {
        expect([intervals[0]?.from, intervals.at(-1)?.to]).toEqual([reading.startedAt, end]);
      }
      for (const [index, { from, to, counted, minutes, rule }] of intervals.entries()) {
        expect(from < to).toBe(true);
        expect(minutes).toBe(counted ? (to.getTime() - from.getTime()) / minute : 0);
        expect(
          counted ? ['counted', 'override'] : ['override', 'outside_hours', 'free_day', 'holiday', 'break', 'paused', 'stopped'],
        ).toContain(rule);
        const next = intervals[index + 1];
        if (next) expect(next.from).toEqual(to);
      }
    }),
    { numRuns: 400 },
  );
});

test('what counts is open, and what is said to be closed is not', () => {
  fc.assert(
    fc.property(lives, (life) => {
      for (const { from, to, rule, counted } of explained(life).intervals) {
        if (['paused', 'stopped'].includes(rule)) continue;
        const middle = new Date((from.getTime() + to.getTime()) / 2);
        for (const at of [from, middle, new Date(to.getTime() - 1)]) expect(life.working.isOpen(at)).toBe(counted);
      }
    }),
    { numRuns: 200 },
  );
});

test('a verdict that was kept adds up by what counted then, whatever the calendar says today', () => {
  fc.assert(
    fc.property(lives, fc.constantFrom(...calendars), (life, today) => {
      const { now, reading } = explained(life);
      const runs = reading.runs.map((run) => ({ ...run, minutes: life.working.between(run.from, run.to) }));
      const intervals = explainClock({ ...reading, runs }, { ledger: life.ledger, history: [], now }, today);
      expect(milliseconds(intervals)).toBe(Math.round(reading.used * minute));
    }),
    { numRuns: 200 },
  );
});

test('days folded for any zone add up to the same, earlier ones and rounding included', () => {
  const zones = fc.constantFrom('America/Lima', 'Europe/Madrid', 'Pacific/Apia', 'Asia/Kathmandu');
  fc.assert(
    fc.property(lives, zones, fc.integer({ min: 1, max: 12 }), (life, zone, most) => {
      const { intervals } = explained(life);
      const folded = foldDays(intervals, { zone, calendarZone: life.working.zone, most });
      expect(folded.lines.filter(({ kind }) => kind !== 'still').length).toBeLessThanOrEqual(most);
      const told = folded.lines.reduce((sum, line) => sum + ('minutes' in line ? line.minutes : 0), folded.earlier?.minutes ?? 0);
      expect(told).toBe(Math.round(milliseconds(intervals) / minute));
      const dates = folded.lines.flatMap((line) => (line.kind === 'day' ? [line.date] : []));
      expect(dates).toEqual([...new Set(dates)].sort());
    }),
    { numRuns: 200 },
  );
});
