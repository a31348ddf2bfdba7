import { closeBySilence } from '../actions/ask-conformity.ts';
import { saveTicket, type Context } from '../actions/context.ts';
import { addressOf, showAgain } from '../actions/tell.ts';
import { workingTimeOf } from '../actions/working-time.ts';
import { requesters, type Ticket } from '../domain/ticket.ts';
import type { Job } from '../ports.ts';
import { sweep, type Works } from './sweep.ts';

/** Nudges a requester who has not said whether they agree, and closes by silence after that. */
export function askConformity(works: Works): Job {
  return sweep(works, { name: 'ask-conformity', every: 5, collection: 'tickets', field: 'conformityDueAt', one: nudgeOne });
}

async function nudgeOne(context: Context, ticket: Ticket): Promise<void> {
  const { nudge_after_days: nudges, close_after_days: close } = context.definitions.desk.conformity;
  if (ticket.state !== 'resolved') {
    const { conformityDueAt: _due, ...rest } = ticket;
    await saveTicket(context, rest);
    return;
  }
  if (ticket.nudges >= nudges.length) {
    await closeBySilence(context, ticket);
    return;
  }
  await nudge(context, ticket, close);
  const told = ticket.nudges + 1;
  await saveTicket(context, {
    ...ticket,
    nudges: told,
    conformityDueAt: daysAfterResolving(context, ticket, nudges[told] ?? close),
  });
}

function daysAfterResolving(context: Context, ticket: Ticket, days: number): Date {
  const resolvedAt = ticket.ledger.findLast(({ state }) => state === 'resolved')?.at ?? context.now;
  const working = workingTimeOf(context);
  return working.add(resolvedAt, days * working.dayMinutes);
}

async function nudge(context: Context, ticket: Ticket, close: number): Promise<void> {
  const asked = await context.tx.collection('prompts').find({ ticket: ticket.id, open: true });
  const question = asked.find(({ flow }) => flow === 'confirm-closure');
  if (!question) return;
  const before = { notice: { key: 'conformity.nudge', params: { number: ticket.id, days: close } } } as const;
  for (const reader of requesters(ticket)) {
    const current = await context.tx.collection('prompts').get(question.id);
    if (current?.open) await showAgain(context, current, { reader, at: await addressOf(context, reader), before });
  }
}
