import { z } from 'zod';
import { DeskError } from './errors.ts';

export const Decision = z.object({
  by: z.string(),
  /** Who should have decided, where `by` is a delegate. */
  for: z.string(),
  decision: z.enum(['approved', 'rejected']),
  reason: z.string().optional(),
  channel: z.string(),
  at: z.date(),
});
export type Decision = z.infer<typeof Decision>;

/** One stage of a request's approval, on its ticket. Stages are asked in order; a later one waits for the earlier. */
export const Approval = z.object({
  stage: z.string(),
  approvers: z.array(z.string()),
  need: z.number(),
  state: z.enum(['waiting', 'pending', 'approved', 'rejected', 'expired', 'cancelled']),
  decisions: z.array(Decision),
  /** The question put to the approvers, while it stands. */
  promptId: z.string().optional(),
  askedAt: z.date().optional(),
  remindDueAt: z.date().optional(),
  expireDueAt: z.date().optional(),
});
export type Approval = z.infer<typeof Approval>;

/** Records one decision. @throws DeskError if it is not theirs, is made already, or a rejection gives no reason. */
export function decide(approval: Approval, decision: Decision): Approval {
  if (approval.state !== 'pending') throw new DeskError('approval.already_decided');
  if (!approval.approvers.includes(decision.for)) throw new DeskError('approval.not_yours');
  if (approval.decisions.some((made) => made.for === decision.for)) throw new DeskError('approval.already_yours');
  if (decision.decision === 'rejected' && !/[\p{L}\p{N}]/u.test(decision.reason ?? ''))
    throw new DeskError('approval.reason_needed');
  const decisions = [...approval.decisions, decision];
  return settle({ ...approval, decisions });
}

/** Approved once enough have said yes, rejected once enough can no longer be reached; "all" is rejected by the first no. */
function settle(approval: Approval): Approval {
  const yes = approval.decisions.filter((made) => made.decision === 'approved').length;
  const no = approval.decisions.length - yes;
  const possible = approval.approvers.length - no;
  if (yes < approval.need && possible >= approval.need) return approval;
  const { remindDueAt: _remind, expireDueAt: _expire, ...settled } = approval;
  return { ...settled, state: yes >= approval.need ? 'approved' : 'rejected' };
}

/** Ends a stage that was not decided; one that was never asked can only be cancelled. */
export function endApproval(approval: Approval, state: 'expired' | 'cancelled'): Approval {
  if (approval.state !== 'pending' && approval.state !== 'waiting') return approval;
  const { remindDueAt: _remind, expireDueAt: _expire, ...ended } = approval;
  return { ...ended, state: approval.state === 'waiting' ? 'cancelled' : state };
}

/** Who has not decided yet. */
export function missing(approval: Approval): readonly string[] {
  return approval.approvers.filter((id) => !approval.decisions.some((made) => made.for === id));
}
