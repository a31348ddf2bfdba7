import type { WorkingTime } from './calendar.ts';
import type { LedgerEntry, TicketState } from '../states.ts';

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
