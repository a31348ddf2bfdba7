import { noteTicket, commentTicket } from '../actions/work-ticket.ts';
import { showAgain, tell } from '../actions/tell.ts';
import { isOpen } from '../domain/lifecycle.ts';
import { sightOf } from '../domain/rights.ts';
import { requesters, type Ticket } from '../domain/ticket.ts';
import type { Say } from '../messaging/outbound.ts';
import type { Prompt } from '../messaging/prompt.ts';
import { hereOf, start, type Flows } from './engine.ts';
import type { Turn } from './flow.ts';
import { isSomethingElse } from './words/is-something-else.ts';
import { openQuestions } from './open-questions.ts';
import { numberIn, withoutNumber } from './words/read-verb.ts';
import { ticketStatus } from './verbs/say-status.ts';

/**
 * Words about a ticket: in its thread, by its number, or soon after it was opened. The requester's side comments, the team notes, and a
 * closed ticket is offered to be reopened. False if they are about none.
 */
export async function commentOn(
  flows: Flows,
  turn: Turn,
  said: { text: string; ticket: string | undefined; errand: Prompt | undefined },
): Promise<boolean> {
  const { text, errand } = said;
  const named = said.ticket ?? numberIn(text);
  const ticket = named ? await turn.tx.collection('tickets').get(named) : await recentTicket(turn, text, errand);
  const sight = ticket ? sightOf(ticket, turn.person.id, turn.definitions) : 'none';
  if (!ticket || (sight !== 'public' && sight !== 'full')) {
    if (named) await say(turn, await ticketStatus(turn, named));
    return named !== undefined;
  }
  const words = withoutNumber(text);
  if (requesters(ticket).includes(turn.person.id)) await commentOnOwn(flows, turn, { ticket, text: words });
  else if (sight === 'full') await note(turn, ticket, words);
  else await say(turn, await ticketStatus(turn, ticket.id));
  return true;
}

async function commentOnOwn(flows: Flows, turn: Turn, { ticket, text }: { ticket: Ticket; text: string }): Promise<void> {
  if (ticket.state === 'closed') return start(flows, turn, { flow: 'reopen-ticket', draft: { ticket: ticket.id, text } });
  if (!isOpen(ticket.state) && ticket.state !== 'resolved') return say(turn, await ticketStatus(turn, ticket.id));
  await commentTicket(turn, ticket, text);
  const added: Say = { notice: { key: 'comment.added', params: { number: ticket.id } }, ticket: ticket.id };
  const question = (await openQuestions(turn)).find((prompt) => prompt.flow === 'confirm-closure' && prompt.ticket === ticket.id);
  const at = hereOf(turn);
  if (question && at) await showAgain(turn, question, { reader: turn.person.id, at, before: added });
  else await say(turn, added);
}

/** An agent's words about a ticket are internal: a public reply is an act of its own. */
async function note(turn: Turn, ticket: Ticket, text: string): Promise<void> {
  await noteTicket(turn, ticket.id, text);
  await say(turn, { notice: { key: 'done.note', params: { number: ticket.id } }, ticket: ticket.id });
}

async function say(turn: Turn, what: Say): Promise<void> {
  await tell(turn, { reader: turn.person.id, say: what, at: hereOf(turn) });
}

/** The ticket opened a few minutes ago, unless something else is under way since or the words are confidently about something else. */
async function recentTicket(turn: Turn, text: string, errand: Prompt | undefined): Promise<Ticket | undefined> {
  if (errand && errand.flow !== 'triage') return undefined;
  const recent = (await turn.tx.collection('contacts').get(turn.person.id))?.recent;
  const window = turn.definitions.desk.conversation.burst_minutes * 60_000;
  if (!recent || turn.now.getTime() - recent.at.getTime() > window) return undefined;
  const ticket = await turn.tx.collection('tickets').get(recent.ticket);
  if (!ticket || !isOpen(ticket.state)) return undefined;
  return isSomethingElse(turn, text, ticket) ? undefined : ticket;
}
