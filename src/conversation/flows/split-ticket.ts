import { z } from 'zod';
import { ticketFor } from '../../actions/context.ts';
import { splitTicket } from '../../actions/relating/split-ticket.ts';
import { flow, type Next, type Turn } from '../flow.ts';
import { understood } from '../words/understood.ts';

/** `split`: asks which part becomes a ticket of its own, if that was not said. */
export const splitTicketFlow = flow({
  name: 'split-ticket',
  draft: z.object({ ticket: z.string() }),
  errand: true,
  async run(turn, { ticket: number }, reply): Promise<Next> {
    if (reply?.kind !== 'words') return askWhich(turn, number);
    const { kind, category } = understood(turn, reply.text);
    const opened = await splitTicket(turn, number, { text: reply.text, ...(kind === 'incident' && category && { category }) });
    const params = { number, opened: opened.id };
    return { then: 'end', say: { notice: { key: 'done.split', params }, ticket: opened.id } };
  },
});

async function askWhich(turn: Turn, number: string): Promise<Next> {
  const ticket = await ticketFor(turn, 'split', number);
  const notice = { key: 'split.which', params: { number: ticket.id, text: { text: ticket.text } } } as const;
  const say = { notice, ask: { expects: { type: 'long_text' } }, ticket: ticket.id } as const;
  return { then: 'ask', say, draft: { ticket: ticket.id }, ticket: ticket.id };
}
