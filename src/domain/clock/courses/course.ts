import type { LedgerEntry, TicketState, WaitingReason } from '../../states.ts';
import type { Target } from './target.ts';

/** A stretch that counts against the goal, as far as the calendar is open in it. */
export interface Run {
  readonly from: Date;
  readonly to: Date;
}

export type Mode = 'idle' | 'running' | 'paused' | 'stopped';

export interface Phase extends Run {
  readonly mode: Mode;
}

/** How one stopwatch of a ticket went, before any goal or calendar: phases in order, without gaps, until now. */
export interface Course {
  readonly target: Target;
  /** Tells it from the ticket's other stopwatches; what was announced of it is kept under this name. */
  readonly key: string;
  readonly phases: readonly Phase[];
  /** When the target was reached. Absent where the clock stopped for another reason, such as a cancellation. */
  readonly metAt?: Date;
  /** The team of an internal one, the supplier of a vendor's. */
  readonly of?: string;
}

/** What a clock is read from. Entries later than `now` have not happened yet, which is how a clock is read at an earlier moment. */
export interface Timeline {
  /** In the order of events. */
  readonly ledger: readonly LedgerEntry[];
  /** When a person of the team first took the ticket or wrote in public. */
  readonly respondedAt?: Date | undefined;
  readonly now: Date;
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

/**
 * The course of the response or of the resolution. It starts with the first `registered`; afterwards the state alone says whether it runs, and
 * a reopened ticket goes on where it stopped. Source: the desk's rules, "States".
 */
export function stateCourse(target: 'response' | 'resolution', timeline: Timeline, pauses: readonly WaitingReason[]): Course {
  const { ledger, now } = timeline;
  const past = ledger.filter(({ at }) => at <= now);
  const begin = past.findIndex(({ state }) => state === 'registered');
  if (begin < 0) return { target, key: target, phases: [] };
  const life = past.slice(begin);
  const phases = phasesOf(target, { ...timeline, ledger: life }, pauses);
  const metAt = target === 'response' ? happened(timeline.respondedAt, now) : solvedAt(life);
  return { target, key: target, phases, ...(metAt && { metAt }) };
}

/** Only the resolution waits with the ticket: whoever waits for the requester has not answered them by that. */
function phasesOf(target: Target, { ledger, respondedAt, now }: Timeline, pauses: readonly WaitingReason[]): Phase[] {
  const phases = statePhases(ledger, now, target === 'resolution' ? pauses : []);
  const answer = target === 'response' ? happened(respondedAt, now) : undefined;
  return answer ? stoppedAt(phases, answer, now) : phases;
}

/** The states as phases, the last until `now`; `pauses` are the reasons of `waiting` in which the stopwatch stands still. */
export function statePhases(ledger: readonly LedgerEntry[], now: Date, pauses: readonly WaitingReason[]): Phase[] {
  return ledger.map(({ at, state, reason }, index): Phase => {
    const paused = state === 'waiting' && reason !== undefined && pauses.includes(reason);
    return { from: at, to: ledger[index + 1]?.at ?? now, mode: paused ? 'paused' : modes[state] };
  });
}

/** What of the phases lies after an instant. */
export function phasesFrom(phases: readonly Phase[], at: Date): Phase[] {
  return phases
    .filter(({ to }, index) => to > at || index === phases.length - 1)
    .map((phase) => ({ ...phase, from: phase.from > at ? phase.from : at }));
}

/** Phases that end for good at an instant, or at their beginning where that is later. */
export function stoppedAt(phases: readonly Phase[], at: Date, now: Date): Phase[] {
  const stop = new Date(Math.max(at.getTime(), phases[0]?.from.getTime() ?? 0));
  const before = phases.filter(({ from }) => from < stop).map((phase) => ({ ...phase, to: phase.to < stop ? phase.to : stop }));
  return [...before, { from: stop, to: now, mode: 'stopped' }];
}

function happened(at: Date | undefined, now: Date): Date | undefined {
  return at && at <= now ? at : undefined;
}

/** Closing a day after resolving changes nothing, reopening takes the solution back. */
export function solvedAt(ledger: readonly LedgerEntry[]): Date | undefined {
  let solved: Date | undefined;
  for (const { at, state } of ledger) solved = state === 'resolved' || state === 'closed' ? (solved ?? at) : undefined;
  return solved;
}
