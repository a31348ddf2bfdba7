import { z } from 'zod';
import { awaits } from '../../actions/working/hold-ticket.ts';
import { questionOf } from '../../actions/working/wake-ticket.ts';
import { commentTicket } from '../../actions/working/work-ticket.ts';
import { seenTicket } from '../../actions/context.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { flow, type Next, type Turn } from '../flow.ts';
import { About, isAnotherMatter } from '../words/is-another-matter.ts';
import { numberIn, startsWithNumber, withoutNumber } from '../words/read-verb.ts';
import { isAutomatic, readReply } from '../words/read-reply.ts';

/**
 * What an agent needs to know to go on: the requester's words are the answer, unless they are about something else. Thanks are none, nor is
 * what a mailbox says while nobody reads it: the question stays.
 */
export const answerAgentFlow = flow({
  name: 'answer-agent',
  /** `about`: what the ticket is about. */
  draft: z.object({ ticket: z.string(), about: About.optional() }),
  errand: false,
  async run(turn, { ticket: number }, reply): Promise<Next> {
    if (reply?.kind !== 'words') return { then: 'again' };
    const ticket = await seenTicket(turn, number);
    const files = ticket.files.filter(({ id }) => reply.files?.some((file) => file.id === id));
    const isShown = files.length > 0 || turn.files.left().length > 0;
    const kind =
      isShown || !awaits(ticket, turn.person.id) ? 'answer' : readReply(turn, withoutNumber(reply.text), questionOf(ticket));
    if (kind === 'automatic') return noteAbsence(turn, ticket, reply.text);
    if (kind === 'courtesy')
      return { then: 'end', keep: true, say: { notice: { key: 'comment.still_awaited', params: { number } }, ticket: number } };
    await commentTicket(turn, ticket, { text: reply.text, files });
    return { then: 'end', say: { notice: { key: 'comment.answered', params: { number } }, ticket: number } };
  },
  reads: (turn, { ticket, about }, text) =>
    isAutomatic(turn, text) || (!isOfAnother(text, ticket) && !isAnotherMatter(turn, text, about)),
});

function isOfAnother(text: string, ticket: string): boolean {
  return startsWithNumber(text) && numberIn(text) !== ticket;
}

/** The team should know; the question stays. The same words once more are a machine's: whoever answers those would never end. */
async function noteAbsence(turn: Turn, ticket: Ticket, text: string): Promise<Next> {
  const since = ticket.ledger.at(-1)?.at ?? turn.now;
  const again = ticket.history.some((entry) => entry.at >= since && entry.verb === 'comment' && entry.text === text);
  if (again) return { then: 'end', keep: true };
  await commentTicket(turn, ticket, { text, aside: true });
  const notice = { key: 'comment.noted_absence', params: { number: ticket.id } } as const;
  return { then: 'end', keep: true, say: { notice, ticket: ticket.id } };
}
