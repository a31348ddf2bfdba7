import { z } from 'zod';
import { ticketFor } from '../../actions/context.ts';
import { replyTicket } from '../../actions/working/reply-ticket.ts';
import { resolveTicket } from '../../actions/working/work-ticket.ts';
import { quotedNote } from '../../domain/quoted-note.ts';
import { publicReaders } from '../../domain/rights.ts';
import type { Say } from '../../messaging/outbound.ts';
import { flow, type Next, type Turn } from '../flow.ts';

const Draft = z.object({ ticket: z.string(), verb: z.enum(['reply', 'resolve']), text: z.string() });
type Draft = z.infer<typeof Draft>;

/** Words for the requester's side. What stood in an internal note word for word is asked about before it leaves. */
export const sendWords = flow({
  name: 'send-words',
  draft: Draft,
  errand: true,
  reads: () => false,
  async run(turn, draft, reply): Promise<Next> {
    if (reply?.kind !== 'choice') return reply ? { then: 'again' } : askAbout(turn, draft);
    if (reply.value === 'send') return { then: 'end', say: await send(turn, draft) };
    return { then: 'end', say: { notice: { key: 'reply.not_sent', params: { number: draft.ticket } }, ticket: draft.ticket } };
  },
});

async function askAbout(turn: Turn, draft: Draft): Promise<Next> {
  const ticket = await ticketFor(turn, draft.verb, draft.ticket);
  const quote = quotedNote(ticket.history, draft.text);
  if (!quote) return { then: 'end', say: await send(turn, draft) };
  const readers = publicReaders(ticket, turn.person.id).map((person) => ({ person }));
  const say: Say = {
    notice: { key: 'reply.quotes_note', params: { number: ticket.id, quote: { text: quote }, readers: { list: readers } } },
    ask: {
      choices: [
        { value: 'send', label: { key: 'button.send_anyway' }, style: 'danger', words: 'yes' },
        { value: 'no', label: { key: 'button.do_not_send' }, words: 'no' },
      ],
    },
    ticket: ticket.id,
  };
  return { then: 'ask', say, draft, ticket: ticket.id };
}

async function send(turn: Turn, { ticket: number, verb, text }: Draft): Promise<Say> {
  if (verb === 'resolve') {
    await resolveTicket(turn, number, text);
    return { notice: { key: 'done.resolve', params: { number } }, ticket: number };
  }
  const { readers } = await replyTicket(turn, number, text);
  return {
    notice: { key: 'done.reply', params: { number, readers: { list: readers.map((person) => ({ person })) } } },
    ticket: number,
  };
}
