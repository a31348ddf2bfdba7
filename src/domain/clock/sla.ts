import { z } from 'zod';
import type { WorkingTime } from './calendar.ts';
import { Priority } from '../catalog.ts';
import { parseDuration } from './duration.ts';
import { WaitingReason, waitingReasons, type LedgerEntry, type TicketState } from '../states.ts';

/** What is promised, each with a stopwatch of its own: the first answer of a person, and the solution. */
export const targets = ['response', 'resolution'] as const;
export type Target = (typeof targets)[number];

const Goal = z.string().refine((text) => parseDuration(text) !== undefined, 'a goal is working time like 2h, 30m, 1d or 1h30m');

/** Goals by priority, in working time of `calendar`. Levels of `alerts` are percent of the goal; `pauses` are reasons of `waiting`. */
export const SlaPolicy = z.strictObject({
  id: z.string().min(1),
  calendar: z.string().min(1),
  goals: z.record(Priority, z.strictObject({ response: Goal, resolution: Goal })),
  alerts: z.array(z.number().int().positive()).default([50, 75, 100]),
  pauses: z.array(WaitingReason).default([...waitingReasons]),
  /** The local date from which it holds; always, if left out. */
  from: z.iso.date('dates are YYYY-MM-DD and must exist').optional(),
});
export type SlaPolicy = z.infer<typeof SlaPolicy>;

/** What a clock is read from. Entries later than `now` have not happened yet, which is how a clock is read at an earlier moment. */
export interface Timeline {
  /** In the order of events. */
  readonly ledger: readonly LedgerEntry[];
  /** When a person of the team first took the ticket or wrote in public. */
  readonly respondedAt?: Date | undefined;
  readonly now: Date;
}

export interface ClockTerms {
  /** Working minutes. */
  readonly goal: number;
  readonly working: WorkingTime;
  readonly pauses: readonly WaitingReason[];
}

/** A stretch that counts against the goal, as far as the calendar is open in it. */
export interface Run {
  readonly from: Date;
  readonly to: Date;
}

export interface ClockReading {
  readonly target: Target;
  /** Working minutes, both. */
  readonly goal: number;
  readonly used: number;
  readonly mode: 'idle' | 'running' | 'paused' | 'stopped';
  readonly startedAt?: Date;
  /**
   * When the goal is, or was, used up. Running: if nothing pauses it from now on; stopped: as it stood at the stop. Absent before the
   * start and while paused, when nobody can say.
   */
  readonly dueAt?: Date;
  /** When the target was reached. Absent where the clock stopped for another reason, such as a cancellation. */
  readonly metAt?: Date;
  readonly breached: boolean;
  /** What was counted, in order; the last run of a running clock ends now. */
  readonly runs: readonly Run[];
}

type Mode = ClockReading['mode'];

interface Phase extends Run {
  readonly mode: Mode;
}

const idle = { used: 0, mode: 'idle', breached: false, runs: [] } as const;

/**
 * Reads one stopwatch off the ledger, from the beginning each time: nothing is stored that could go wrong. It starts with the first
 * `registered`; afterwards the state alone says whether it runs, and a reopened ticket goes on where it stopped. Source: the desk's
 * rules, "States". Throws a `RangeError` where the calendar does not open for long enough to be due.
 */
export function readClock(target: Target, timeline: Timeline, terms: ClockTerms): ClockReading {
  const { goal, working } = terms;
  const past = timeline.ledger.filter(({ at }) => at <= timeline.now);
  const begin = past.findIndex(({ state }) => state === 'registered');
  const startedAt = past[begin]?.at;
  if (!startedAt) return { target, goal, ...idle };

  const life = past.slice(begin);
  const phases = phasesOf(target, { ...timeline, ledger: life }, terms.pauses);
  const mode = phases.at(-1)?.mode ?? 'running';
  const runs = phases.filter((phase) => phase.mode === 'running').map(({ from, to }) => ({ from, to }));
  const used = lengthOf(runs, working);
  // Where the clock would have gone on from: now, or the moment that it stopped.
  const until = mode === 'stopped' ? lastStop(phases) : timeline.now;
  const dueAt = mode === 'paused' ? undefined : instantOf(goal, { runs, until }, working);
  const metAt = target === 'response' ? happened(timeline.respondedAt, timeline.now) : solvedAt(life);
  const breached = mode === 'running' && dueAt ? timeline.now >= dueAt : inMilliseconds(used) > inMilliseconds(goal);
  return { target, goal, used, mode, startedAt, ...(dueAt && { dueAt }), ...(metAt && { metAt }), breached, runs };
}

