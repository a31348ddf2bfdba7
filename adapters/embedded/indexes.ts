import { kindAt } from '../../src/domain/stored/field-kinds.ts';
import { Unstorable } from '../../src/domain/stored/stored-copy.ts';
import type { Declaration, Index } from '../../src/collections.ts';
import { EMPTY, encode, encodeId } from './key.ts';

export type Document = Readonly<Record<string, unknown>> & { readonly id: string; readonly version: number };

/** LMDB's own limit. */
const LONGEST_KEY = 1978;

/** One field of an index or of a sort. */
export interface Part {
  readonly path: string;
  readonly descending: boolean;
  /** It may be an array: then each element stands in the index. */
  readonly many: boolean;
}

export interface CompiledIndex {
  readonly name: string;
  /** What all of its keys begin with. */
  readonly prefix: Buffer;
  /** Its fields, then the id in the direction of the last field: a sort with its tie-break is one walk. */
  readonly parts: readonly Part[];
  readonly unique: boolean;
  readonly where: readonly string[];
}

/** The documents themselves, seen as an index by id. */
export function documentIndex(collection: string): CompiledIndex {
  return { name: '_id', prefix: documentPrefix(collection), parts: [idPart(false)], unique: false, where: [] };
}

export function documentPrefix(collection: string): Buffer {
  return Buffer.concat([Buffer.from('D'), encode(collection)]);
}

export function documentKey(collection: string, id: string): Buffer {
  return Buffer.concat([documentPrefix(collection), encodeId(id)]);
}

/** Where all index entries of a collection stand. */
export function entriesPrefix(collection: string): Buffer {
  return Buffer.concat([Buffer.from('I'), encode(collection)]);
}

export function compileIndexes(collection: string, declaration: Declaration): readonly CompiledIndex[] {
  return declaration.indexes.map((index) => {
    const fields = sortParts(index.fields, declaration);
    return {
      name: indexName(index),
      prefix: Buffer.concat([entriesPrefix(collection), encode(indexName(index))]),
      parts: [...fields, idPart(fields.at(-1)?.descending ?? false)],
      unique: index.unique ?? false,
      where: index.where ?? [],
    };
  });
}

/** Says all that its entries depend on, so that a changed declaration is noticed. */
export function indexName(index: Index): string {
  const { fields, unique, where } = index;
  return [fields.join(','), unique ? 'unique' : '', where?.join(',') ?? ''].join('|');
}

/** `['team', '-openedAt']` as parts, without the id. */
export function sortParts(sort: readonly string[], declaration: Declaration): readonly Part[] {
  return sort.map((field) => {
    const path = field.replace(/^-/, '');
    return { path, descending: field.startsWith('-'), many: isMany(declaration, path) };
  });
}

export function idPart(descending: boolean): Part {
  return { path: 'id', descending, many: false };
}

function isMany(declaration: Declaration, path: string): boolean {
  return ['array', 'other'].includes(kindAt(declaration.schema, path));
}

/** The keys under which a document stands in an index; none if it lacks a field of `where`. @throws Unstorable if two fields are arrays. */
export function entryKeys(index: CompiledIndex, document: Document): readonly Buffer[] {
  if (!index.where.every((path) => isPresent(document, path))) return [];
  let keys: readonly Buffer[] = [index.prefix];
  let arrays = 0;
  for (const { path, descending } of index.parts) {
    const values =
      path === 'id' ? [encodeId(document.id, descending)] : valuesAt(document, path).map((value) => encode(value, descending));
    if (values.length > 1) arrays += 1;
    if (arrays > 1) throw new Unstorable(`the index ${index.name} has two arrays in one document; one is possible.`);
    keys = keys.flatMap((key) => values.map((value) => Buffer.concat([key, value])));
  }
  if (keys.some(({ length }) => length > LONGEST_KEY)) throw new Unstorable(`the index ${index.name} cannot hold so long a key.`);
  return keys;
}

/** What documents are compared by when sorted: the same bytes as in an index over these fields. */
export function sortKey(parts: readonly Part[], document: Document): Buffer {
  return Buffer.concat(
    parts.map((part) => (part.path === 'id' ? encodeId(document.id, part.descending) : representative(part, document))),
  );
}

/** An array is sorted by its least element, or by its greatest when descending: either way by the first one of an index. */
function representative({ path, descending }: Part, document: Document): Buffer {
  const values = valuesAt(document, path).map((value) => encode(value, descending));
  return values.length === 1 ? values[0]! : values.reduce((least, value) => (value.compare(least) < 0 ? value : least));
}

function isPresent(document: Document, path: string): boolean {
  return valuesAt(document, path).some((value) => value !== undefined);
}

/** All values at a dotted path, through arrays; `undefined` for one that is missing, EMPTY for an array without elements. */
function valuesAt(document: unknown, path: string): readonly unknown[] {
  let found: readonly unknown[] = [document];
  for (const name of path.split('.')) {
    found = found
      .flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]))
      .map((value) => fieldOf(value, name));
  }
  const values = found.flatMap((value) =>
    Array.isArray(value) ? (value.length === 0 ? [EMPTY] : (value as unknown[])) : [value],
  );
  return values.length === 0 ? [undefined] : values;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && !(value instanceof Date)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
