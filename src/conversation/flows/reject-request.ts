import { decideApproval } from '../../actions/approvals/decide-approval.ts';
import { explainDecision } from './explain-decision.ts';

/** Why an approver rejects. */
export const { flow: rejectRequest, byChoice: rejectByChoice } = explainDecision({
  name: 'reject-request',
  question: 'approval.why',
  async done(turn, { ticket: number, stage }, reason) {
    const decided = await decideApproval(turn, { ticket: number, stage, decision: 'rejected', reason });
    const { ticket, for: whom } = decided;
    if (decided.stage.purpose)
      return { notice: { key: 'emergency.done_refused', params: { number: ticket.id } }, ticket: ticket.id };
    const settled = ticket.state !== 'awaiting_approval';
    const own = whom === turn.person.id ? 'approval.done_rejected_yours' : 'approval.done_rejected_for';
    return {
      notice: { key: settled ? 'approval.done_rejected' : own, params: { number: ticket.id, who: { person: whom } } },
      ticket: ticket.id,
    };
  },
});
