import type { AnyBulkWriteOperation, ClientSession, Model } from 'mongoose';
import { StaleVersion, type FindOptions } from '../../src/ports.ts';
import { checkFilter } from '../../src/domain/stored/check-filter.ts';
import { requireKnownFields } from '../../src/domain/stored/field-kinds.ts';
import { deepFreeze, storedCopy, Unstorable } from '../../src/domain/stored/stored-copy.ts';
import { upgrade } from '../../src/domain/stored/upgrade.ts';
import type { Declaration } from '../../src/collections.ts';
import { behind, mongoFilter, mongoSort, type MongoFilter } from './filters.ts';
import { foundBefore, withOwnWrites, type Answered, type Search } from './own-writes.ts';
import type { Raw } from './schemas.ts';

export type Document = Readonly<Record<string, unknown>> & { readonly id: string; readonly version: number };

export interface Table {
  readonly name: string;
  readonly declaration: Declaration;
  readonly model: Model<Raw>;
}

/** The commands of one transaction, one after another: a session carries one at a time. */
export interface Commands {
  readonly session: ClientSession;
  readonly maxTimeMS: number;
  run<T>(command: () => Promise<T>): Promise<T>;
}

/** A write that is not sent yet. `version` is what the stored document must have; 0 means that there must be none. */
interface Pending {
  readonly kind: 'insert' | 'replace' | 'remove';
  readonly version: number;
}

/** What a transaction knows of one collection. */
export interface Context {
  readonly table: Table;
  readonly commands: Commands;
  /** Documents by id as the transaction sees them; `undefined` where there is none. */
  readonly known: Map<string, Document | undefined>;
  readonly pending: Map<string, Pending>;
  /** Ids that were asked for together and are read by one command. */
  readonly wanted: Set<string>;
  /** Ids of all that was written, also of what is sent already. */
  readonly touched: Set<string>;
  readonly answered: Answered[];
}

const MOST = 1000;

/** A document that is known to the transaction costs nothing; those asked for side by side cost one command together. */
export async function get(context: Context, id: string): Promise<Document | undefined> {
  if (!context.known.has(id)) {
    context.wanted.add(id);
    await context.commands.run(() => fetchWanted(context));
  }
  return context.known.get(id);
}

async function fetchWanted({ table, commands, known, wanted }: Context): Promise<void> {
  const ids = [...wanted].filter((id) => !known.has(id));
  wanted.clear();
  if (ids.length === 0) return;
  const filter = ids.length === 1 ? { _id: ids[0]! } : mongoFilter({ id: { $in: ids } });
  const { session, maxTimeMS } = commands;
  const found = await table.model.find(filter, null, { session, maxTimeMS }).lean<Raw[]>();
  for (const id of ids) known.set(id, undefined);
  for (const raw of found) known.set(raw._id, fromRaw(table, raw));
}

export async function find(
  context: Context,
  filter: Readonly<Record<string, unknown>>,
  options: FindOptions,
): Promise<readonly Document[]> {
  const { table } = context;
  checkFilter(table.name, filter);
  const { sort = [], limit = MOST, after } = options;
  if (limit <= 0) return [];
  if (after) return searchSent(context, behind(mongoFilter(filter), mongoSort(sort), after), options);
  const search = { filter, sort, limit };
  const before = foundBefore(context, search) ?? (await searchStored(context, search));
  return withOwnWrites(context, before, search) ?? searchSent(context, mongoFilter(filter), options);
}

/** Searches among what is stored, and what was sent: what is held back is put to it by whoever asks. */
async function searchStored(context: Context, search: Search): Promise<Answered> {
  const { table, commands, known, touched, answered } = context;
  const { filter, limit } = search;
  return commands.run(async () => {
    const { session, maxTimeMS } = commands;
    const options = { session, maxTimeMS, sort: mongoSort(search.sort) };
    for (;;) {
      // So many may have to be left out of what is found, and more are touched while it is awaited.
      const most = limit + touched.size;
      const found = await table.model.find(mongoFilter(filter), null, { ...options, limit: most }).lean<Raw[]>();
      for (const raw of found) if (!known.has(raw._id)) known.set(raw._id, fromRaw(table, raw));
      const whole = found.length < most;
      if (!whole && most < limit + touched.size) continue;
      const answer = { search, ids: found.map(({ _id }) => _id), whole };
      answered.push(answer);
      return answer;
    }
  });
}

