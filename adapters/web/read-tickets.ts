import type { Router } from 'express';
import { z } from 'zod';
import type { TicketLine } from '../../src/messaging/ticket-view.ts';
import type { Views } from '../../src/ports.ts';
import type { Access } from './access.ts';
import { Refusal } from './refusal.ts';

const longestQuery = 200;

const TicketsQuery = z.object({
  view: z.enum(['mine', 'queue', 'assigned', 'approvals', 'search']).default('mine'),
  /** Of the queue: one of the reader's teams. */
  team: z.string().max(100).optional(),
  /** Of the search. */
  q: z.string().max(longestQuery).default(''),
});
type TicketsQuery = z.infer<typeof TicketsQuery>;

async function listOf(views: Views, reader: string, { view, team, q }: TicketsQuery): Promise<readonly TicketLine[]> {
  if (view === 'queue') return views.queue(reader, team);
  if (view === 'search') return q.trim() === '' ? [] : views.search(reader, q);
  return views[view](reader);
}

const isNumber = (text: string): boolean => /^[A-Za-z]{2,5}-\d{1,12}$/.test(text);

/** Lists of tickets, one ticket, who is away, and what does not work: what a reader may not see is not there. */
export function addTicketReads(router: Router, { access, views }: { readonly access: Access; readonly views: Views }): void {
  router.get('/tickets', async (request, response) => {
    const reader = access.reader(request);
    const query = TicketsQuery.parse(request.query);
    response.json({ view: query.view, tickets: await listOf(views, reader.id, query) });
  });
  router.get('/tickets/:number', async (request, response) => {
    const reader = access.reader(request);
    const { number } = request.params;
    const ticket = isNumber(number) ? await views.ticket(reader.id, number.toUpperCase()) : undefined;
    if (ticket === undefined) throw new Refusal('not_found', 'There is no such ticket.');
    response.json(ticket);
  });
  router.get('/tickets/:number/why', async (request, response) => {
    const reader = access.reader(request);
    const { number } = request.params;
    const why = isNumber(number) ? await views.why(reader.id, number.toUpperCase()) : undefined;
    if (why === undefined) throw new Refusal('not_found', 'There is no such ticket.');
    response.json(why);
  });
  router.get('/troubles', async (request, response) => {
    response.json(await views.troubles(access.reader(request).id));
  });
  router.get('/away', async (request, response) => {
    response.json({ people: await views.away(access.reader(request).id) });
  });
}
