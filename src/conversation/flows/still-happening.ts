import { z } from 'zod';
import { seenTicket } from '../../actions/context.ts';
import { openOwn, ownWords } from '../../actions/opening/open-own.ts';
import { rememberTicket } from '../remember-ticket.ts';
import { flow, type Next, type Turn } from '../flow.ts';

const Draft = z.object({
  ticket: z.string(),
  /** What an incident of their own would say, once it was offered. */
  offered: z.string().optional(),
});

/** "For me it goes on": whoever said "me too" to an incident that was solved is offered one of their own, linked to it. */
export const stillHappening = flow({
  name: 'still-happening',
  draft: Draft,
  errand: false,
  async run(turn, draft, reply): Promise<Next> {
    const { ticket: number, offered } = draft;
    if (reply?.kind !== 'choice') return { then: 'again' };
    if (offered === undefined) return offer(turn, number, reply.words);
    if (reply.value !== 'open')
      return { then: 'end', say: { notice: { key: 'still.left', params: { number } }, ticket: number } };
    return open(turn, number, offered);
  },
  reads: () => false,
});

/** With what they said before, and what they say now if that is more than the button. */
async function offer(turn: Turn, number: string, words: string | undefined): Promise<Next> {
  const ticket = await seenTicket(turn, number);
  const said = [await ownWords(turn, ticket), words].filter((one) => one !== undefined);
  const text = said.length > 0 ? said.join('\n') : ticket.text;
  const choices = [
    { value: 'open', label: { key: 'button.open' }, style: 'primary', words: 'yes' },
    { value: 'no', label: { key: 'answer.no' }, words: 'no' },
  ] as const;
  const notice = { key: 'still.offer', params: { number } } as const;
  const more = [{ key: 'still.with', params: { text: { text } } }] as const;
  return {
    then: 'ask',
    say: { notice, more, ask: { choices }, ticket: number },
    draft: { ticket: number, offered: text },
    ticket: number,
  };
}

async function open(turn: Turn, number: string, text: string): Promise<Next> {
  const ticket = await openOwn(turn, number, text);
  await rememberTicket(turn, ticket.id);
  const params = { number: ticket.id, before: number, team: { team: ticket.team } };
  return { then: 'end', say: { notice: { key: 'still.opened', params }, ticket: ticket.id } };
}
