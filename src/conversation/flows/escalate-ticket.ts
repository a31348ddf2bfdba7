import { z } from 'zod';
import { escalateTicket } from '../../actions/working/escalate-ticket.ts';
import { ticketFor } from '../../actions/context.ts';
import { flow, type Next, type Turn } from '../flow.ts';
import { readSupplier } from '../words/read-supplier.ts';

/** `escalate`: to which third party, if it was not said. */
export const escalateTicketFlow = flow({
  name: 'escalate-ticket',
  draft: z.object({ ticket: z.string() }),
  errand: true,
  async run(turn, { ticket: number }, reply): Promise<Next> {
    const read = reply?.kind === 'words' ? readSupplier(reply.text, suppliersOf(turn)) : undefined;
    if (!read) return askSupplier(turn, number);
    await escalateTicket(turn, number, read);
    const notice = { key: 'done.escalate', params: { number, supplier: read.supplier } } as const;
    return { then: 'end', say: { notice, ticket: number } };
  },
});

function suppliersOf({ definitions }: Turn): readonly string[] {
  return [...definitions.policies.values()].flatMap(({ vendor }) => vendor.map(({ supplier }) => supplier));
}

export async function askSupplier(turn: Turn, number: string): Promise<Next> {
  const ticket = await ticketFor(turn, 'escalate', number);
  const notice = { key: 'escalate.whom', params: { number: ticket.id } } as const;
  return {
    then: 'ask',
    say: { notice, ask: { expects: { type: 'text' } }, ticket: ticket.id },
    draft: { ticket: ticket.id },
    ticket: ticket.id,
  };
}
