import { existsSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { collections, type CollectionName, type Declaration } from '../../src/collections.ts';
import type { Refill } from '../../src/ports.ts';
import {
  changeOperations,
  counterOperation,
  createTable,
  dataFile,
  openFile,
  writeAll,
  type Lmdb,
  type Table,
} from './database.ts';
import { lockFolder } from './folder-lock.ts';
import { documentPrefix, type Document } from './indexes.ts';
import { AFTER } from './key.ts';
import { knownOperation } from './prepare-tables.ts';

export interface RefillOptions {
  readonly folder: string;
  /** The newest shape that each collection's documents come in. */
  readonly shapes: Readonly<Record<string, number>>;
}

/** What a refill that was cut off leaves beside the data. */
export function removeRefill(folder: string): void {
  const draft = draftFile(folder);
  for (const file of [draft, `${draft}-lock`]) rmSync(file, { force: true });
}

/**
 * New contents for a data folder: written to a file of their own, which takes the place of the old one by a rename.
 * @throws FolderInUse while a desk runs on the folder.
 */
export async function openEmbeddedRefill(options: RefillOptions): Promise<Refill> {
  const folder = resolve(options.folder);
  const unlock = lockFolder(folder);
  removeRefill(folder);
  const tables = new Map(Object.entries(collections as Readonly<Record<string, Declaration>>).map(tableOf));
  const state: { draft: Lmdb | undefined } = { draft: openFile(draftFile(folder), false) };
  const write: (operations: Parameters<typeof writeAll>[1]) => Promise<void> = async (operations) => {
    if (!state.draft) throw new Error('The restore has ended.');
    await writeAll(state.draft, operations);
  };
  const end = async () => {
    await state.draft?.close();
    state.draft = undefined;
  };
  return {
    kind: 'embedded',
    isEmpty: async () => isEmpty(dataFile(folder), [...tables.values()]),
    put: (name, documents) =>
      write(documents.flatMap((document) => insertion(tables.get(name)!, document as unknown as Document))),
    setCounter: (name, value) => write([counterOperation(name, value)]),
    commit: async () => {
      await write([...tables].map(([name, table]) => knownOperation(table, shapeOf(options, { name, table }))));
      await end();
      await takePlace(folder);
    },
    close: async () => {
      await end();
      removeRefill(folder);
      unlock();
    },
  };
}

function tableOf([name, declaration]: [string, Declaration]): [CollectionName, Table] {
  return [name as CollectionName, createTable(name, declaration)];
}

/** Older documents are lifted when the store is opened next. */
function shapeOf({ shapes }: RefillOptions, { name, table }: { name: string; table: Table }): number {
  return Math.min(shapes[name] ?? table.declaration.current, table.declaration.current);
}

function insertion(table: Table, after: Document) {
  return changeOperations({ table, id: after.id, before: undefined, after });
}

/** One rename: whoever is killed here has the old data or the new, whole. */
async function takePlace(folder: string): Promise<void> {
  const [draft, data] = [draftFile(folder), dataFile(folder)];
  renameSync(draft, data);
  // It tells of readers of the file that was there before.
  rmSync(`${data}-lock`, { force: true });
  const directory = await open(folder, 'r');
  await directory.sync();
  await directory.close();
}

async function isEmpty(file: string, tables: readonly Table[]): Promise<boolean> {
  if (!existsSync(file)) return true;
  const lmdb = openFile(file, true);
  try {
    return tables.every(({ name }) => {
      const start = documentPrefix(name);
      return lmdb.getKeysCount({ start, end: Buffer.concat([start, AFTER]), limit: 1 }) === 0;
    });
  } finally {
    await lmdb.close();
  }
}

function draftFile(folder: string): string {
  return `${dataFile(folder)}.restoring`;
}
