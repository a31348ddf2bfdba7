import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { collections, type Declaration } from '../../src/collections.ts';
import { deepFreeze } from '../../src/domain/stored/stored-copy.ts';
import { upgrade } from '../../src/domain/stored/upgrade.ts';
import type { Log, Store, Tx } from '../../src/ports.ts';
import { createCommits, type Commits } from './commits.ts';
import { counterOperation, createTable, dataFile, openDatabase, openFile, type Database, type Table } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import { documentKey, documentPrefix, type Document } from './indexes.ts';
import { AFTER } from './key.ts';
import { prepareTables } from './prepare-tables.ts';
import { createQueue } from './queue.ts';
import { removeRefill } from './refill.ts';
import { beginTransaction } from './transaction.ts';

/** The folder holds no data yet, and the command only looks. */
export class NoData extends Error {
  override readonly name = 'NoData';
}

/** Something would be written by a command that only looks. */
export class ReadOnly extends Error {
  override readonly name = 'ReadOnly';
}

export interface EmbeddedOptions {
  readonly folder: string;
  /** For commands that look while a desk runs on the same folder. */
  readonly readOnly?: boolean;
  readonly declarations?: Readonly<Record<string, Declaration>>;
  readonly log?: Log;
}

const PAGE = 200;

/**
 * The store in a folder of this machine, for one process. Transactions run one after another, so that none meets a conflict, and
 * resolve when LMDB has synced them to the disk; several that wait for the disk share one sync.
 * @throws FolderInUse, NoData (`readOnly` on an empty folder), NewerData
 */
export async function createEmbeddedStore(options: EmbeddedOptions): Promise<Store> {
  const { readOnly = false, log } = options;
  const declarations: Readonly<Record<string, Declaration>> = options.declarations ?? collections;
  const folder = resolve(options.folder);
  if (readOnly && !existsSync(dataFile(folder))) throw new NoData(`There is no data in ${folder}; start the desk there first.`);
  const unlock = readOnly ? () => {} : lockFolder(folder);
  const tables = new Map(Object.entries(declarations).map(([name, declaration]) => [name, createTable(name, declaration)]));
  if (!readOnly) removeRefill(folder);
  const lmdb = openFile(dataFile(folder), readOnly);
  const database = openDatabase(lmdb);
  const close = async () => {
    await database.close();
    unlock();
  };
  try {
    await prepareTables(lmdb, [...tables.values()], readOnly);
  } catch (error) {
    await close();
    throw error;
  }
  return assemble({ database, tables, readOnly, log, close });
}

interface Parts {
  readonly database: Database;
  readonly tables: ReadonlyMap<string, Table>;
  readonly readOnly: boolean;
  readonly log: Log | undefined;
  readonly close: () => Promise<void>;
}

function assemble({ database, tables, readOnly, log, close }: Parts): Store {
  const queue = createQueue();
  const commits = createCommits(database.write);
  let closing: Promise<void> | undefined;
  const requireOpen = () => {
    if (closing) throw new Error('The store is closed.');
  };
  const transaction = createTransactions({ database, tables, log, commits, readOnly });
  const store: Store = {
    kind: 'embedded',
    transaction: async (work) => {
      requireOpen();
      return transaction(queue, work);
    },
    ...createCounters(database, commits, () => {
      requireOpen();
      if (readOnly) throw new ReadOnly('This command may only read; it can take no number.');
    }),
    ping: async () => {
      requireOpen();
      database.readCounter('ping');
    },
    scan: ((name) => scan(database, tables.get(name)!)) as Store['scan'],
    close: () => (closing ??= queue(() => commits.settled().catch(() => {})).then(close)),
  };
  return store;
}

type Queue = ReturnType<typeof createQueue>;

function createTransactions({ database, tables, log, commits, readOnly }: Omit<Parts, 'close'> & { readonly commits: Commits }) {
  const run = async <T>(work: (tx: Tx) => Promise<T>): Promise<{ result: T; durable: Promise<void> }> => {
    const { failures } = commits;
    // Somebody else writes.
    if (readOnly) database.renew();
    const begun = beginTransaction({ database, tables, waiting: commits.waiting, log });
    const result = await work(begun.tx);
    const changes = begun.finish();
    if (readOnly && changes.length > 0) throw new ReadOnly('This command may only read; stop the desk and use one that writes.');
    if (failures !== commits.failures)
      throw new Error('The data could not be written to the disk while this was at work; try again.');
    return { result, durable: commits.commit(changes) };
  };
  return async <T>(queue: Queue, work: (tx: Tx) => Promise<T>): Promise<T> => {
    try {
      const { result, durable } = await queue(() => run(work));
      await durable;
      return result;
    } catch (error) {
      // The refusal, too, may rest on what is not on the disk yet: "this id is taken".
      await commits.settled().catch(() => {});
      throw error;
    }
  };
}

/** Numbers are counted in memory and promised only once they are on the disk; transactions at work are not waited for. */
function createCounters(database: Database, commits: Commits, check: () => void): Pick<Store, 'next' | 'discard'> {
  const last = new Map<string, number>();
  return {
    next: async (counter) => {
      check();
      const number = (last.get(counter) ?? database.readCounter(counter)) + 1;
      last.set(counter, number);
      await commits.write([counterOperation(counter, number)]);
      return number;
    },
    discard: async (counter) => {
      check();
      last.delete(counter);
      const { key } = counterOperation(counter, 0);
      await commits.write([{ key }]);
    },
  };
}

/** In pages, so that writers are not kept waiting; each document is given once, as it stood when its page was read. */
async function* scan(database: Database, table: Table): AsyncIterable<Document> {
  const end = Buffer.concat([documentPrefix(table.name), AFTER]);
  let low = documentPrefix(table.name);
  for (;;) {
    const page: Document[] = [];
    for (const document of database.documents({ low, high: end, reverse: false })) {
      page.push(document);
      if (page.length === PAGE) break;
    }
    for (const document of page) yield deepFreeze(upgrade(document, table.declaration, table.name)) as Document;
    if (page.length < PAGE) return;
    low = Buffer.concat([documentKey(table.name, page.at(-1)!.id), AFTER]);
  }
}
