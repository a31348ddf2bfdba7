import type { Context } from '../actions/context.ts';
import { dropCorrectionsOf } from '../actions/learning/keep-correction.ts';
import { removalOf } from '../domain/audit.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Definitions } from '../domain/definitions.ts';
import type { Job, Tx } from '../ports.ts';
import type { Works } from './sweep.ts';

const DAY_MS = 86_400_000;
const BATCH = 50;
const over = ['closed', 'rejected', 'cancelled'] as const;

export interface TicketRetention extends Works {
  readonly definitions: () => Definitions;
}

/**
 * Removes tickets that are over and were not touched for `retention.tickets_days`, with the questions and files about them (messages go by
 * their own rule, sooner). What stays are the hashes of their history, without a word of it: the audit chain and its seals go on to fit.
 */
export function forgetTickets(works: TicketRetention): Job {
  const keptMs = (): number | undefined => {
    const days = works.definitions().desk.retention.tickets_days;
    return days === undefined ? undefined : days * DAY_MS;
  };
  return {
    name: 'forget-tickets',
    every: 600,
    async dueAt() {
      const ms = keptMs();
      if (ms === undefined) return undefined;
      const [oldest] = await works.store.transaction((tx) => oldestOver(tx, new Date(8.64e15), 1));
      return oldest && new Date(oldest.touchedAt.getTime() + ms);
    },
    async run(now) {
      const ms = keptMs();
      if (ms === undefined) return;
      const until = new Date(now.getTime() - ms);
      for (;;) {
        const due = await works.store.transaction((tx) => oldestOver(tx, until, BATCH));
        let failed = 0;
        for (const { id } of due) if (!(await removeOne(works, id, until))) failed += 1;
        if (due.length > 0) works.metrics.swept('forget-tickets', due.length, failed);
        // What fails is tried again at the next turn: it must not keep this one busy for ever.
        if (due.length < BATCH || failed > 0) return;
      }
    },
  };
}

async function oldestOver(tx: Tx, until: Date, limit: number): Promise<readonly Ticket[]> {
  const found: Ticket[] = [];
  for (const state of over)
    found.push(...(await tx.collection('tickets').find({ state, touchedAt: { $lte: until } }, { sort: ['touchedAt'], limit })));
  return found.sort((a, b) => a.touchedAt.getTime() - b.touchedAt.getTime()).slice(0, limit);
}

async function removeOne({ inTransaction, log }: TicketRetention, id: string, until: Date): Promise<boolean> {
  try {
    await inTransaction(async (context) => {
      const ticket = await context.tx.collection('tickets').get(id);
      if (ticket && ticket.touchedAt <= until && over.some((state) => state === ticket.state)) await remove(context, ticket);
    });
    return true;
  } catch (error) {
    log.error({ ticket: id, error: String(error) }, 'a ticket could not be removed; it is tried again');
    return false;
  }
}

async function remove({ tx, now, digest, salt }: Context, ticket: Ticket): Promise<void> {
  for (const open of [true, false])
    for (const prompt of await tx.collection('prompts').find({ ticket: ticket.id, open }))
      await tx.collection('prompts').remove(prompt);
  // Their bytes go with the sweep of files that nothing needs.
  for (const file of await tx.collection('files').find({ ticket: ticket.id }))
    await tx.collection('files').replace({ ...file, dueAt: now });
  await dropCorrectionsOf({ tx }, ticket.id);
  const removal = removalOf(ticket.id, ticket.history, { at: now, salt: salt(), digest });
  await tx.collection('removals').insert({ version: 1, schema: 1, ...removal });
  await tx.collection('tickets').remove(ticket);
}
