import type { Collection, Log, Stored, Tx } from '../../src/ports.ts';
import { Unstorable } from '../../src/domain/stored/stored-copy.ts';
import { createCollection, type Context, type Operations } from './collection.ts';
import type { Change, Database, Table } from './database.ts';
import type { Document } from './indexes.ts';

export interface Transaction {
  readonly tx: Tx;
  /** What is to be written; from now on `tx` refuses. Throws what a write of the transaction threw, even if the work swallowed it. */
  finish(): readonly Change[];
}

interface State {
  open: boolean;
  failure?: Error;
}

export interface Ground {
  readonly database: Database;
  readonly tables: ReadonlyMap<string, Table>;
  /** Documents of transactions before this one that are on their way to the disk. */
  readonly waiting: (table: Table) => ReadonlyMap<string, Document | undefined>;
  readonly log: Log | undefined;
}

/** Reads see the store as it is (nobody else writes meanwhile) with the transaction's own writes laid over it. */
export function beginTransaction({ database, tables, waiting, log }: Ground): Transaction {
  const contexts = new Map<string, Context>();
  const state: State = { open: true };
  const contextOf = (name: string): Context => {
    const known = contexts.get(name);
    if (known) return known;
    const table = tables.get(name);
    if (!table) throw new Unstorable(`There is no collection ${name}.`);
    const onScan = (fields: string) => log?.warn({ collection: name, fields }, 'no index serves this search');
    const context: Context = { database, table, onScan, waiting: waiting(table), stored: new Map(), overlay: new Map() };
    contexts.set(name, context);
    return context;
  };
  const collections = new Map<string, Collection<Stored>>();
  const collection = (name: string): Collection<Stored> => {
    const known = collections.get(name) ?? guarded(createCollection(contextOf(name)), state);
    collections.set(name, known);
    return known;
  };
  return {
    tx: { collection } as unknown as Tx,
    finish: () => {
      state.open = false;
      if (state.failure) throw state.failure;
      return [...contexts.values()].flatMap(changes);
    },
  };
}

function changes({ table, stored, overlay }: Context): Change[] {
  return [...overlay]
    .map(([id, after]) => ({ table, id, before: stored.get(id), after }))
    .filter((change) => change.before !== undefined || change.after !== undefined);
}

function guarded(operations: Operations, state: State): Collection<Stored> {
  const run = async <T>(work: () => T, writes = false): Promise<T> => {
    if (!state.open) throw new Error('The transaction has ended; nothing may be awaited outside of its work.');
    try {
      return work();
    } catch (error) {
      // As on MongoDB, where a failed write ends the transaction: it cannot be caught and the rest kept.
      if (writes && error instanceof Error) state.failure ??= error;
      throw error;
    }
  };
  return {
    get: (id) => run(() => operations.get(id) as Stored | undefined),
    find: (filter, options) => run(() => operations.find(filter, options) as unknown as readonly Stored[]),
    count: (filter) => run(() => operations.count(filter)),
    insert: (document) => run(() => operations.insert(document as Stored & Document), true),
    replace: (document) => run(() => operations.replace(document as Stored & Document) as unknown as Stored, true),
    remove: (document) => run(() => operations.remove(document as Stored & Document), true),
  };
}
