import { z } from 'zod';
import type { HistoryEntry } from '../audit.ts';
import type { ClockReading } from './read-clock.ts';

/**
 * When a ticket's stopwatches were due as it was last written: what a change of policy, calendar or priority moved is told by it. Nothing is
 * ever counted from it.
 */
export const Dues = z.object({
  /** How many entries the ledger had. */
  entries: z.number(),
  clocks: z.array(z.object({ key: z.string(), at: z.date() })),
});
export type Dues = z.infer<typeof Dues>;

/** Of the answer, the solution and whatever else runs. */
export function duesOf({ ledger }: { readonly ledger: readonly unknown[] }, readings: readonly ClockReading[]): Dues {
  const clocks = readings.flatMap(({ target, key, mode, dueAt }) =>
    dueAt && (target === 'response' || target === 'resolution' || mode === 'running') ? [{ key, at: dueAt }] : [],
  );
  return { entries: ledger.length, clocks };
}

/** Of a ticket. */
interface Stand {
  readonly policy: string;
  readonly dues?: Dues | undefined;
}

/**
 * What another policy, calendar, priority or team did to a ticket, as the facts of its history: `from` and `to` of the policy,
 * `TARGET_from` and `TARGET_to` of what is due at another time now (ISO 8601, `Z`). Nothing where the due times moved with the ticket's
 * own course, as after a pause.
 */
export function movedDues(before: Stand, after: Stand): HistoryEntry['facts'] | undefined {
  const policy = before.policy === after.policy ? {} : { from: before.policy, to: after.policy };
  const ownCourse = before.dues?.entries !== after.dues?.entries;
  const due = (after.dues?.clocks ?? []).flatMap(({ key, at }): [string, string][] => {
    const was = before.dues?.clocks.find((one) => one.key === key)?.at;
    const [target] = key.split('@');
    return was && was.getTime() !== at.getTime()
      ? [
          [`${target}_from`, was.toISOString()],
          [`${target}_to`, at.toISOString()],
        ]
      : [];
  });
  if (before.policy === after.policy && (ownCourse || due.length === 0)) return undefined;
  return { ...policy, ...Object.fromEntries<string>(due) };
}
