import { z } from 'zod';
import { cancelTicket, checkReopening, reopenTicket } from '../../actions/end-ticket.ts';
import { ticketFor } from '../../actions/context.ts';
import { DeskError } from '../../domain/errors.ts';
import { nextState, type LifecycleVerb } from '../../domain/lifecycle.ts';
import { flow, type Next, type Turn } from '../flow.ts';

const Draft = z.object({ ticket: z.string() });

/** `cancel`: asks for the reason if none was given. */
export const cancelTicketFlow = flow({
  name: 'cancel-ticket',
  draft: Draft,
  errand: true,
  async run(turn, draft, reply): Promise<Next> {
    const { ticket: number } = draft;
    if (reply?.kind !== 'words') return askWhy(turn, 'cancel', number);
    await cancelTicket(turn, number, reply.text);
    return { then: 'end', say: { notice: { key: 'done.cancel', params: { number } }, ticket: number } };
  },
});

/** `reopen`: asks what is still wrong if it was not said; offers it where somebody only wrote about a closed ticket. */
export const reopenTicketFlow = flow({
  name: 'reopen-ticket',
  draft: Draft.extend({ text: z.string().optional() }),
  errand: true,
  async run(turn, draft, reply): Promise<Next> {
    const { ticket: number, text } = draft;
    if (reply?.kind === 'choice' && reply.value === 'no')
      return { then: 'end', say: { notice: { key: 'reopen.left', params: { number } }, ticket: number } };
    if (text && reply?.kind !== 'choice') return offer(turn, number, text);
    if (!text && reply?.kind !== 'words') return askWhy(turn, 'reopen', number);
    await reopenTicket(turn, number, text ?? (reply?.kind === 'words' ? reply.text : ''));
    return { then: 'end', say: { notice: { key: 'done.reopen', params: { number } }, ticket: number } };
  },
});

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

const questions = { cancel: 'cancel.why', reopen: 'reopen.why' } as const;

async function askWhy(turn: Turn, verb: Extract<LifecycleVerb, 'cancel' | 'reopen'>, number: string): Promise<Next> {
  const ticket = await ticketFor(turn, verb, number);
  if (!nextState(ticket.state, verb, ticket.assignee !== undefined)) {
    throw new DeskError('ticket.not_possible', {
      number: ticket.id,
      verb: { key: `verb.${verb}` },
      state: { key: `state.${ticket.state}` },
    });
  }
  const notice = { key: questions[verb], params: { number } };
  return {
    then: 'ask',
    say: { notice, ask: { expects: { type: 'text' } }, ticket: number },
    draft: { ticket: number },
    ticket: number,
  };
}
