import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { collections, type Declaration } from '../../src/collections.ts';
import type { Kept, Snapshot } from '../../src/ports.ts';
import { createTable, dataFile, openFile, parse, readCounters } from './database.ts';
import { documentPrefix } from './indexes.ts';
import { AFTER } from './key.ts';
import { readKnown, requireKnown } from './prepare-tables.ts';
import { NoData } from './store.ts';

export interface SnapshotOptions {
  readonly folder: string;
  readonly declarations?: Readonly<Record<string, Declaration>>;
}

/**
 * The data of a folder as it stands now, in one read transaction of LMDB's: a desk that runs on it goes on and is not waited for.
 * @throws NoData, NewerData
 */
export async function openEmbeddedSnapshot(options: SnapshotOptions): Promise<Snapshot> {
  const declarations: Readonly<Record<string, Declaration>> = options.declarations ?? collections;
  const file = dataFile(resolve(options.folder));
  if (!existsSync(file)) throw new NoData(`There is no data in ${resolve(options.folder)}; name the desk's folder with --data.`);
  const lmdb = openFile(file, true);
  try {
    for (const [name, declaration] of Object.entries(declarations)) {
      const table = createTable(name, declaration);
      requireKnown(table, readKnown(lmdb, table));
    }
  } catch (error) {
    await lmdb.close();
    throw error;
  }
  const transaction = lmdb.useReadTransaction();
  return {
    kind: 'embedded',
    async *documents(name) {
      const start = documentPrefix(name);
      const range = lmdb.getRange({ start, end: Buffer.concat([start, AFTER]), transaction });
      for (const { value } of range) yield parse(value) as unknown as Kept;
    },
    counters: async () => readCounters(lmdb, { transaction }),
    close: async () => {
      transaction.done();
      await lmdb.close();
    },
  };
}
