import { describe, expect, test } from '@jest/globals';
import { Calendar, compileCalendar, type WorkingTime } from '../../../src/domain/hours/calendar.ts';
import { openAlerts } from '../../../src/domain/clock/next-alert.ts';
import type { Timeline } from '../../../src/domain/clock/courses/course.ts';
import { readClock, type ClockReading } from '../../../src/domain/clock/read-clock.ts';
import { timePerState } from '../../../src/domain/clock/time-in-states.ts';
import { waitingReasons, type LedgerEntry, type TicketState, type WaitingReason } from '../../../src/domain/states.ts';

const targets = ['response', 'resolution'] as const;
type Target = (typeof targets)[number];

/** The earliest level that nobody was told of. */
const nextAlert = (
  readings: readonly ClockReading[],
  { alerts, working }: { alerts: readonly number[]; working: WorkingTime },
  announced: readonly string[],
) => {
  const [first] = openAlerts(
    readings.map((reading) => ({ reading, working })),
    alerts.map((percent) => ({ percent })),
    announced,
  );
  return first && { target: first.target, percent: first.percent, at: first.at };
};

const compile = (days: readonly string[], interval: readonly [string, string], holidays: string[] = []) =>
  compileCalendar(Calendar.parse({ tz: 'Etc/UTC', hours: Object.fromEntries(days.map((day) => [day, [interval]])), holidays }));
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'];
const always = compile([...weekdays, 'sat', 'sun'], ['00:00', '24:00']);
const frappe = compile(weekdays, ['10:00', '18:00'], ['2024-03-08']);

const at = (text: string) => new Date(text.length === 5 ? `2024-03-04T${text}:00Z` : text);
type Step = readonly [when: string, state: TicketState, reason?: WaitingReason | undefined];
const ledger = (...steps: Step[]): LedgerEntry[] => steps.map(([when, state, reason]) => ({ at: at(when), state, reason }));

const goals = { response: 60, resolution: 240 };
const read = (
  target: Target,
  timeline: Timeline,
  terms: { working?: WorkingTime; goal?: number; pauses?: WaitingReason[] } = {},
) => readClock(target, timeline, { goal: goals[target], working: frappe, pauses: waitingReasons, ...terms });

describe('the public scenarios', () => {
  test('sc-01: waiting for the requester moves the resolution', () => {
    const steps = ledger(
      ['12:00', 'registered'],
      ['12:30', 'waiting', 'requester'],
      ['13:00', 'in_progress'],
      ['13:30', 'resolved'],
    );
    const timeline = { ledger: steps, respondedAt: at('12:30') };
    const reading = (target: Target, now: string) => read(target, { ...timeline, now: at(now) });
    expect(reading('response', '12:00')).toMatchObject({ mode: 'running', dueAt: at('13:00') });
    expect(reading('response', '12:45')).toMatchObject({
      mode: 'stopped',
      dueAt: at('13:00'),
      metAt: at('12:30'),
      used: 30,
      breached: false,
    });
    expect(reading('resolution', '12:00').dueAt).toEqual(at('16:00'));
    expect(reading('resolution', '12:45')).toMatchObject({ mode: 'paused', used: 30, breached: false });
    expect(reading('resolution', '12:45')).not.toHaveProperty('dueAt');
    expect(reading('resolution', '13:00').dueAt).toEqual(at('16:30'));
    expect(reading('resolution', '13:30')).toMatchObject({
      mode: 'stopped',
      used: 60,
      metAt: at('13:30'),
      dueAt: at('16:30'),
      breached: false,
    });
  });

  test('sc-02: a pause over a holiday and a weekend', () => {
    const steps = ledger(
      ['2024-03-07T17:30:00Z', 'registered'],
      ['2024-03-07T17:50:00Z', 'waiting', 'requester'],
      ['2024-03-11T12:30:00Z', 'in_progress'],
      ['2024-03-11T13:00:00Z', 'resolved'],
    );
    const now = at('2024-03-11T14:00:00Z');
    expect(read('resolution', { ledger: steps, now }).used).toBe(50);
    expect(timePerState(steps, now, frappe)).toEqual({
      registered: { working: 20, elapsed: 20 },
      'waiting.requester': { working: 160, elapsed: 5440 },
      in_progress: { working: 30, elapsed: 30 },
      resolved: { working: 60, elapsed: 60 },
    });
  });

  test('sc-03: closing a day after resolving changes nothing', () => {
    const resolved = ledger(['12:00', 'registered'], ['12:30', 'resolved']);
    const closed = [...resolved, ...ledger(['2024-03-05T12:00:00Z', 'closed'])];
    const before = read('resolution', { ledger: resolved, now: at('12:40') });
    expect(before).toMatchObject({ used: 30, metAt: at('12:30'), dueAt: at('16:00') });
    expect(read('resolution', { ledger: closed, now: at('2024-03-06T12:00:00Z') })).toEqual(before);
  });

  test('sc-05: a late answer, and a goal that was used up before the pause began', () => {
    const steps = ledger(
      ['00:00', 'registered'],
      ['01:00', 'in_progress'],
      ['01:30', 'waiting', 'parts'],
      ['02:00', 'closed'],
      ['02:00', 'in_progress'],
    );
    const timeline = { ledger: steps, respondedAt: at('01:15'), now: at('02:00') };
    expect(read('response', timeline, { working: always })).toMatchObject({ used: 75, dueAt: at('01:00'), breached: true });
    expect(read('resolution', timeline, { working: always, goal: 75 })).toMatchObject({
      mode: 'running',
      dueAt: at('01:15'),
      breached: true,
    });
  });
});

