import { z } from 'zod';
import { takeTicket } from '../../actions/working/work-ticket.ts';
import { flow, type Next } from '../flow.ts';

/** What somebody sees who was given a ticket, or is called to one: taken with a tap. */
export const acceptTicket = flow({
  name: 'accept-ticket',
  draft: z.object({ ticket: z.string() }),
  errand: false,
  reads: () => false,
  async run(turn, { ticket: number }, reply): Promise<Next> {
    if (reply?.kind !== 'choice') return { then: 'again' };
    await takeTicket(turn, number);
    return { then: 'end', say: { notice: { key: 'done.take', params: { number } }, ticket: number } };
  },
});
