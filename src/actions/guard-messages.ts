import type { CollectionName, DocumentOf } from '../collections.ts';
import type { Definitions } from '../domain/definitions.ts';
import { isConfidential, mayBeTold } from '../domain/rights.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { OutboxEntry } from '../messaging/outbound.ts';
import type { Collection, Tx } from '../ports.ts';

/** A message that would have told somebody of a ticket that does not exist for them. No words of it: this is for the log. */
export interface HeldBack {
  readonly ticket: string;
  readonly reader: string;
  readonly key: string;
}

export interface MessageGuard {
  readonly tx: Tx;
  /** To be called at the end of a transaction's work: takes what nobody may read out of the outbox again. */
  holdBack(definitions: Definitions): Promise<readonly HeldBack[]>;
}

/** A ticket as the transaction found it and as it leaves it. */
interface Passed {
  first?: Ticket;
  last: Ticket;
  readonly isNew: boolean;
}

/**
 * The last line of the rules of sight: whatever an action says, a message about a ticket leaves only to who may know of it, before or
 * after the change ("you are no longer part of it" may be told). It looks at what passes through the transaction and reads nothing more.
 */
export function guardMessages(tx: Tx): MessageGuard {
  const passed = new Map<string, Passed>();
  const told = new Map<string, OutboxEntry>();
  const collection = <N extends CollectionName>(name: N): Collection<DocumentOf<N>> => {
    const real = tx.collection(name);
    // A collection of this name has documents of this type: the name is what the type is looked up by.
    if (name === 'tickets') return watchTickets(real as unknown as Collection<Ticket>, passed) as unknown as typeof real;
    if (name === 'outbox') return watchOutbox(real as unknown as Collection<OutboxEntry>, told) as unknown as typeof real;
    return real;
  };
  return {
    tx: { collection },
    async holdBack(definitions) {
      const held: HeldBack[] = [];
      for (const entry of told.values()) {
        const { ticket: number } = entry.say;
        if (!number) continue;
        const ticket = passed.get(number) ?? (await lookUp(tx, number));
        if (!ticket || mayLeave(entry, ticket, definitions)) continue;
        await tx.collection('outbox').remove(entry);
        held.push({ ticket: number, reader: entry.reader, key: 'key' in entry.say.notice ? entry.say.notice.key : '' });
      }
      return held;
    },
  };
}

async function lookUp(tx: Tx, number: string): Promise<Passed | undefined> {
  const ticket = await tx.collection('tickets').get(number);
  return ticket && { first: ticket, last: ticket, isNew: false };
}

function mayLeave({ reader, to }: OutboxEntry, { first, last, isNew }: Passed, definitions: Definitions): boolean {
  // A place that several people read is a team's own room, or nothing confidential is said there.
  const elsewhere = to.kind === 'shared' && !reader.startsWith('team:') && isConfidential(last, definitions);
  if (elsewhere) return false;
  // Whoever opens a ticket for somebody is told its number, though it may be none of theirs from then on.
  if (isNew && last.openedBy === reader) return true;
  return [first, last].some((ticket) => ticket !== undefined && mayBeTold(ticket, reader, definitions));
}

function watchTickets(real: Collection<Ticket>, passed: Map<string, Passed>): Collection<Ticket> {
  const found = (ticket: Ticket): void => {
    if (!passed.has(ticket.id)) passed.set(ticket.id, { first: ticket, last: ticket, isNew: false });
  };
  const written = (ticket: Ticket): void => {
    const before = passed.get(ticket.id);
    if (before) before.last = ticket;
    else passed.set(ticket.id, { last: ticket, isNew: false });
  };
  return {
    ...bound(real),
    async get(id) {
      const ticket = await real.get(id);
      if (ticket) found(ticket);
      return ticket;
    },
    async find(filter, options) {
      const tickets = await real.find(filter, options);
      tickets.forEach(found);
      return tickets;
    },
    async insert(ticket) {
      await real.insert(ticket);
      passed.set(ticket.id, { last: ticket, isNew: true });
    },
    async replace(ticket) {
      const saved = await real.replace(ticket);
      written(saved);
      return saved;
    },
  };
}

function watchOutbox(real: Collection<OutboxEntry>, told: Map<string, OutboxEntry>): Collection<OutboxEntry> {
  return {
    ...bound(real),
    async insert(entry) {
      await real.insert(entry);
      told.set(entry.id, entry);
    },
    async replace(entry) {
      const saved = await real.replace(entry);
      if (told.has(entry.id)) told.set(entry.id, saved);
      return saved;
    },
    async remove(entry) {
      await real.remove(entry);
      told.delete(entry.id);
    },
  };
}

/** Stores may make collections with methods on a prototype, which a spread would lose. */
function bound<T extends Ticket | OutboxEntry>(real: Collection<T>): Collection<T> {
  return {
    get: (id) => real.get(id),
    find: (filter, options) => real.find(filter, options),
    count: (filter) => real.count(filter),
    insert: (document) => real.insert(document),
    replace: (document) => real.replace(document),
    remove: (document) => real.remove(document),
  };
}