describe('the state says whether a clock runs', () => {
  const modeIn = (target: Target, state: TicketState, reason?: WaitingReason) =>
    read(target, { ledger: ledger(['12:00', 'registered'], ['12:30', state, reason]), now: at('13:00') }, { pauses: ['parts'] })
      .mode;

  test.each([
    ['registered', 'running', 'running'],
    ['in_progress', 'running', 'running'],
    ['escalated', 'running', 'running'],
    ['resolved', 'stopped', 'stopped'],
    ['closed', 'stopped', 'stopped'],
    ['rejected', 'stopped', 'stopped'],
    ['cancelled', 'stopped', 'stopped'],
  ] as const)('%s: response %s, resolution %s', (state, response, resolution) => {
    expect(targets.map((target) => modeIn(target, state))).toEqual([response, resolution]);
  });

  test('waiting pauses the resolution for the reasons of the policy, never the response', () => {
    expect(waitingReasons.map((reason) => modeIn('resolution', 'waiting', reason))).toEqual(['running', 'paused', 'running']);
    expect(waitingReasons.map((reason) => modeIn('response', 'waiting', reason))).toEqual(['running', 'running', 'running']);
  });

  test('nothing runs before it is registered', () => {
    const steps = ledger(['10:00', 'awaiting_approval'], ['12:00', 'registered']);
    expect(read('resolution', { ledger: steps, now: at('11:59') })).toEqual({
      target: 'resolution', key: 'resolution', goal: 240, used: 0, mode: 'idle', breached: false, runs: [],
    }); // prettier-ignore
    expect(read('resolution', { ledger: steps, now: at('13:00') })).toMatchObject({
      startedAt: at('12:00'),
      used: 60,
      mode: 'running',
    });
    expect(
      read('response', { ledger: ledger(['10:00', 'awaiting_approval'], ['11:00', 'rejected']), now: at('12:00') }).mode,
    ).toBe('idle');
  });

  test('words of the team before it is registered have answered it', () => {
    const steps = ledger(['10:00', 'awaiting_approval'], ['12:00', 'registered']);
    const reading = read('response', { ledger: steps, respondedAt: at('11:00'), now: at('15:00') });
    expect(reading).toMatchObject({ mode: 'stopped', used: 0, metAt: at('11:00'), dueAt: at('13:00'), breached: false });
  });

  test('a cancelled ticket has met nothing and keeps its verdict', () => {
    const steps = ledger(['12:00', 'registered'], ['13:30', 'cancelled']);
    const response = read('response', { ledger: steps, now: at('17:00') });
    expect(response).toMatchObject({ mode: 'stopped', used: 90, dueAt: at('13:00'), breached: true });
    expect(response).not.toHaveProperty('metAt');
    expect(read('resolution', { ledger: steps, now: at('17:00') })).toMatchObject({
      used: 90,
      dueAt: at('16:00'),
      breached: false,
    });
  });
});

