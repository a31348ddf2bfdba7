import type { WorkingTime } from '../hours/calendar.ts';
import { waitingReasons, type LedgerEntry, type TicketState, type WaitingReason } from '../states.ts';

/** Both in minutes: `working` while the calendar was open, `elapsed` by any clock. */
export interface TimeSpent {
  readonly working: number;
  readonly elapsed: number;
}

/** A state as time is told by it: what a ticket waits for makes a difference. `waiting` alone is one whose reason nobody wrote down. */
export type StateKey = TicketState | `waiting.${WaitingReason}`;

export function stateKeyOf({ state, reason }: Pick<LedgerEntry, 'state' | 'reason'>): StateKey {
  return state === 'waiting' && reason ? `waiting.${reason}` : state;
}

/** In the order of a ticket's life. */
export const stateKeys = [
  'awaiting_approval', 'registered', 'in_progress', 'waiting', ...waitingReasons.map((reason) => `waiting.${reason}` as const),
  'escalated', 'resolved', 'closed', 'rejected', 'cancelled',
] as const satisfies readonly StateKey[]; // prettier-ignore

const over = ['closed', 'rejected', 'cancelled'] as const satisfies readonly TicketState[];

/**
 * How long a ticket was in each state that it has been in, added up over all visits until `now`; `resolved` is the time of conformity. Being
 * over is no state to spend time in, unless it was reopened: what comes after the end is not counted.
 */
export function timePerState(
  ledger: readonly LedgerEntry[],
  now: Date,
  working: Pick<WorkingTime, 'between'>,
): Partial<Record<StateKey, TimeSpent>> {
  const spent: Partial<Record<StateKey, TimeSpent>> = {};
  const past = ledger.filter(({ at }) => at <= now);
  for (const [index, entry] of past.entries()) {
    const next = past[index + 1];
    if (!next && over.some((state) => state === entry.state)) continue;
    const to = next?.at ?? now;
    const key = stateKeyOf(entry);
    const before = spent[key] ?? { working: 0, elapsed: 0 };
    spent[key] = {
      working: before.working + working.between(entry.at, to),
      elapsed: before.elapsed + (to.getTime() - entry.at.getTime()) / 60_000,
    };
  }
  return spent;
}
