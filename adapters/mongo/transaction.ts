import { MongoError } from 'mongodb';
import type { ClientSession } from 'mongoose';
import { Unstorable } from '../../src/domain/stored/stored-copy.ts';
import type { Collection, Stored, Tx } from '../../src/ports.ts';
import {
  count,
  find,
  flush,
  get,
  insert,
  remove,
  replace,
  type Commands,
  type Context,
  type Document,
  type Table,
} from './collection.ts';

export interface Attempt {
  readonly session: ClientSession;
  readonly tables: ReadonlyMap<string, Table>;
  readonly maxTimeMS: number;
  /** Counts the commands sent inside the transaction; without any there is nothing to commit. */
  readonly sent: { count: number };
  /** Bounds a write that stands alone, outside of a transaction. */
  readonly alone: <T>(write: Promise<T>) => Promise<T>;
}

interface State {
  open: boolean;
  failure?: Error;
}

/**
 * Runs the work once, inside a transaction that the session has begun: writes are held back and sent together. A transaction that only
 * writes one document is a single command, since that alone is atomic: nothing was begun on the server yet.
 */
export async function attempt<T>(attempted: Attempt, work: (tx: Tx) => Promise<T>): Promise<T> {
  const state: State = { open: true };
  const contexts = new Map<string, Context>();
  try {
    const result = await work(openTx(attempted, state, contexts));
    if (state.failure) throw state.failure;
    await writeAll([...contexts.values()], attempted);
    return result;
  } catch (error) {
    // Whatever the work made of it: the driver must see its own error, to know whether to try again.
    throw state.failure instanceof MongoError ? state.failure : error;
  } finally {
    state.open = false;
  }
}

async function writeAll(contexts: readonly Context[], { alone, sent }: Attempt): Promise<void> {
  const writing = contexts.filter(({ pending }) => pending.size > 0);
  const [only] = writing;
  if (only && sent.count === 0 && writing.length === 1 && only.pending.size === 1) {
    // No command has begun the transaction on the server, so ending it sends nothing either.
    await alone(flush(only, true));
    return;
  }
  for (const context of writing) await context.commands.run(() => flush(context));
}

function openTx({ session, tables, maxTimeMS, sent }: Attempt, state: State, contexts: Map<string, Context>): Tx {
  const commands: Commands = { session, maxTimeMS, run: oneByOne(sent) };
  const collection = (name: string): Collection<Stored> => {
    const table = tables.get(name);
    if (!table) throw new Unstorable(`There is no collection ${name}.`);
    const context = contexts.get(name) ?? newContext(table, commands);
    contexts.set(name, context);
    return guarded(context, state);
  };
  return { collection } as unknown as Tx;
}

function newContext(table: Table, commands: Commands): Context {
  return { table, commands, known: new Map(), pending: new Map(), wanted: new Set(), touched: new Set(), answered: [] };
}

function oneByOne(sent: Attempt['sent']): Commands['run'] {
  let last: Promise<unknown> = Promise.resolve();
  return (command) => {
    const result = last.then(() => {
      sent.count += 1;
      return command();
    });
    last = result.catch(() => {});
    return result;
  };
}

function guarded(context: Context, state: State): Collection<Stored> {
  const run = async <T>(work: () => Promise<T>, writes: boolean): Promise<T> => {
    if (!state.open) throw new Error('The transaction has ended; nothing may be awaited outside of its work.');
    try {
      return await work();
    } catch (error) {
      // A failed command has ended the transaction on the server; a failed write may not be swallowed either.
      if (error instanceof Error && (writes || error instanceof MongoError)) state.failure ??= error;
      throw error;
    }
  };
  const read = <T>(work: () => Promise<T>) => run(work, false);
  const write = <T>(work: () => Promise<T>) => run(work, true);
  return {
    get: (id) => read(async () => (await get(context, id)) as Stored | undefined),
    find: (filter, options = {}) => read(async () => (await find(context, filter, options)) as unknown as readonly Stored[]),
    count: (filter) => read(() => count(context, filter)),
    insert: (document) => write(() => insert(context, document as Stored & Document)),
    replace: (document) => write(async () => (await replace(context, document as Stored & Document)) as unknown as Stored),
    remove: (document) => write(() => remove(context, document as Stored & Document)),
  };
}
