import { z } from 'zod';

/** Somebody decides in another's place for a while. `id` says nothing. */
export const Delegation = z.object({
  id: z.string(),
  version: z.number(),
  schema: z.number(),
  from: z.string(),
  to: z.string(),
  start: z.date(),
  /** Not included; absent: until it is revoked. */
  end: z.date().optional(),
  /** The local dates that were named, where whole days were: both included. */
  firstDay: z.string().optional(),
  lastDay: z.string().optional(),
  /** Who set it up, where, when. */
  by: z.string(),
  channel: z.string(),
  at: z.date(),
  state: z.enum(['planned', 'running', 'ended']),
  endedAt: z.date().optional(),
  /** Indexed: when it begins or ends. */
  dueAt: z.date().optional(),
});
export type Delegation = z.infer<typeof Delegation>;

type Span = Pick<Delegation, 'start' | 'end'>;

export function isOver({ end }: Span, now: Date): boolean {
  return end !== undefined && end <= now;
}

/** Whether two spans share an instant. */
export function overlaps(a: Span, b: Span): boolean {
  return (!a.end || a.end > b.start) && (!b.end || b.end > a.start);
}

/** Where a delegation that was not revoked stands at an instant, and when that changes next. */
export function standing({ start, end }: Span, now: Date): Pick<Delegation, 'state' | 'dueAt'> {
  if (isOver({ start, end }, now)) return { state: 'ended' };
  if (start > now) return { state: 'planned', dueAt: start };
  return { state: 'running', ...(end && { dueAt: end }) };
}
