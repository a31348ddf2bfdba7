import { open, type RootDatabase } from 'lmdb';
import type { Declaration } from '../../src/collections.ts';
import { NewerData } from '../../src/domain/upgrade.ts';
import {
  compileIndexes,
  documentIndex,
  documentKey,
  documentPrefix,
  entriesPrefix,
  entryKeys,
  indexName,
  type CompiledIndex,
  type Document,
} from './indexes.ts';
import { fromJson, toJson } from './json.ts';
import { AFTER, encode } from './key.ts';

/** A collection as the store works with it. */
export interface Table {
  readonly name: string;
  readonly declaration: Declaration;
  /** The documents by id first, then the declared indexes. */
  readonly indexes: readonly [CompiledIndex, ...CompiledIndex[]];
}

/** A document as it stands and as it shall stand; nothing means absent. */
export interface Change {
  readonly table: Table;
  readonly id: string;
  readonly before: Document | undefined;
  readonly after: Document | undefined;
}

export interface Walk {
  readonly low: Buffer;
  readonly high: Buffer;
  readonly reverse: boolean;
}

export interface Database {
  read(table: Table, id: string): Document | undefined;
  /** The documents with keys from `low` up to `high`, or backwards. */
  documents(range: Walk): Iterable<Document>;
  /** The ids of the documents that the index entries in a range lead to. */
  entries(range: Walk): Iterable<string>;
  count(range: Walk): number;
  /** One LMDB transaction. Resolves when all is on the disk; if it rejects, nothing is. */
  readonly write: (operations: readonly Operation[]) => Promise<void>;
  readCounter(name: string): number;
  close(): Promise<void>;
}

/**
 * LMDB under a folder: one tree with the documents (`D`), their index entries (`I`), the counters (`C`) and what is known of each
 * collection (`M`). Commits are LMDB's own, synced before they resolve (`overlappingSync: false`).
 */
export function openDatabase(folder: string, readOnly: boolean): Database & { prepare(tables: readonly Table[]): Promise<void> } {
  const lmdb = open<string, Buffer>({
    path: `${folder}/desk.lmdb`,
    noSubdir: true,
    keyEncoding: 'binary',
    overlappingSync: false,
    readOnly,
  });
  return {
    read: (table, id) => {
      const text = lmdb.get(documentKey(table.name, id));
      return text === undefined ? undefined : parse(text);
    },
    documents: (range) => lmdb.getRange(bounds(range)).map(({ value }) => parse(value)),
    entries: (range) => lmdb.getRange(bounds(range)).map(({ value }) => value),
    count: (range) => lmdb.getKeysCount(bounds(range)),
    write: (operations) => write(lmdb, operations),
    readCounter: (name) => Number(lmdb.get(counterKey(name)) ?? 0),
    close: () => closeDatabase(lmdb),
    prepare: (tables) => prepare(lmdb, tables, readOnly),
  };
}

export function createTable(name: string, declaration: Declaration): Table {
  return { name, declaration, indexes: [documentIndex(name), ...compileIndexes(name, declaration)] };
}

/** A key with a value is written, one without is removed. */
export interface Operation {
  readonly key: Buffer;
  readonly value?: string;
}

function bounds({ low, high, reverse }: Walk) {
  return reverse ? { start: high, end: low, reverse } : { start: low, end: high };
}

function parse(text: string): Document {
  return fromJson(text) as Document;
}

/** What a change is to LMDB. @throws Unstorable if an index cannot hold the document. */
export function changeOperations(change: Change): Operation[] {
  const { table, id, after } = change;
  return [{ key: documentKey(table.name, id), ...(after && { value: toJson(after) }) }, ...indexOperations(change)];
}

function indexOperations({ table, id, before, after }: Change): Operation[] {
  const [, ...indexes] = table.indexes;
  return indexes.flatMap((index) => {
    if (before && after && standsAsBefore(index, before, after)) return [];
    const old = new Map(before ? keyed(index, before) : []);
    const now = new Map(after ? keyed(index, after) : []);
    const removed = [...old].filter(([name]) => !now.has(name)).map(([, key]) => ({ key }));
    return [...removed, ...[...now].filter(([name]) => !old.has(name)).map(([, key]) => ({ key, value: id }))];
  });
}

