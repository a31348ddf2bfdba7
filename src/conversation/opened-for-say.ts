import { fact } from '../actions/looking/ticket-facts.ts';
import { sightOf } from '../domain/rights.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Say } from '../messaging/outbound.ts';
import type { Turn } from './flow.ts';

/** What an agent reads who opened a ticket for somebody. */
export function openedForSay({ person, definitions }: Turn, ticket: Ticket): Say {
  const params = { number: ticket.id, who: { person: ticket.requester }, team: { team: ticket.team } };
  return {
    notice: { key: 'opened_for.done', params },
    facts: fact('fact.priority', { key: `priority.${ticket.priority}` }),
    // Of a confidential one of another team the agent knows no more than that.
    ...(sightOf(ticket, person.id, definitions) !== 'none' && { ticket: ticket.id }),
  };
}
