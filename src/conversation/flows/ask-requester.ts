import { askRequester } from '../../actions/approvals/ask-requester.ts';
import { explainDecision } from './explain-decision.ts';

/** What an approver wants to know before deciding: asked of them first, then put to the requester. */
export const { flow: askRequesterFlow, byChoice: askByChoice } = explainDecision({
  name: 'ask-requester',
  question: 'approval.ask_what',
  async done(turn, draft, text) {
    const { ticket, urgent } = await askRequester(turn, { ...draft, text });
    const params = { number: ticket.id, requester: { person: ticket.requester } };
    const key = urgent ? 'emergency.done_question' : 'approval.done_ask';
    return { notice: { key, params }, ticket: ticket.id };
  },
});
