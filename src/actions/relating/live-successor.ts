import { isOpen } from '../../domain/lifecycle.ts';
import { sightOf } from '../../domain/rights.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Context } from '../context.ts';

/** The ticket that goes on from one that is over, while it is not over itself, and as far as the actor may see it. */
export async function liveSuccessor(context: Context, ticket: Ticket): Promise<Ticket | undefined> {
  if (isOpen(ticket.state) || ticket.state === 'resolved') return undefined;
  for (const { kind, number } of ticket.links) {
    const next = kind === 'successor' ? await context.tx.collection('tickets').get(number) : undefined;
    const seen = next && sightOf(next, context.actor, context.definitions) !== 'none';
    if (seen && (isOpen(next.state) || next.state === 'resolved')) return next;
  }
  return undefined;
}
