import { z } from 'zod';
import { seenTicket } from '../../actions/context.ts';
import { flow, type Next } from '../flow.ts';
import { ticketInFull } from '../verbs/say-status.ts';
import { pressButton } from './work-ticket.ts';

/** The buttons of an alert. They stay for whoever else reads it, and mean the ticket as it is now. */
export const heedAlert = flow({
  name: 'heed-alert',
  draft: z.object({
    ticket: z.string(),
    /** Who had it when the alert was told. */
    assignee: z.string().optional(),
  }),
  errand: false,
  reads: () => false,
  async run(turn, { ticket: number, assignee: before }, reply): Promise<Next> {
    if (reply?.kind !== 'choice') return { then: 'again' };
    const ticket = await seenTicket(turn, number);
    if (reply.value === 'show') return { then: 'end', keep: true, say: await ticketInFull(turn, ticket) };
    const { assignee } = ticket;
    // "Take it" was said of a ticket that nobody had, or somebody else: it takes nothing out of the hands of who came first.
    if (reply.value === 'take' && assignee && assignee !== before && assignee !== turn.person.id) {
      const notice = { key: 'sla.taken_meanwhile', params: { number, who: { person: assignee } } } as const;
      return { then: 'end', keep: true, say: { notice, ticket: number } };
    }
    return pressButton(turn, number, reply.value);
  },
});
