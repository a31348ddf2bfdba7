import { z } from 'zod';

/**
 * The emergency service on a ticket: asked for, `active` once it is authorised and accepted, or refused. Source: the desk's rules,
 * "Emergency service".
 */
export const Emergency = z.object({
  state: z.enum(['asked', 'active', 'refused', 'withdrawn']),
  askedBy: z.string(),
  askedAt: z.date(),
  reason: z.string().optional(),
  acceptedAt: z.date().optional(),
  endedAt: z.date().optional(),
  /** Of the quota that it was counted in: `COMPANY:2026-03`. */
  quota: z.string().optional(),
});
export type Emergency = z.infer<typeof Emergency>;
