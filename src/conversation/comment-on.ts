import { disagree } from '../actions/closing/answer-conformity.ts';
import { isTooLate } from '../actions/closing/end-ticket.ts';
import { followMerged } from '../actions/relating/follow-merged.ts';
import { liveSuccessor } from '../actions/relating/live-successor.ts';
import { isResolvedBySilence } from '../actions/working/give-up-waiting.ts';
import { awaits } from '../actions/working/hold-ticket.ts';
import { questionOf } from '../actions/working/wake-ticket.ts';
import { noteTicket, commentTicket } from '../actions/working/work-ticket.ts';
import { stateWords } from '../actions/looking/ticket-facts.ts';
import { showAgain, tell } from '../actions/tell.ts';
import { isOpen } from '../domain/lifecycle.ts';
import { sightOf } from '../domain/rights.ts';
import { requesters, type Ticket } from '../domain/ticket.ts';
import type { Words } from '../domain/wording.ts';
import type { Say } from '../messaging/outbound.ts';
import type { Prompt } from '../messaging/prompt.ts';
import { hereOf, start, type Flows } from './engine.ts';
import type { Turn } from './flow.ts';
import { isSomethingElse } from './words/is-something-else.ts';
import { isWithinBurst } from './is-within-burst.ts';
import { leaveErrand, offersToCancel } from './leave-errand.ts';
import { openQuestions } from './open-questions.ts';
import { isSurelyNew } from './needs/is-surely-new.ts';
import { readReply } from './words/read-reply.ts';
import { numberIn, withoutNumber } from './words/read-verb.ts';
import { saysOver } from './words/says-over.ts';
import { ticketStatus } from './verbs/say-status.ts';

/**
 * Words about a ticket: in its thread, by its number, or soon after it was opened. The requester's side comments, the team notes, and a
 * closed ticket is offered to be reopened. False if they are about none.
 */
export async function commentOn(
  flows: Flows,
  turn: Turn,
  said: { text: string; ticket: string | undefined; errand: Prompt | undefined; surely?: boolean },
): Promise<boolean> {
  const { text, errand } = said;
  const named = said.ticket ?? numberIn(text);
  const found = named ? await turn.tx.collection('tickets').get(named) : await recentlyAbout(turn, text, errand);
  const ticket = found && sees(turn, found) ? await followMerged(turn, found) : undefined;
  const sight = ticket ? sightOf(ticket, turn.person.id, turn.definitions) : 'none';
  if (!ticket || (sight !== 'public' && sight !== 'full')) {
    const lost: readonly Words[] = sight === 'none' ? [] : [{ key: 'comment.not_added', params: { number: ticket?.id ?? '' } }];
    if (named) await say(turn, { ...(await ticketStatus(turn, named)), ...(lost.length > 0 && { more: lost }) });
    return named !== undefined;
  }
  const words = { ticket, text: withoutNumber(text), merged: found?.id === ticket.id ? undefined : found?.id };
  if (sight === 'full') await note(turn, ticket, words.text);
  else if (said.ticket && !said.surely && mayBeNew(turn, ticket, words.text))
    await start(flows, turn, {
      flow: 'comment-or-new',
      draft: { ticket: ticket.id, text: words.text },
      reply: { kind: 'words', text },
    });
  else if (requesters(ticket).includes(turn.person.id)) await commentOnOwn(flows, turn, words);
  else await commentAlong(turn, words);
  return true;
}

/** Words that the person has said belong to the ticket. */
export async function commentAnyway(flows: Flows, turn: Turn, { text, ticket }: { text: string; ticket: string }): Promise<void> {
  await commentOn(flows, turn, { text, ticket, errand: undefined, surely: true });
}

/** A reply to one of a ticket's messages that is surely about something else. What an agent waits for is an answer, whatever it sounds like. */
function mayBeNew(turn: Turn, ticket: Ticket, text: string): boolean {
  return requesters(ticket).includes(turn.person.id) && !awaits(ticket, turn.person.id) && isSurelyNew(turn, text, ticket);
}

function sees({ person, definitions }: Turn, ticket: Ticket): boolean {
  return sightOf(ticket, person.id, definitions) !== 'none';
}

interface Comment {
  readonly ticket: Ticket;
  readonly text: string;
  /** The merged number that the words were written to. */
  readonly merged: string | undefined;
  /** The old number, where the words go to the ticket that goes on from it. */
  readonly before?: string | undefined;
}

