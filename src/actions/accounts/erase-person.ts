import { collections, type CollectionName } from '../../collections.ts';
import { markOf, type Erasure } from '../../domain/stored/erasure.ts';
import type { Field } from '../../domain/form/field.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { ticketWithoutPerson } from '../../domain/stored/ticket-without-person.ts';
import { withoutPerson, type Gone } from '../../domain/stored/without-person.ts';
import type { InboxEntry } from '../../messaging/inbound.ts';
import type { Digest, Kept, Store, Tx } from '../../ports.ts';

export interface ErasePerson {
  readonly store: Store;
  readonly gone: Gone;
  readonly at: Date;
  readonly digest: Digest;
  readonly salt: () => string;
  /** Of a catalog item. */
  readonly fieldsOf: (item: string | undefined) => readonly Field[];
  /** By which a ticket is found. */
  readonly wordsOf: (ticket: Ticket) => readonly string[];
}

/** How many documents of each collection are changed, and how many go altogether. */
export type Toll = Readonly<Record<string, { readonly changed: number; readonly removed: number }>>;

type Fate = 'stays' | 'goes' | Kept;

const BATCH = 20;
/** What holds nothing of anybody, or hashes only. */
const untouched: readonly CollectionName[] = ['erasures', 'seals', 'removals', 'channels', 'article-counts', 'play'];

/** What an erasure would change. */
export async function weighErasure(erasing: ErasePerson): Promise<Toll> {
  return walk(erasing, async () => undefined);
}

/**
 * Takes a person out of all that the store holds, a few documents a transaction. Ended in between, it goes on where it is begun again with
 * the same `gone`: what was done already no longer mentions the person.
 */
export async function erasePerson(erasing: ErasePerson): Promise<Toll> {
  const { store } = erasing;
  return walk(erasing, (name, ids) =>
    store.transaction(async (tx) => {
      for (const id of ids) await eraseOne(tx, { erasing, name, id });
    }),
  );
}

/** Writes down what is to be done, before anything is; returns it as it was begun, if it was begun before. */
export async function beginErasure(store: Store, erasure: Omit<Erasure, 'version' | 'schema'>): Promise<Erasure> {
  return store.transaction(async (tx) => {
    const erasures = tx.collection('erasures');
    const [begun] = await erasures.find({ mark: erasure.mark }, { limit: 1 });
    if (begun) return begun;
    const fresh: Erasure = { ...erasure, version: 1, schema: 1 };
    await erasures.insert(fresh);
    return fresh;
  });
}

/** From here on nothing tells who it was but the digest by which they are known for a stranger. */
export async function endErasure(store: Store, id: string): Promise<void> {
  await store.transaction(async (tx) => {
    const erasure = await tx.collection('erasures').get(id);
    if (!erasure?.running) return;
    const { running: _running, ...done } = erasure;
    await tx.collection('erasures').replace(done);
  });
}

/** An erasure of this person that was cut off, or is done. */
export async function erasureOf(tx: Tx, person: string, digest: Digest): Promise<Erasure | undefined> {
  const [found] = await tx.collection('erasures').find({ mark: digest(markOf(person)) }, { limit: 1 });
  return found;
}

async function walk(erasing: ErasePerson, deal: (name: CollectionName, ids: readonly string[]) => Promise<void>): Promise<Toll> {
  const toll: Record<string, { changed: number; removed: number }> = {};
  const names = (Object.keys(collections) as CollectionName[]).filter((name) => !untouched.includes(name));
  for (const name of names) {
    const count = { changed: 0, removed: 0 };
    let ids: string[] = [];
    for await (const document of erasing.store.scan(name)) {
      const fate = fateOf(erasing, name, document);
      if (fate === 'stays') continue;
      count[fate === 'goes' ? 'removed' : 'changed'] += 1;
      ids.push(document.id);
      if (ids.length < BATCH) continue;
      await deal(name, ids);
      ids = [];
    }
    if (ids.length > 0) await deal(name, ids);
    if (count.changed + count.removed > 0) toll[name] = count;
  }
  return toll;
}

async function eraseOne(
  tx: Tx,
  { erasing, name, id }: { erasing: ErasePerson; name: CollectionName; id: string },
): Promise<void> {
  const collection = tx.collection(name);
  const document = await collection.get(id);
  if (!document) return;
  const fate = fateOf(erasing, name, document);
  if (fate === 'goes') await collection.remove(document);
  else if (fate !== 'stays') await collection.replace(fate);
}

/** What becomes of a document. */
function fateOf(erasing: ErasePerson, name: CollectionName, document: Kept): Fate {
  const { gone } = erasing;
  if (isTheirOwn(gone, name, document)) return 'goes';
  const next = rewritten(erasing, name, document);
  return next === document ? 'stays' : next;
}

function rewritten(erasing: ErasePerson, name: CollectionName, document: Kept): Kept {
  if (name === 'tickets') {
    const ticket = document as unknown as Ticket;
    return ticketWithoutPerson(ticket, { ...erasing, fields: erasing.fieldsOf(ticket.item) });
  }
  const next = withoutPerson(erasing.gone)(document);
  return name === 'inbox' && next !== document ? emptied(next as unknown as InboxEntry) : next;
}

/** What somebody wrote who is gone is not handled any more; the id stays, as proof against redelivery. */
function emptied(entry: InboxEntry): InboxEntry {
  const { body: _body, dueAt: _due, holder: _holder, error: _error, ...rest } = entry;
  return { ...rest, state: 'done', forgetAt: rest.forgetAt ?? entry.receivedAt };
}

/** Whether a document is about nobody else: it goes as a whole. */
function isTheirOwn(gone: Gone, name: CollectionName, document: Kept): boolean {
  const { person, ids } = gone;
  const own = new Set([person, ...ids]);
  const at = (field: string): string => {
    const value = document[field];
    return typeof value === 'string' ? value : '';
  };
  const ends = (text: string): boolean => text.split(':').some((part) => own.has(part));
  switch (name) {
    case 'contacts':
    case 'absences':
      return document.id === person;
    case 'strangers':
    case 'places':
      return ends(document.id);
    case 'links':
    case 'passes':
      return at('person') === person;
    case 'linkings':
      return at('person') === person || ends(at('address'));
    case 'corrections':
      return at('by') === person || at('author') === person;
    case 'delegations':
      return at('from') === person || at('to') === person;
    case 'outbox':
      return at('reader') === person;
    case 'feed':
      // Already worded: whose words these are can no longer be told.
      return ends(at('lane')) || isOfTheirTicket(gone, document) || withoutPerson(gone)(document) !== document;
    case 'prompts':
      return Array.isArray(document['audience']) && document['audience'].every((who) => who === `person:${person}`);
    default:
      return false;
  }
}

function isOfTheirTicket({ tickets }: Gone, { message }: Kept): boolean {
  return typeof message === 'object' && message !== null && 'ticket' in message && tickets.has(String(message.ticket));
}

/** The numbers of the tickets a person asked for; under their pseudonym, where an erasure was cut off. */
export async function ticketsOf(store: Store, people: readonly string[]): Promise<ReadonlySet<string>> {
  const numbers = new Set<string>();
  for await (const ticket of store.scan('tickets')) if (people.includes(ticket.requester)) numbers.add(ticket.id);
  return numbers;
}
