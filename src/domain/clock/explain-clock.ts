import type { WorkingTime } from './calendar.ts';
import type { ClockReading } from './read-clock.ts';
import type { LedgerEntry } from '../states.ts';

/** A stretch of a ticket's life, with what of it counts against a goal. */
export interface Stretch extends Pick<LedgerEntry, 'state' | 'reason'> {
  readonly from: Date;
  readonly to: Date;
  /** Working minutes that counted. */
  readonly counted: number;
  /** False where the state stops the clock, whatever the hour. */
  readonly runs: boolean;
}

/**
 * What a clock's reading adds up from: the ledger's entries from the clock's start until it stopped for good, or now. The counted minutes
 * of all stretches are the reading's `used`.
 */
export function explainClock(
  reading: ClockReading,
  life: { readonly ledger: readonly LedgerEntry[]; readonly now: Date },
  working: WorkingTime,
): readonly Stretch[] {
  const { startedAt, runs, mode } = reading;
  const lastRun = runs.at(-1)?.to ?? startedAt;
  if (!startedAt || !lastRun) return [];
  const end = mode === 'stopped' ? lastRun : life.now;
  const past = life.ledger.filter(({ at }) => at >= startedAt && at < end);
  const stretches = past.map(({ at, state, reason }, index): Stretch => {
    const next = past[index + 1]?.at ?? end;
    const to = next < end ? next : end;
    const inside = runs.filter((run) => run.from < to && run.to > at);
    const counted = inside.reduce(
      (sum, run) => sum + working.between(run.from > at ? run.from : at, run.to < to ? run.to : to),
      0,
    );
    return { from: at, to, state, ...(reason && { reason }), counted, runs: inside.length > 0 };
  });
  return stretches.filter(({ from, to }) => from < to);
}
