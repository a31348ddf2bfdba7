import type { Promised } from '../clock/policy/promised.ts';
import type { ClockReading } from '../clock/read-clock.ts';
import type { Ticket } from '../ticket.ts';

/** The stretch of time that a report is about; `to` is outside. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

/** A ticket as a report looks at it. */
export interface Counted {
  readonly ticket: Ticket;
  readonly clocks: readonly ClockReading[];
  readonly promised: Promised;
  readonly now: Date;
}

/** One part of a report: what it is of no tickets, and with one ticket more. */
export interface Section<T> {
  readonly empty: T;
  readonly add: (before: T, counted: Counted, period: Period) => T;
}

/** Whether an instant belongs to the stretch. */
export function within({ from, to }: Period, at: Date): boolean {
  return at >= from && at < to;
}

/** Counts with one more under a name. */
export function plusOne(counts: Readonly<Record<string, number>>, id: string): Readonly<Record<string, number>> {
  return { ...counts, [id]: (counts[id] ?? 0) + 1 };
}
