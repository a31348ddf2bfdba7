import { stateKeyOf, type StateKey, type TimeSpent } from '../clock/time-in-states.ts';
import type { Section } from './section.ts';

/** Time spent in one state, added up over tickets; minutes. */
export interface StateTime extends TimeSpent {
  readonly tickets: number;
}

/**
 * How long tickets were in each state: whole stays, counted in the period in which they end; one that goes on at its end with what it is so
 * far. Being over is no stay.
 */
export type StateTimes = Partial<Record<StateKey, StateTime>>;

const over: readonly StateKey[] = ['closed', 'rejected', 'cancelled'];

export const stateTimes: Section<StateTimes> = {
  empty: {},
  add: (before, { ticket: { ledger }, promised: { working }, now }, { from, to }) => {
    const times = { ...before };
    const seen = new Set<StateKey>();
    const last = now < to ? now : to;
    for (const [index, entry] of ledger.entries()) {
      const key = stateKeyOf(entry);
      const left = ledger[index + 1]?.at ?? last;
      const end = left < last ? left : last;
      if (entry.at >= last || end < from || over.includes(key)) continue;
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
