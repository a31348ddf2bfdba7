import { approvalLine } from '../actions/approvals/approval-says.ts';
import { decideApproval, type Decided, type Deciding } from '../actions/approvals/decide-approval.ts';
import type { Words } from '../domain/wording.ts';
import type { Say } from '../messaging/outbound.ts';
import type { Turn } from './flow.ts';

/** Approves, and says what came of it. Thanks and a thumb are no reason. */
export async function approveHere(turn: Turn, { ticket, stage, reason }: Omit<Deciding, 'decision'>): Promise<Say> {
  const says = reason !== undefined && /[\p{L}\p{N}]/u.test(reason) && turn.understand(reason, turn).intent !== 'thanks';
  const because = says ? reason : undefined;
  return approvedSay(turn, await decideApproval(turn, { ticket, stage, decision: 'approved', reason: because }));
}

function approvedSay({ person }: Turn, { ticket, for: whom }: Decided): Say {
  const params = { number: ticket.id, who: { person: whom } };
  const open = ticket.approvals.filter(({ state }) => state === 'pending');
  const refused = ticket.approvals.filter(({ decisions, state }) => state === 'rejected' && decisions.length > 0);
  return {
    notice: { key: whom === person.id ? 'approval.done_approved' : 'approval.done_approved_for', params },
    more: [
      ...open.map((one): Words => ({ key: 'approval.goes_on', params: { how: approvalLine(one) } })),
      ...refused.map((one): Words => ({
        key: 'approval.rejected_even_so',
        params: { number: ticket.id, how: approvalLine(one) },
      })),
    ],
    ticket: ticket.id,
  };
}
