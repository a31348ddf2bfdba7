import { z } from 'zod';
import { parseDuration } from './hours/duration.ts';
import type { WaitingReason } from './states.ts';

const Length = z.string().refine((text) => parseDuration(text) !== undefined, 'lengths of working time are like 1d, 4h or 30m');

/** What comes of a ticket that has waited too long: the work goes on, it counts as solved (the requester is asked), or it is cancelled. */
const Outcome = z.enum(['resume', 'resolve', 'cancel']);
export type Outcome = z.infer<typeof Outcome>;

/** How long a ticket may wait for one thing before somebody is reminded, and before the desk itself does something about it. */
const WaitingRule = z.strictObject({
  /** From the first reminder to the last. */
  nudge_after: z.array(Length).default([]),
  then: z.strictObject({ after: Length, do: Outcome }).optional(),
});
export type WaitingRule = z.infer<typeof WaitingRule>;

/** By what is waited for; a reason that is left out brings nothing. Lengths are working time: the requester's, or the agent's for the rest. */
export const WaitingRules = z.strictObject({
  requester: WaitingRule.optional(),
  parts: WaitingRule.optional(),
  schedule: WaitingRule.optional(),
} satisfies Record<WaitingReason, unknown>);
export type WaitingRules = z.infer<typeof WaitingRules>;
