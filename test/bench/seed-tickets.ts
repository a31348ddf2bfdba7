import type { Ticket } from '../../src/domain/ticket.ts';
import type { Store } from '../../src/ports.ts';
import { rankOf } from '../../src/domain/ticket.ts';
import { says, tapsOf, type BenchDesk } from './bench-desk.ts';

const BATCH = 250;
/** As many as are due, and as many of the reader's own, whatever else there is. */
export const DUE = 50;
export const OWN = 10;

const FAR = new Date('2027-01-01T00:00:00Z');
const PAST = new Date('2026-03-02T13:00:00Z');

/** Fills a store with open tickets: copies of one that the desk itself opened. Of them `DUE` are due, and `OWN` are the reader's. */
export async function seedTickets(bench: BenchDesk, reader: string, count: number): Promise<void> {
  const { store, people } = bench;
  const [opener = reader, ...others] = people.filter((id) => id !== reader);
  await bench.turn(says(opener, 'no puedo imprimir desde ayer'));
  for (const tap of await tapsOf(store, [opener])) await bench.turn(tap);
  const [first] = await store.transaction((tx) => tx.collection('tickets').find({ requester: opener }));
  if (!first) throw new Error('the desk opened no ticket to copy');
  const copies = Array.from({ length: count }, (_, n) => copyOf(first, n, n < OWN ? reader : others[n % others.length]!));
  for (let at = 0; at < copies.length; at += BATCH) await insertAll(store, copies.slice(at, at + BATCH));
}

function copyOf(ticket: Ticket, n: number, requester: string): Ticket {
  const openedAt = new Date(ticket.openedAt.getTime() - n * 1000);
  const slaDueAt = n < DUE ? PAST : new Date(FAR.getTime() + n * 1000);
  return { ...ticket, id: `INC-${1000 + n}`, requester, openedAt, slaDueAt, rank: rankOf({ ...ticket, openedAt }) };
}

/** The tickets that a sweep has dealt with are due again. */
export async function makeDueAgain(store: Store): Promise<void> {
  await store.transaction(async (tx) => {
    const tickets = tx.collection('tickets');
    for (let n = 0; n < DUE; n += 1) {
      const ticket = await tickets.get(`INC-${1000 + n}`);
      if (ticket) await tickets.replace({ ...ticket, slaDueAt: PAST });
    }
  });
}

async function insertAll(store: Store, tickets: readonly Ticket[]): Promise<void> {
  await store.transaction(async (tx) => {
    for (const ticket of tickets) await tx.collection('tickets').insert(ticket);
  });
}
