import { DeskError } from '../../domain/errors.ts';
import { isOpen } from '../../domain/lifecycle.ts';
import { withLink } from '../../domain/links.ts';
import { sightOf } from '../../domain/rights.ts';
import { record, type Ticket } from '../../domain/ticket.ts';
import { changeOf, saveTicket, seenTicket, ticketFor, type Context } from '../context.ts';

/** `link`: two tickets that have something to do with each other. Each reader sees the other as far as they may see it at all. */
export async function linkTickets(context: Context, number: string, other: string): Promise<readonly [Ticket, Ticket]> {
  const one = await seenTicket(context, number);
  const two = await seenTicket(context, other);
  if (one.id === two.id) throw new DeskError('link.itself', { number: one.id });
  // One of them is being worked on; the other may be over.
  const [open, over] = isOpen(one.state) || !isOpen(two.state) ? [one, two] : [two, one];
  await ticketFor(context, 'link', open.id);
  if (sightOf(over, context.actor, context.definitions) !== 'full')
    throw new DeskError('verb.not_yours', { verb: { key: 'verb.link' }, number: over.id });
  return [await related(context, one, two), await related(context, two, one)];
}

async function related(context: Context, ticket: Ticket, other: Ticket): Promise<Ticket> {
  const linked = withLink(ticket, { kind: 'related', number: other.id });
  if (linked === ticket) return ticket;
  const note = { verb: 'link', sight: 'internal', facts: { other: other.id } } as const;
  return saveTicket(context, record(linked, note, changeOf(context)));
}
