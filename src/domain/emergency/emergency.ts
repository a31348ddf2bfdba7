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
  /** When it was refused or withdrawn. */
  endedAt: z.date().optional(),
  /** Of the quota that it was counted in: `COMPANY:2026-03`. */
  quota: z.string().optional(),
});
export type Emergency = z.infer<typeof Emergency>;

interface Concerned {
  readonly emergency?: Emergency | undefined;
}

/** Authorised and accepted: its own goals and calendar hold, and it stands before everything else. */
export function isEmergency({ emergency }: Concerned): boolean {
  return emergency?.state === 'active';
}

/** The emergency as it ends where the ticket does: nobody decides on it any more. Unchanged if it was decided. */
export function withoutAsked({ emergency }: Concerned, at: Date): { readonly emergency?: Emergency } {
  if (!emergency) return {};
  return { emergency: emergency.state === 'asked' ? { ...emergency, state: 'withdrawn', endedAt: at } : emergency };
}
