import { setTimeout as sleep } from 'node:timers/promises';
import type { Ticket } from '../../src/domain/ticket.ts';
import type { Store } from '../../src/ports.ts';
import type { DeskProcess } from './desk-process.ts';
import { report, confirm } from './load.ts';
import { createLedger, createVisitor } from './visitor.ts';

/** A ticket that somebody opens on this desk; its number. */
export async function openOne(desk: DeskProcess, person: string): Promise<string> {
  const visitor = createVisitor({ person, url: () => desk.url, ledger: createLedger() });
  const { message } = await confirm(visitor, await report(visitor, 1));
  if (message.ticket === undefined) throw new Error('no ticket was opened');
  return message.ticket;
}

/** The ticket under another number, as if it had been opened at another time by a desk that was on duty day and night. */
export function shifted(ticket: Ticket, id: string, openedAt: Date): Ticket {
  const by = openedAt.getTime() - ticket.openedAt.getTime();
  const move = (at: Date): Date => new Date(at.getTime() + by);
  if (!ticket.slaDueAt || ticket.announced.length > 0) throw new Error('a ticket that was told about cannot be copied');
  const ledger = ticket.ledger.map((entry) => ({ ...entry, at: move(entry.at) }));
  // When its goals are due is read off anew.
  const { dues: _dues, ...rest } = ticket;
  return { ...rest, id, openedAt, touchedAt: openedAt, ledger, slaDueAt: move(ticket.slaDueAt) };
}

export async function insertAll(store: Store, tickets: readonly Ticket[]): Promise<void> {
  for (let at = 0; at < tickets.length; at += 100)
    await store.transaction(async (tx) => {
      for (const ticket of tickets.slice(at, at + 100)) await tx.collection('tickets').insert(ticket);
    });
}

export interface SaidAlert {
  readonly ticket: string;
  readonly percent: number;
  readonly reader: string;
  readonly at: Date;
}

/** What people were told about used-up goals, in the order in which it was said. */
export async function saidAlerts(store: Store): Promise<readonly SaidAlert[]> {
  const said: (SaidAlert & { seq: string })[] = [];
  for await (const { say, reader, createdAt, seq, replaces } of store.scan('outbox')) {
    const { notice, ticket } = say;
    if (replaces !== undefined || ticket === undefined || !('key' in notice) || !notice.key.startsWith('sla.')) continue;
    said.push({ ticket, percent: Number(notice.params?.['percent']), reader, at: createdAt, seq });
  }
  return said.toSorted((a, b) => (a.seq < b.seq ? -1 : 1)).map(({ seq: _seq, ...alert }) => alert);
}

export function onceEach(alerts: readonly SaidAlert[]): readonly string[] {
  const names = alerts.map(({ ticket, percent, reader }) => `${ticket} ${percent} ${reader}`);
  return names.filter((name, index) => names.indexOf(name) !== index);
}

/** Looks until it is so. */
export async function patiently(what: string, isSo: () => Promise<boolean>, patienceMs = 90_000): Promise<void> {
  for (const end = Date.now() + patienceMs; !(await isSo()); await sleep(500))
    if (Date.now() > end) throw new Error(`${what} did not happen`);
}
