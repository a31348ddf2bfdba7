import { stateKeyOf, type StateKey, type TimeSpent } from '../clock/time-in-states.ts';
import { within, type Section } from './section.ts';

/** Time spent in one state, added up over tickets; minutes. */
export interface StateTime extends TimeSpent {
  readonly tickets: number;
}

/**
 * How long tickets were in each state: whole stays, counted when they end. What a ticket still is in counts once it leaves it; being over is
 * no stay.
 */
export type StateTimes = Partial<Record<StateKey, StateTime>>;

const over: readonly StateKey[] = ['closed', 'rejected', 'cancelled'];

export const stateTimes: Section<StateTimes> = {
  empty: {},
  add: (before, { ticket: { ledger }, promised: { working } }, period) => {
    const times = { ...before };
    const seen = new Set<StateKey>();
    for (const [index, entry] of ledger.entries()) {
      const end = ledger[index + 1]?.at;
      const key = stateKeyOf(entry);
      if (!end || !within(period, end) || over.includes(key)) continue;
      const sum = times[key] ?? { tickets: 0, working: 0, elapsed: 0 };
      times[key] = {
        tickets: sum.tickets + (seen.has(key) ? 0 : 1),
        working: sum.working + working.between(entry.at, end),
        elapsed: sum.elapsed + (end.getTime() - entry.at.getTime()) / 60_000,
      };
      seen.add(key);
    }
    return times;
  },
};
