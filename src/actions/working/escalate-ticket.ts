import { record, transition, type Ticket } from '../../domain/ticket.ts';
import { changeOf, saveTicket, ticketFor, type Context } from '../context.ts';
import { closeQuestions } from '../closing/end-questions.ts';
import { showCard } from './show-card.ts';
import { tellRequesters } from './tell-requesters.ts';

/** `escalate`: a third party works on it from now on; the requester learns who, the text is for the team. The vendor's clock is read off the ledger. */
export async function escalateTicket(
  context: Context,
  number: string,
  { supplier, text }: { supplier: string; text?: string | undefined },
): Promise<Ticket> {
  const ticket = await ticketFor(context, 'escalate', number);
  const changes = { supplier, assignee: ticket.assignee ?? context.actor };
  const step = { verb: 'escalate', changes, note: { facts: { supplier } } } as const;
  const escalated = transition(ticket, step, changeOf(context));
  const noted = record(
    escalated,
    { verb: 'note', sight: 'internal', text: text ? `${supplier}: ${text}` : supplier },
    changeOf(context),
  );
  await closeQuestions(context, ticket);
  await tellRequesters(context, noted, { key: 'told.escalated', params: { number: ticket.id, supplier } });
  return saveTicket(context, await showCard(context, noted));
}