describe('reopening', () => {
  const steps = ledger(['10:00', 'registered'], ['10:30', 'in_progress'], ['11:00', 'resolved'], ['14:00', 'in_progress']);

  test('goes on with the same cycle, without the time in between', () => {
    const reading = read('resolution', { ledger: steps, now: at('15:00') });
    expect(reading).toMatchObject({ mode: 'running', used: 120, dueAt: at('17:00'), startedAt: at('10:00') });
    expect(reading).not.toHaveProperty('metAt');
    expect(reading.runs.at(-1)).toEqual({ from: at('14:00'), to: at('15:00') });
  });

  test('is solved again when it is solved again', () => {
    const again = [...steps, ...ledger(['15:00', 'resolved'], ['16:00', 'closed'])];
    expect(read('resolution', { ledger: again, now: at('18:00') })).toMatchObject({
      used: 120,
      metAt: at('15:00'),
      dueAt: at('17:00'),
    });
  });
});

describe('breaches', () => {
  const now = (time: string, ...steps: Step[]) =>
    read('resolution', { ledger: ledger(['10:00', 'registered'], ...steps), now: at(time) });

  test('a running clock is late from the instant that it is due', () => {
    expect(now('13:59').breached).toBe(false);
    expect(now('14:00').breached).toBe(true);
  });

  test('solved at the last instant is in time, paused after it is not', () => {
    expect(now('17:00', ['14:00', 'resolved'])).toMatchObject({ used: 240, breached: false, dueAt: at('14:00') });
    expect(now('17:00', ['14:01', 'waiting', 'requester'])).toMatchObject({ mode: 'paused', breached: true });
  });

  test('due at closing time: solved or paused later that evening it stays missed, at closing time it is in time', () => {
    const from = (...then: Step[]) => read('resolution', { ledger: ledger(['14:00', 'registered'], ...then), now: at('22:00') });
    const missed = { used: 240, dueAt: at('18:00'), breached: true };
    expect(from(['19:00', 'resolved'])).toMatchObject({ ...missed, mode: 'stopped' });
    expect(from(['19:00', 'waiting', 'parts'])).toMatchObject({ ...missed, mode: 'paused' });
    expect(from(['18:00', 'resolved'])).toMatchObject({ ...missed, breached: false });
  });

  test('solved while it waited: due as if it had gone on from the stop', () => {
    expect(now('17:00', ['11:00', 'waiting', 'parts'], ['13:00', 'resolved'])).toMatchObject({
      used: 60,
      dueAt: at('16:00'),
      breached: false,
    });
  });
});

describe('alerts', () => {
  const rules = { alerts: [50, 75, 100], working: frappe };
  const steps = ledger(['10:00', 'registered'], ['11:00', 'waiting', 'parts'], ['16:30', 'in_progress']);
  const readings = (now: string) =>
    targets.map((target) => read(target, { ledger: steps, respondedAt: at('10:50'), now: at(now) }));

  test('fall on the exact working instant, over pauses and nights, each once', () => {
    const running = readings('17:00');
    expect(nextAlert(running, rules, [])).toEqual({ target: 'resolution', percent: 50, at: at('17:30') });
    expect(nextAlert(running, rules, ['resolution:50'])).toEqual({
      target: 'resolution',
      percent: 75,
      at: at('2024-03-05T10:30:00Z'),
    });
    expect(nextAlert(running, rules, ['resolution:50', 'resolution:75'])?.at).toEqual(at('2024-03-05T11:30:00Z'));
    expect(nextAlert(running, rules, ['resolution:50', 'resolution:75', 'resolution:100'])).toBeUndefined();
  });

  test('may be in the past, the earliest of both clocks first', () => {
    expect(nextAlert(readings('10:40'), rules, [])).toEqual({ target: 'response', percent: 50, at: at('10:30') });
    expect(nextAlert(readings('2024-03-06T12:00:00Z'), rules, [])?.at).toEqual(at('17:30'));
  });

  test('a clock that does not run has none', () => {
    expect(nextAlert(readings('12:00'), rules, [])).toBeUndefined();
  });
});