/** Whether nothing that an index looks at has changed. Making keys to find that out costs more than all else a replacement does. */
function standsAsBefore({ parts, where }: CompiledIndex, before: Document, after: Document): boolean {
  const looksAt = [...parts.map(({ path }) => path), ...where];
  return looksAt.every((path) => {
    const [field = path] = path.split('.');
    return alike(before[field], after[field]);
  });
}

/** True only if surely equal; objects are never. */
function alike(one: unknown, other: unknown): boolean {
  if (one instanceof Date) return other instanceof Date && one.getTime() === other.getTime();
  if (!Array.isArray(one) || !Array.isArray(other)) return Object.is(one, other);
  return one.length === other.length && one.every((item, at) => alike(item, other[at]));
}

function keyed(index: CompiledIndex, document: Document): [string, Buffer][] {
  return entryKeys(index, document).map((key) => [key.toString('latin1'), key]);
}

/** One LMDB transaction. Everything was computed before, so that nothing can throw in its midst. */
async function write(lmdb: RootDatabase<string, Buffer>, writes: readonly Operation[]): Promise<void> {
  if (writes.length === 0) return;
  try {
    await lmdb.batch(() => {
      for (const { key, value } of writes) void (value === undefined ? lmdb.remove(key) : lmdb.put(key, value));
    });
  } catch (error) {
    // lmdb-js tells the reason in a promise of its own, which must not stay unhandled.
    const reason = error instanceof Error && 'commitError' in error ? error.commitError : undefined;
    const cause: unknown = await Promise.resolve(reason).catch((why: unknown) => why);
    throw new Error('The data could not be written to the disk; check its free space and its health.', { cause: cause ?? error });
  }
}

async function closeDatabase(lmdb: RootDatabase<string, Buffer>): Promise<void> {
  await lmdb.close();
}

export function counterOperation(name: string, value: number): Operation {
  return { key: counterKey(name), value: String(value) };
}

function counterKey(name: string): Buffer {
  return Buffer.concat([Buffer.from('C'), encode(name)]);
}

interface Known {
  /** The newest shape that documents were written in. */
  readonly current: number;
  readonly indexes: readonly string[];
}

/** Refuses data of the future, and rebuilds the index entries of a collection whose declaration has changed. */
async function prepare(lmdb: RootDatabase<string, Buffer>, tables: readonly Table[], readOnly: boolean): Promise<void> {
  for (const table of tables) {
    const key = Buffer.concat([Buffer.from('M'), encode(table.name)]);
    const known = JSON.parse(lmdb.get(key) ?? 'null') as Known | null;
    const { current, indexes } = table.declaration;
    if (known && known.current > current)
      throw new NewerData(`The collection ${table.name}`, { found: known.current, known: current });
    const now: Known = { current, indexes: indexes.map(indexName).sort() };
    if (JSON.stringify(known) === JSON.stringify(now)) continue;
    if (readOnly)
      throw new Error(`The data of ${table.name} was kept by another version of Mesa; start the desk once, then look again.`);
    const rebuild = JSON.stringify(known?.indexes) === JSON.stringify(now.indexes) ? [] : reindexed(lmdb, table);
    await write(lmdb, [...rebuild, { key, value: JSON.stringify(now) }]);
  }
}

function reindexed(lmdb: RootDatabase<string, Buffer>, table: Table): Operation[] {
  const [low, documents] = [entriesPrefix(table.name), documentPrefix(table.name)];
  const old = [...lmdb.getKeys({ start: low, end: Buffer.concat([low, AFTER]) })].map((key) => ({ key }));
  const entries = [...lmdb.getRange({ start: documents, end: Buffer.concat([documents, AFTER]) })].flatMap(({ value }) =>
    indexOperations({ table, id: parse(value).id, before: undefined, after: parse(value) }),
  );
  return [...old, ...entries];
}