/** Searches after sending what was written, so that the database sees all of it. */
async function searchSent(context: Context, filter: MongoFilter, options: FindOptions): Promise<readonly Document[]> {
  const { table, commands, known } = context;
  const { sort, limit = MOST } = options;
  const found = await commands.run(async () => {
    await flush(context);
    const { session, maxTimeMS } = commands;
    return table.model.find(filter, null, { session, maxTimeMS, sort: mongoSort(sort), limit }).lean<Raw[]>();
  });
  return found.map((raw) => {
    // What this transaction wrote is kept as it was written: the same document, frozen once.
    const document = known.get(raw._id) ?? fromRaw(table, raw);
    known.set(raw._id, document);
    return document;
  });
}

export async function count(context: Context, filter: Readonly<Record<string, unknown>>): Promise<number> {
  const { table, commands } = context;
  checkFilter(table.name, filter);
  return commands.run(async () => {
    await flush(context);
    const { session, maxTimeMS } = commands;
    return table.model.countDocuments(mongoFilter(filter), { session, maxTimeMS });
  });
}

export async function insert(context: Context, document: Document): Promise<void> {
  const { table, known, pending, touched } = context;
  if (typeof document.id !== 'string' || document.id === '') throw new Unstorable(`${table.name}: a document needs an id.`);
  if (pending.has(document.id)) await context.commands.run(() => flush(context));
  known.set(document.id, copyOf(table, document, 1));
  pending.set(document.id, { kind: 'insert', version: 0 });
  touched.add(document.id);
}

export async function replace(context: Context, document: Document): Promise<Document> {
  const { table, known, pending, touched } = context;
  const before = pending.get(document.id);
  requireCurrent(context, document);
  const copy = copyOf(table, document, document.version + 1);
  known.set(copy.id, copy);
  // A document written twice is sent once, against the version that is stored.
  pending.set(copy.id, before ?? { kind: 'replace', version: document.version });
  touched.add(copy.id);
  return copy;
}

export async function remove(context: Context, document: Document): Promise<void> {
  const { known, pending, touched } = context;
  requireCurrent(context, document);
  if (pending.get(document.id)?.kind === 'insert') await context.commands.run(() => flush(context));
  const version = pending.get(document.id)?.version ?? document.version;
  known.set(document.id, undefined);
  pending.set(document.id, { kind: 'remove', version });
  touched.add(document.id);
}

/** What the transaction already knows need not be asked; the rest is found out when the write is sent. */
function requireCurrent({ table, known }: Context, { id, version }: Document): void {
  if (known.has(id) && known.get(id)?.version !== version) throw stale(table, `${id} was`);
}

/**
 * Sends what was written so far: one command for removals, one for the rest. Called while no other command is at work; `alone`: outside of
 * the transaction.
 */
export async function flush({ table, commands, known, pending }: Context, alone = false): Promise<void> {
  if (pending.size === 0) return;
  const writes = [...pending];
  pending.clear();
  const operations = writeOperations(writes, known);
  const session = alone ? {} : { session: commands.session };
  const done = await table.model.bulkWrite(operations, { ordered: true, ...session });
  const removals = writes.filter(([, { kind }]) => kind === 'remove').length;
  const written = done.matchedCount + done.upsertedCount + done.insertedCount;
  if (done.deletedCount < removals || written < writes.length - removals) throw stale(table, 'a document was');
}

/** Removals first, since they may free a unique key. Where documents are replaced too, new ones go along as upserts: one command. */
function writeOperations(writes: readonly [string, Pending][], known: Context['known']): AnyBulkWriteOperation<Raw>[] {
  const order = { remove: 0, replace: 1, insert: 2 } as const;
  const sorted = writes.toSorted(([, a], [, b]) => order[a.kind] - order[b.kind]);
  const mixed = new Set(sorted.map(([, { kind }]) => kind)).has('replace');
  return sorted.map(([id, { kind, version }]): AnyBulkWriteOperation<Raw> => {
    const filter = { _id: id, version };
    if (kind === 'remove') return { deleteOne: { filter } };
    const { id: _id, ...fields } = known.get(id)!;
    const replacement = { _id, ...fields };
    if (kind === 'insert' && !mixed) return { insertOne: { document: replacement } };
    return { replaceOne: { filter, replacement, upsert: kind === 'insert' } };
  });
}

function copyOf({ name, declaration }: Table, document: Document, version: number): Document {
  const copy = storedCopy({ ...document, version, schema: declaration.current }, name);
  requireKnownFields(name, declaration.schema, copy);
  return copy;
}

/** A stored document as the desk knows it, in today's shape. @throws NewerData */
export function fromRaw({ name, declaration }: Table, { _id, ...fields }: Raw): Document {
  return deepFreeze(upgrade({ id: _id, ...fields }, declaration, name)) as Document;
}

function stale({ name }: Table, what: string): StaleVersion {
  return new StaleVersion(`${name}: ${what} changed since it was read.`);
}
