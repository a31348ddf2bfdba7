import { decide, type Approval, type Decision } from '../../domain/approval/approval.ts';
import { record, type Ticket } from '../../domain/ticket.ts';
import { changeOf, type Context } from '../context.ts';
import { findStage } from './find-stage.ts';
import { withApproval } from './request-approval.ts';
import { settleRequest } from './settle-request.ts';

export interface Deciding {
  readonly ticket: string;
  readonly decision: Decision['decision'];
  readonly reason?: string | undefined;
  /** The stage the person was shown; left out for typed words, which mean the one that waits for them. */
  readonly stage?: string | undefined;
}

/** The ticket afterwards, and for whom the decision counts. */
export interface Decided {
  readonly ticket: Ticket;
  readonly for: string;
  /** The stage that was decided. */
  readonly stage: Approval;
}

/**
 * Records the actor's decision, their own or as delegate, and goes on: the next stage, the work, or the refusal told to the requester.
 * The log keeps a digest of the answers that were shown.
 * @throws DeskError if it is not theirs to decide, is decided already, or a rejection lacks its reason.
 */
export async function decideApproval(context: Context, deciding: Deciding): Promise<Decided> {
  const { actor, channel, now, digest } = context;
  const found = await findStage(context, deciding);
  const reason = deciding.reason?.trim();
  const saw = digest(JSON.stringify(found.approval.shown ?? found.ticket.answers));
  const { decision } = deciding;
  const made: Decision = { by: actor, for: found.for, decision, channel, at: now, saw, ...(reason && { reason }) };
  const decided = decide(found.approval, made);
  const note = {
    verb: 'decide',
    sight: 'system',
    facts: { stage: decided.stage, decision, saw, ...(decided.purpose && { purpose: decided.purpose }) },
    ...(found.for !== actor && { for: found.for }),
    ...(reason && { text: reason }),
  } as const;
  const recorded = record(withApproval(found.ticket, found.index, decided), note, changeOf(context));
  return { ticket: await settleRequest(context, recorded, found.index), for: found.for, stage: decided };
}
