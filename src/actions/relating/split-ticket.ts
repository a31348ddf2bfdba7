import type { Ticket } from '../../domain/ticket.ts';
import { ticketFor, type Context } from '../context.ts';
import { openIncident } from '../opening/open-ticket.ts';
import { tellRequesters } from '../working/tell-requesters.ts';

/** `split`: a part of what was reported becomes a ticket of its own, for the same requester. Both name each other. */
export async function splitTicket(context: Context, number: string, part: { text: string; category?: string }): Promise<Ticket> {
  const ticket = await ticketFor(context, 'split', number);
  const { requester, source, impact, urgency } = ticket;
  const category = part.category ?? ticket.category;
  const opened = await openIncident(context, {
    text: part.text,
    category,
    impact,
    urgency,
    requester,
    source,
    related: ticket.id,
  });
  const params = { number: ticket.id, opened: opened.id, text: part.text };
  await tellRequesters(context, opened, { key: 'told.split', params });
  return opened;
}
