import { open, type RangeOptions, type RootDatabase } from 'lmdb';
import type { Declaration } from '../../src/collections.ts';
import { fromJson, toJson } from '../../src/domain/stored/typed-json.ts';
import { compileIndexes, documentIndex, documentKey, entryKeys, type CompiledIndex, type Document } from './indexes.ts';
import { decodeText, encode } from './key.ts';

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
  /** What is read from now on is what is stored now: LMDB's readers stay with what they saw until the event loop has gone round. */
  renew(): void;
  close(): Promise<void>;
}

export type Lmdb = RootDatabase<string, Buffer>;

/** The file inside a data folder. */
export const dataFile = (folder: string): string => `${folder}/desk.lmdb`;

export function openFile(path: string, readOnly: boolean): Lmdb {
  return open<string, Buffer>({ path, noSubdir: true, keyEncoding: 'binary', overlappingSync: false, readOnly });
}

/**
 * LMDB under a folder: one tree with the documents (`D`), their index entries (`I`), the counters (`C`) and what is known of each
 * collection (`M`). Commits are LMDB's own, synced before they resolve (`overlappingSync: false`).
 */
export function openDatabase(lmdb: Lmdb): Database {
  return {
    read: (table, id) => {
      const text = lmdb.get(documentKey(table.name, id));
      return text === undefined ? undefined : parse(text);
    },
    documents: (range) => lmdb.getRange(bounds(range)).map(({ value }) => parse(value)),
    entries: (range) => lmdb.getRange(bounds(range)).map(({ value }) => value),
    count: (range) => lmdb.getKeysCount(bounds(range)),
    write: (operations) => writeAll(lmdb, operations),
    readCounter: (name) => Number(lmdb.get(counterKey(name)) ?? 0),
    renew: () => lmdb.resetReadTxn(),
    close: () => lmdb.close(),
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

export function parse(text: string): Document {
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
export async function writeAll(lmdb: Lmdb, writes: readonly Operation[]): Promise<void> {
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

export function counterOperation(name: string, value: number): Operation {
  return { key: counterKey(name), value: String(value) };
}

function counterKey(name: string): Buffer {
  return Buffer.concat([counters, encode(name)]);
}

const counters = Buffer.from('C');

/** All counters, as `options` (a read transaction) see them. */
export function readCounters(lmdb: Lmdb, options: RangeOptions = {}): ReadonlyMap<string, number> {
  const range = lmdb.getRange({ start: counters, end: Buffer.from('D'), ...options });
  return new Map([...range].map(({ key, value }) => [decodeText(key.subarray(counters.length)), Number(value)]));
}
