import { z } from 'zod';
import { promisedTargets } from './clock/courses/target.ts';

/** A goal that was missed, and why, once somebody has said so. For the desk itself: never shown to the requester's side. */
export const Breach = z.object({
  target: z.enum(promisedTargets),
  /** Of the stopwatch. */
  key: z.string(),
  /** The question for its cause. */
  prompt: z.string(),
  /** It was asked a second time, when the ticket was resolved. */
  reminded: z.literal(true).optional(),
  said: z.object({ cause: z.string(), text: z.string().optional(), by: z.string(), at: z.date() }).optional(),
});
export type Breach = z.infer<typeof Breach>;

/** The cause that is told in words of one's own: always offered, under the desk's own label where it lists it. */
export const OTHER_CAUSE = 'other';
