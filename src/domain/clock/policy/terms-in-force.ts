import { z } from 'zod';
import { TicketState } from '../../states.ts';

/**
 * The policies and calendars that open tickets were last brought in line with, and how far that has come: so that several processes do it once,
 * and one that died is relieved where it was.
 */
export const TermsInForce = z.object({
  id: z.string(),
  version: z.number(),
  schema: z.number(),
  /** Digest of policies, calendars and what else they rest on. */
  terms: z.string(),
  /** The latest of the policies' own dates that had come; empty if none had. */
  from: z.string(),
  begunAt: z.date(),
  /** Only what was touched since; all, if left out. */
  since: z.date().optional(),
  done: z.boolean(),
  /** The process that is at work, and until when it has a right to be. */
  holder: z.string(),
  heldUntil: z.date(),
  /** How far it has come. */
  reached: z.object({ state: TicketState, touchedAt: z.date() }).optional(),
});
export type TermsInForce = z.infer<typeof TermsInForce>;