async function commentOnOwn(flows: Flows, turn: Turn, comment: Comment): Promise<void> {
  const { ticket, text } = comment;
  const next = await liveSuccessor(turn, ticket);
  if (next) return commentAlong(turn, { ticket: next, text, merged: undefined, before: ticket.id });
  if (ticket.state === 'closed') {
    const flow = isTooLate(turn, ticket) ? 'follow-up' : 'reopen-ticket';
    return start(flows, turn, { flow, draft: { ticket: ticket.id, text } });
  }
  // It only counted as solved because nobody answered; now they have.
  if (isResolvedBySilence(ticket) && readReply(turn, text, questionOf(ticket)) === 'answer') {
    await disagree(turn, ticket.id, { reason: text, late: true });
    return say(turn, { notice: { key: 'conformity.back', params: { number: ticket.id } }, ticket: ticket.id });
  }
  await commentAlong(turn, comment);
}

/** Words of whoever reads what is public: the requester's side, and those who follow it. */
async function commentAlong(turn: Turn, { ticket, text, merged, before }: Comment): Promise<void> {
  if (!isOpen(ticket.state) && ticket.state !== 'resolved')
    return say(turn, {
      notice: { key: 'comment.too_late', params: { number: ticket.id, state: stateWords(ticket) } },
      ticket: ticket.id,
    });
  const waited = awaits(ticket, turn.person.id);
  const answers = waited && readReply(turn, text, questionOf(ticket)) === 'answer';
  await commentTicket(turn, ticket, { text, aside: !answers });
  const notice: Words = answers
    ? { key: 'comment.answered', params: { number: ticket.id } }
    : waited
      ? { key: 'comment.noted_absence', params: { number: ticket.id } }
      : isOver(turn, ticket, text)
        ? { key: 'comment.added_over', params: { number: ticket.id } }
        : addedTo(ticket.id, { merged, before });
  const added: Say = { notice, ticket: ticket.id };
  const question = (await openQuestions(turn)).find((prompt) => prompt.flow === 'confirm-closure' && prompt.ticket === ticket.id);
  const at = hereOf(turn);
  if (question && at) await showAgain(turn, question, { reader: turn.person.id, at, before: added, stays: true });
  else await say(turn, added);
}

/** "Ya funciona" while nobody has solved it: whoever asked may take it back. */
function isOver(turn: Turn, ticket: Ticket, text: string): boolean {
  return isOpen(ticket.state) && ticket.requester === turn.person.id && saysOver(turn, text);
}

function addedTo(number: string, { merged, before }: Pick<Comment, 'merged' | 'before'>): Words {
  if (before) return { key: 'follow_up.comment_added', params: { number, before } };
  return merged ? { key: 'merge.comment_added', params: { number, merged } } : { key: 'comment.added', params: { number } };
}

/** An agent's words about a ticket are internal: a public reply is an act of its own. */
async function note(turn: Turn, ticket: Ticket, text: string): Promise<void> {
  await noteTicket(turn, ticket.id, text);
  await say(turn, { notice: { key: 'done.note', params: { number: ticket.id } }, ticket: ticket.id });
}

async function say(turn: Turn, what: Say): Promise<void> {
  await tell(turn, { reader: turn.person.id, say: what, at: hereOf(turn) });
}

/** The ticket opened a few minutes ago, unless the words are confidently about something else. */
async function recentlyAbout(turn: Turn, text: string, errand: Prompt | undefined): Promise<Ticket | undefined> {
  const ticket = await recentTicket(turn, errand);
  if (!ticket || isSomethingElse(turn, text, ticket)) return undefined;
  if (errand && offersToCancel(errand)) await leaveErrand(turn, errand);
  return ticket;
}

/** The ticket opened a few minutes ago, unless something else is under way since. */
export async function recentTicket(turn: Turn, errand: Prompt | undefined): Promise<Ticket | undefined> {
  if (errand && errand.flow !== 'triage' && !offersToCancel(errand)) return undefined;
  const recent = (await turn.tx.collection('contacts').get(turn.person.id))?.recent;
  if (!recent || !isWithinBurst(turn, recent.at)) return undefined;
  const opened = await turn.tx.collection('tickets').get(recent.ticket);
  const ticket = opened && (await followMerged(turn, opened));
  return ticket && isOpen(ticket.state) ? ticket : undefined;
}
