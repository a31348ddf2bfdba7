import { z } from 'zod';
import type { ClockReading } from './read-clock.ts';
import { targets } from './courses/target.ts';

const Kept = z.object({
  target: z.enum(targets),
  key: z.string(),
  calendar: z.string(),
  goal: z.number(),
  used: z.number(),
  mode: z.enum(['idle', 'running', 'paused', 'stopped']),
  startedAt: z.date().optional(),
  stoppedAt: z.date().optional(),
  dueAt: z.date().optional(),
  metAt: z.date().optional(),
  breached: z.boolean(),
  /** `minutes` of each were working time then; the calendar may say otherwise today. */
  runs: z.array(z.object({ from: z.date(), to: z.date(), minutes: z.number() })),
  of: z.string().optional(),
  fixed: z.boolean().optional(),
});

/**
 * How a ticket's clocks stood when it ended. It holds as long as the ticket is over, whatever policies and calendars say later; a ticket that is
 * reopened loses it, and goes on in the same cycle. Source: the desk's rules, "Service levels".
 */
export const Verdict = z.object({ at: z.date(), policy: z.string(), calendar: z.string(), clocks: z.array(Kept) });
export type Verdict = z.infer<typeof Verdict>;

/** A stopwatch as it stood, with the calendar that it was read with. */
export interface Read {
  readonly reading: ClockReading;
  readonly calendar: string;
  readonly working: { between(start: Date, end: Date): number };
}

/** @param about the policy and the calendar that held for the ticket when it ended. */
export function verdictOf(clocks: readonly Read[], about: Pick<Verdict, 'policy' | 'calendar' | 'at'>): Verdict {
  return {
    ...about,
    clocks: clocks.map(({ reading, calendar, working }) => ({
      ...reading,
      calendar,
      runs: reading.runs.map(({ from, to }) => ({ from, to, minutes: working.between(from, to) })),
    })),
  };
}

/** The kept clocks as they were read. */
export function keptClocks({ clocks }: Verdict): readonly { readonly reading: ClockReading; readonly calendar: string }[] {
  // What a store gives back has no key without a value, which the schema's type cannot say.
  return clocks.map(({ calendar, ...reading }) => ({ calendar, reading: reading as ClockReading }));
}
