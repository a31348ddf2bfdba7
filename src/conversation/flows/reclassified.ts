import { z } from 'zod';
import { tellNotReclassified } from '../../actions/relating/reclassify-ticket.ts';
import { seenTicket } from '../../actions/context.ts';
import { flow, type Next } from '../flow.ts';
import { unlearn } from '../learning/learn-from-agent.ts';

/** An agent sees a report as a request: its requester completes the form, or says that it is none. */
export const reclassified = flow({
  name: 'reclassified',
  draft: z.object({ ticket: z.string(), item: z.string(), by: z.string() }),
  errand: true,
  async run(turn, { ticket: number, item, by }, reply): Promise<Next> {
    if (reply?.kind !== 'choice') return { then: 'again' };
    const ticket = await seenTicket(turn, number);
    if (reply.value === 'complete') {
      const whose = ticket.requester === turn.person.id ? ticket.beneficiary : undefined;
      const draft = { item, text: ticket.text, follows: number, ...(whose && { for: whose }) };
      return { then: 'go', flow: 'request-item', draft };
    }
    await unlearn(turn, number);
    await tellNotReclassified(turn, ticket, { by, text: reply.words });
    return { then: 'end', say: { notice: { key: 'reclassify.stays', params: { number } }, ticket: number } };
  },
  reads: () => false,
});
