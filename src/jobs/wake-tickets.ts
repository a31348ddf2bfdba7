import { wakeTicket } from '../actions/working/work-ticket.ts';
import { saveTicket, type Context } from '../actions/context.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Job } from '../ports.ts';
import { sweep, type Works } from './sweep.ts';

/** What waited until now goes on. */
export function wakeTickets(works: Works): Job {
  return sweep(works, { name: 'wake-tickets', every: 5, collection: 'tickets', field: 'wakeDueAt', one: wakeOne });
}

async function wakeOne(context: Context, ticket: Ticket): Promise<void> {
  const isDue = ticket.state === 'waiting' && ticket.until !== undefined && ticket.until <= context.now;
  await (isDue ? wakeTicket(context, ticket) : saveTicket(context, ticket));
}
