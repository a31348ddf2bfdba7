import { disagree, conform, ownResolved } from '../../../actions/closing/answer-conformity.ts';
import { recordConformity } from '../../../actions/closing/close-ticket.ts';
import { seenTicket } from '../../../actions/context.ts';
import { closeQuestions } from '../../../actions/closing/end-questions.ts';
import { requesters } from '../../../domain/ticket.ts';
import { startWith, type RunVerb } from '../run.ts';

/** Verbs that say whose a ticket is, how urgent, of what kind, and whether it is over. */
export const organising = {
  assign: (_, { number, rest }) => startWith('assign-ticket', { ticket: number }, rest),
  escalate: (_, { number, rest }) => startWith('escalate-ticket', { ticket: number }, rest),
  priority: (_, { number, rest }) => startWith('change-priority', { ticket: number }, rest),
  category: (_, { number, rest }) => startWith('change-category', { ticket: number }, rest),
  close: (_, { number, rest }) => startWith('close-ticket', { ticket: number }, rest),
  conform: async (turn, { number, rest }) => {
    const ticket = await seenTicket(turn, number);
    if (requesters(ticket).includes(turn.person.id)) {
      await conform(turn, ticket.id);
      return { notice: { key: 'conformity.closed', params: { number: ticket.id } }, ticket: ticket.id };
    }
    await recordConformity(turn, ticket.id, rest);
    return { notice: { key: 'done.conform', params: { number: ticket.id } }, ticket: ticket.id };
  },
  disagree: async (turn, { number, rest }) => {
    const seen = await seenTicket(turn, number);
    // Too late to say so, and not too late to have it reopened.
    if (seen.state === 'closed' && requesters(seen).includes(turn.person.id))
      return { start: { flow: 'reopen-ticket', draft: { ticket: seen.id, ...(rest && { text: rest }) } } };
    const ticket = await ownResolved(turn, seen.id);
    if (rest) {
      await disagree(turn, ticket.id, { reason: rest });
      return { notice: { key: 'conformity.back', params: { number: ticket.id } }, ticket: ticket.id };
    }
    // The reason is asked instead.
    await closeQuestions(turn, ticket);
    return startWith('confirm-closure', { ticket: ticket.id, why: true }, '');
  },
} as const satisfies Record<string, RunVerb>;
