import { z } from 'zod';
import { closeByLead } from '../../actions/closing/close-ticket.ts';
import { cancelTicket, checkReopening, isTooLate, reopenTicket } from '../../actions/closing/end-ticket.ts';
import { seenTicket, ticketFor } from '../../actions/context.ts';
import { titleOf } from '../../actions/looking/ticket-facts.ts';
import { requesters } from '../../domain/ticket.ts';
import { flow, type Next, type Turn } from '../flow.ts';

const Draft = z.object({ ticket: z.string() });

/** `cancel`: asks for the reason if none was given; asks first where somebody only said that it is not needed, and these words are the reason. */
export const cancelTicketFlow = flow({
  name: 'cancel-ticket',
  draft: Draft.extend({ text: z.string().optional() }),
  errand: true,
  async run(turn, { ticket: number, text }, reply): Promise<Next> {
    if (text && reply?.kind !== 'choice') return offerToCancel(turn, number, text);
    if (reply?.kind === 'choice' && reply.value === 'no')
      return { then: 'end', say: { notice: { key: 'cancel.left', params: { number } }, ticket: number } };
    if (!text && reply?.kind !== 'words') return askWhy(turn, 'cancel', number);
    await cancelTicket(turn, number, text ?? (reply?.kind === 'words' ? reply.text : ''));
    return { then: 'end', say: { notice: { key: 'done.cancel', params: { number } }, ticket: number } };
  },
});

async function offerToCancel(turn: Turn, number: string, text: string): Promise<Next> {
  const ticket = await ticketFor(turn, 'cancel', number);
  const choices = [
    { value: 'yes', label: { key: 'button.cancel_ticket' }, style: 'danger', words: 'take_back' },
    { value: 'no', label: { key: 'answer.no' }, words: 'no' },
  ] as const;
  const params = { number, title: titleOf(ticket, turn.definitions) };
  return {
    then: 'ask',
    say: { notice: { key: 'cancel.offer', params }, ask: { choices }, ticket: number },
    draft: { ticket: number, text },
    ticket: number,
  };
}

/** `reopen`: asks what is still wrong if it was not said; offers it where somebody only wrote about a closed ticket. */
export const reopenTicketFlow = flow({
  name: 'reopen-ticket',
  draft: Draft.extend({ text: z.string().optional() }),
  errand: true,
  async run(turn, draft, reply): Promise<Next> {
    const { ticket: number, text } = draft;
    if (reply?.kind === 'choice' && reply.value === 'no')
      return { then: 'end', say: { notice: { key: 'reopen.left', params: { number } }, ticket: number } };
    const late = await tooLate(turn, number);
    const words = text ?? (reply?.kind === 'words' ? reply.text : undefined);
    if (late) return { then: 'go', flow: 'follow-up', draft: { ticket: number, ...(words && { text: words }) } };
    if (text && reply?.kind !== 'choice') return offer(turn, number, text);
    if (!text && reply?.kind !== 'words') return askWhy(turn, 'reopen', number);
    await reopenTicket(turn, number, text ?? (reply?.kind === 'words' ? reply.text : ''));
    return { then: 'end', say: { notice: { key: 'done.reopen', params: { number } }, ticket: number } };
  },
});

/** For its own people a ticket closed too long ago goes on in a new one; an agent is refused. */
async function tooLate(turn: Turn, number: string): Promise<boolean> {
  const ticket = await seenTicket(turn, number);
  return ticket.state === 'closed' && requesters(ticket).includes(turn.person.id) && isTooLate(turn, ticket);
}

/** Only what can still be reopened is offered. */
async function offer(turn: Turn, number: string, text: string): Promise<Next> {
  await checkReopening(turn, number);
  const choices = [
    { value: 'yes', label: { key: 'button.reopen' }, style: 'primary', words: 'yes' },
    { value: 'no', label: { key: 'answer.no' }, words: 'no' },
  ] as const;
  return {
    then: 'ask',
    say: { notice: { key: 'reopen.offer', params: { number } }, ask: { choices }, ticket: number },
    draft: { ticket: number, text },
    ticket: number,
  };
}

/** `close`: by a lead, without conformity; asks for the reason if none was given. */
export const closeTicketFlow = flow({
  name: 'close-ticket',
  draft: Draft,
  errand: true,
  async run(turn, draft, reply): Promise<Next> {
    const { ticket: number } = draft;
    if (reply?.kind !== 'words') return askWhy(turn, 'close', number);
    await closeByLead(turn, number, reply.text);
    return { then: 'end', say: { notice: { key: 'done.close', params: { number } }, ticket: number } };
  },
});

const questions = { cancel: 'cancel.why', reopen: 'reopen.why', close: 'close.why' } as const;

async function askWhy(turn: Turn, verb: keyof typeof questions, number: string): Promise<Next> {
  const ticket = await ticketFor(turn, verb, number);
  const notice = { key: questions[verb], params: { number: ticket.id } };
  return {
    then: 'ask',
    say: { notice, ask: { expects: { type: 'text' } }, ticket: ticket.id },
    draft: { ticket: ticket.id },
    ticket: ticket.id,
  };
}
