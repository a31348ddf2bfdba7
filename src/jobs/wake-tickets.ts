import { saveTicket, type Context } from '../actions/context.ts';
import { cancelBySilence, resolveBySilence } from '../actions/working/give-up-waiting.ts';
import { goOnWithout, nudgeWaiting, wakeTicket } from '../actions/working/wake-ticket.ts';
import { dueWaking, type Waking } from '../domain/clock/next-waking.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Job } from '../ports.ts';
import { sweep, type Works } from './sweep.ts';

/** What waited until now goes on; who is waited for is reminded; what has waited too long ends as its rule says. */
export function wakeTickets(works: Works): Job {
  return sweep(works, { name: 'wake-tickets', every: 5, collection: 'tickets', field: 'wakeDueAt', one: wakeOne });
}

const acts = {
  until: wakeTicket,
  nudge: nudgeWaiting,
  resume: goOnWithout,
  resolve: resolveBySilence,
  cancel: cancelBySilence,
} as const satisfies Record<Waking['what'], (context: Context, ticket: Ticket) => Promise<Ticket>>;

async function wakeOne(context: Context, ticket: Ticket): Promise<void> {
  const due = dueWaking(ticket, context.definitions, context.now);
  await (due ? acts[due.what](context, ticket) : saveTicket(context, ticket));
}
