import { DuplicateKey, StaleVersion, type FindOptions } from '../../src/ports.ts';
import { checkFilter } from '../../src/domain/stored/check-filter.ts';
import { deepFreeze, storedCopy, Unstorable } from '../../src/domain/stored/stored-copy.ts';
import { requireKnownFields } from '../../src/domain/stored/field-kinds.ts';
import { upgrade } from '../../src/domain/stored/upgrade.ts';
import type { Database, Table } from './database.ts';
import { entryKeys, type Document } from './indexes.ts';
import { AFTER, encodeId } from './key.ts';
import type { Filter } from './plan.ts';
import { count, find, type Scope } from './search.ts';

/** What a transaction knows of one collection. */
export interface Context {
  readonly database: Database;
  readonly table: Table;
  readonly onScan: (fields: string) => void;
  /** Written by transactions before this one, and not in the store yet. */
  readonly waiting: ReadonlyMap<string, Document | undefined>;
  /** Documents as they stand in the store, or are about to, as far as they were read; `undefined` where there is none. */
  readonly stored: Map<string, Document | undefined>;
  /** The transaction's own writes; `undefined` where it removed. */
  readonly overlay: Map<string, Document | undefined>;
}

/** The work of a collection, at once; a promise only because the port says so. */
export interface Operations {
  get(id: string): Document | undefined;
  find(filter: Filter, options?: FindOptions): readonly Document[];
  count(filter: Filter): number;
  insert(document: Document): void;
  replace(document: Document): Document;
  remove(document: Document): void;
}

export function createCollection(context: Context): Operations {
  const { database, table, overlay, stored, onScan } = context;
  const { declaration, name } = table;
  const scope = (): Scope => ({ database, table, overlay: written(context), onScan });
  const lift = (document: Document) => deepFreeze(upgrade(document, declaration, name)) as Document;
  return {
    ...writes(context),
    get: (id) => {
      const found = current(context, id);
      return found && lift(found);
    },
    find: (filter, options = {}) => {
      checkFilter(name, filter);
      const found = find(scope(), filter, options);
      for (const document of found) if (!overlay.has(document.id)) stored.set(document.id, document);
      return found.map(lift);
    },
    count: (filter) => {
      checkFilter(name, filter);
      return count(scope(), filter);
    },
  };
}

function writes(context: Context): Pick<Operations, 'insert' | 'replace' | 'remove'> {
  const { declaration, name } = context.table;
  const put = (document: Document, version: number): Document => {
    const copy = storedCopy({ ...document, version, schema: declaration.current }, name);
    requireKnownFields(name, declaration.schema, copy);
    checkUnique(context, copy);
    context.overlay.set(copy.id, copy);
    return copy;
  };
  const expectCurrent = ({ id, version }: Document) => {
    if (current(context, id)?.version !== version) throw new StaleVersion(`${name} ${id} was changed since it was read.`);
  };
  return {
    insert: (document) => {
      checkId(name, document.id);
      if (current(context, document.id)) throw new DuplicateKey(`${name}: this id is taken.`);
      put(document, 1);
    },
    replace: (document) => {
      expectCurrent(document);
      return put(document, document.version + 1);
    },
    remove: (document) => {
      expectCurrent(document);
      context.overlay.set(document.id, undefined);
    },
  };
}

/** The document as the transaction sees it. Whatever it writes it has looked at here before. */
function current({ overlay, waiting, stored, database, table }: Context, id: string): Document | undefined {
  if (overlay.has(id)) return overlay.get(id);
  if (!stored.has(id)) stored.set(id, waiting.has(id) ? waiting.get(id) : database.read(table, id));
  return stored.get(id);
}

/** All that is written and not in the store. */
function written({ overlay, waiting }: Context): ReadonlyMap<string, Document | undefined> {
  return waiting.size === 0 ? overlay : new Map([...waiting, ...overlay]);
}

function checkId(name: string, id: unknown): void {
  if (typeof id !== 'string' || id === '') throw new Unstorable(`${name}: a document needs an id.`);
  try {
    encodeId(id);
  } catch (error) {
    throw new Unstorable(`${name}: ${error instanceof Error ? error.message : 'this id'}`, { cause: error });
  }
}

/** @throws DuplicateKey if another document, stored or of this transaction, holds a unique index's key. */
function checkUnique(context: Context, document: Document): void {
  const { database, table } = context;
  const overlay = written(context);
  for (const index of table.indexes.filter(({ unique }) => unique)) {
    const idLength = encodeId(document.id).length;
    for (const key of entryKeys(index, document)) {
      const low = key.subarray(0, key.length - idLength);
      const stored = database.entries({ low, high: Buffer.concat([low, AFTER]), reverse: false });
      const own = [...overlay].filter(
        ([id, other]) => id !== document.id && other && entryKeys(index, other).some((held) => begins(held, low)),
      );
      if (own.length > 0 || [...stored].some((id) => id !== document.id && !overlay.has(id))) {
        throw new DuplicateKey(`${table.name}: the unique index ${index.name} holds this key already.`);
      }
    }
  }
}

function begins(key: Buffer, start: Buffer): boolean {
  return key.subarray(0, start.length).equals(start);
}