const modes = {
  awaiting_approval: 'paused',
  registered: 'running',
  in_progress: 'running',
  waiting: 'running',
  escalated: 'running',
  resolved: 'stopped',
  closed: 'stopped',
  rejected: 'stopped',
  cancelled: 'stopped',
} as const satisfies Record<TicketState, Mode>;

/** Only the resolution waits with the ticket: whoever waits for the requester has not answered them by that. */
function phasesOf(target: Target, { ledger, respondedAt, now }: Timeline, pauses: readonly WaitingReason[]): Phase[] {
  const phases = ledger.map(({ at, state, reason }, index): Phase => {
    const paused = target === 'resolution' && state === 'waiting' && reason !== undefined && pauses.includes(reason);
    return { from: at, to: ledger[index + 1]?.at ?? now, mode: paused ? 'paused' : modes[state] };
  });
  const answer = target === 'response' ? happened(respondedAt, now) : undefined;
  if (!answer) return phases;
  const stop = new Date(Math.max(answer.getTime(), phases[0]?.from.getTime() ?? 0));
  const before = phases.filter(({ from }) => from < stop).map((phase) => ({ ...phase, to: phase.to < stop ? phase.to : stop }));
  return [...before, { from: stop, to: now, mode: 'stopped' }];
}

function happened(at: Date | undefined, now: Date): Date | undefined {
  return at && at <= now ? at : undefined;
}

/** The beginning of the stopped phases that the list ends with: closing what was resolved is no second stop. */
function lastStop(phases: readonly Phase[]): Date {
  const running = phases.findLastIndex(({ mode }) => mode !== 'stopped');
  return phases[running + 1]?.from ?? new Date(NaN);
}

/** Closing a day after resolving changes nothing, reopening takes the solution back. */
function solvedAt(ledger: readonly LedgerEntry[]): Date | undefined {
  let solved: Date | undefined;
  for (const { at, state } of ledger) solved = state === 'resolved' || state === 'closed' ? (solved ?? at) : undefined;
  return solved;
}

function inMilliseconds(minutes: number): number {
  return Math.round(minutes * 60_000);
}

function lengthOf(runs: readonly Run[], working: WorkingTime): number {
  return runs.reduce((sum, { from, to }) => sum + inMilliseconds(working.between(from, to)), 0) / 60_000;
}

/** When `minutes` were used up in these runs, or will be if the clock runs on after `until`. */
function instantOf(minutes: number, spent: { runs: readonly Run[]; until: Date }, working: WorkingTime): Date {
  let left = inMilliseconds(minutes);
  for (const { from, to } of spent.runs) {
    const work = inMilliseconds(working.between(from, to));
    if (work > 0 && work >= left) return working.add(from, left / 60_000);
    left -= work;
  }
  return working.add(spent.until, left / 60_000);
}

export interface Alert {
  readonly target: Target;
  readonly percent: number;
  /** When that much of the goal is used up; in the past if nobody has looked since. */
  readonly at: Date;
}

/**
 * The earliest level of a running clock that has not been announced. `announced` holds `TARGET:PERCENT`, e.g. `response:50`: what was
 * announced stays so, even if a change of policy moves the level. `rules.working` must be the calendar the clocks were read with.
 */
export function nextAlert(
  readings: readonly ClockReading[],
  rules: { readonly alerts: readonly number[]; readonly working: WorkingTime },
  announced: readonly string[],
): Alert | undefined {
  const open = readings.flatMap(({ target, goal, mode, runs }) => {
    const until = runs.at(-1)?.to;
    if (mode !== 'running' || !until) return [];
    const levels = rules.alerts.filter((percent) => !announced.includes(`${target}:${percent}`));
    return levels.map((percent) => ({ target, percent, at: instantOf((goal * percent) / 100, { runs, until }, rules.working) }));
  });
  return open.sort((a, b) => a.at.getTime() - b.at.getTime() || a.percent - b.percent)[0];
}

/** Both in minutes: `working` while the calendar was open, `elapsed` by any clock. */
export interface TimeSpent {
  readonly working: number;
  readonly elapsed: number;
}

/** How long a ticket was in each state that it has been in, added up over all visits until `now`. */
export function timeInStates(
  ledger: readonly LedgerEntry[],
  now: Date,
  working: WorkingTime,
): Partial<Record<TicketState, TimeSpent>> {
  const spent: Partial<Record<TicketState, TimeSpent>> = {};
  const past = ledger.filter(({ at }) => at <= now);
  for (const [index, { at, state }] of past.entries()) {
    const to = past[index + 1]?.at ?? now;
    const before = spent[state] ?? { working: 0, elapsed: 0 };
    spent[state] = {
      working: before.working + working.between(at, to),
      elapsed: before.elapsed + (to.getTime() - at.getTime()) / 60_000,
    };
  }
  return spent;
}
