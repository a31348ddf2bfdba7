import type { Foundation } from '../../src/commands/compose.ts';
import { reschedule } from '../../src/domain/clock/reschedule.ts';
import { rankOf, type Ticket } from '../../src/domain/ticket.ts';
import type { Store } from '../../src/ports.ts';
import { openBenchDesk, says, tapsOf } from './bench-desk.ts';
import { embedded, type Fill } from './places.ts';

/** A Monday, noon in Lima: the middle of a working day. */
export const NOON = new Date('2026-03-02T17:00:00Z');

const HALF_OF_RESPONSE_MS = 2 * 3_600_000;
const FAR = new Date('2027-01-01T00:00:00Z');
const BATCH = 2000;

/** Tickets as the desk opens them. */
export interface Clocked {
  /** Half of whose response is used up at that instant. */
  due(n: number, at: Date): Ticket;
  /** Which nothing is due of for months. */
  quiet(n: number): Ticket;
}

export const dueId = (n: number): string => `INC-${n + 1}`;

/** Copies of a ticket that a desk has opened. */
export async function openClocked(foundation: Foundation): Promise<Clocked> {
  const place = await embedded.open();
  try {
    const desk = openBenchDesk(foundation, place.store, () => NOON);
    const [opener = ''] = desk.people;
    await desk.turn(says(opener, 'no puedo imprimir desde ayer'));
    for (const tap of await tapsOf(place.store, [opener])) await desk.turn(tap);
    const [first] = await place.store.transaction((tx) => tx.collection('tickets').find({ requester: opener }));
    if (!first) throw new Error('the desk opened no ticket to copy');
    return clocked(first, desk.people, foundation);
  } finally {
    await place.drop();
  }
}

function clocked(first: Ticket, people: readonly string[], { knowledge: { definitions } }: Foundation): Clocked {
  const openedAt = (ticket: Ticket, at: Date): Ticket => {
    const ledger = ticket.ledger.map((entry) => ({ ...entry, at }));
    return { ...ticket, openedAt: at, touchedAt: at, ledger, rank: rankOf({ ...ticket, openedAt: at }) };
  };
  const copy = (id: string, n: number): Ticket => ({ ...first, id, requester: people[n % people.length]! });
  return {
    due: (n, at) => {
      const opened = openedAt(copy(dueId(n), n), new Date(at.getTime() - HALF_OF_RESPONSE_MS));
      const ticket = reschedule(opened, definitions, opened.openedAt);
      if (ticket.slaDueAt?.getTime() !== at.getTime()) throw new Error('half of the response is not two hours');
      return ticket;
    },
    quiet: (n) => ({
      ...openedAt(copy(`INC-${1_000_000 + n}`, n), new Date(NOON.getTime() - n * 1000)),
      slaDueAt: new Date(FAR.getTime() + n * 1000),
    }),
  };
}

/** Lays so many tickets down. */
export function fillWith(count: number, make: (n: number) => Ticket): Fill {
  return async (refill) => {
    for (let at = 0; at < count; at += BATCH) {
      const some = Array.from({ length: Math.min(BATCH, count - at) }, (_, n) => make(at + n));
      await refill.put('tickets', some);
    }
  };
}

/** Tickets stand as they were again, whatever has been done to them. */
export async function putBack(store: Store, tickets: readonly Ticket[]): Promise<void> {
  for (let at = 0; at < tickets.length; at += 250)
    await store.transaction(async (tx) => {
      for (const ticket of tickets.slice(at, at + 250)) {
        const found = await tx.collection('tickets').get(ticket.id);
        await (found
          ? tx.collection('tickets').replace({ ...ticket, version: found.version })
          : tx.collection('tickets').insert(ticket));
      }
    });
}
