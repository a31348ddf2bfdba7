import sift from 'sift';
import { isTest } from '../../src/domain/stored/check-filter.ts';
import { mongoSort } from './filters.ts';

type Document = Readonly<Record<string, unknown>> & { readonly id: string; readonly version: number };
type Filter = Readonly<Record<string, unknown>>;

/** What a search finds among what was stored when the transaction began; `whole`: no limit has cut it. */
export interface Answered {
  readonly search: Search;
  readonly ids: readonly string[];
  readonly whole: boolean;
}

export interface Search {
  readonly filter: Filter;
  readonly sort: readonly string[];
  readonly limit: number;
}

interface Seen {
  /** Documents by id as the transaction sees them. */
  readonly known: ReadonlyMap<string, Document | undefined>;
  /** Ids of all that the transaction has written. */
  readonly touched: ReadonlySet<string>;
  readonly answered: readonly Answered[];
}

/**
 * What a search finds, given what is found among what was stored: less what the transaction has touched, with what that is now. Undefined
 * where this cannot be put in the database's order here.
 */
export function withOwnWrites({ known, touched }: Seen, before: Answered, search: Search): readonly Document[] | undefined {
  const { filter, sort, limit } = search;
  const stored = before.ids.filter((id) => !touched.has(id)).map((id) => known.get(id)!);
  const own =
    touched.size === 0
      ? []
      : matching(
          [...touched].map((id) => known.get(id)),
          filter,
        );
  const isInOrder = own.length === 0 && before.search.sort.join() === sort.join();
  return (isInOrder ? stored : inOrder([...stored, ...own], sort))?.slice(0, limit);
}

/**
 * What an earlier search of the same transaction tells of this one; undefined where none had it all. A transaction reads a snapshot, so that
 * only its own writes can have changed it since.
 */
export function foundBefore({ known, answered }: Seen, { filter }: Search): Answered | undefined {
  const wider = answered.find((one) => one.whole && isWithin(filter, one.search.filter));
  if (!wider) return undefined;
  const found = matching(
    wider.ids.map((id) => known.get(id)),
    filter,
  );
  return { ...wider, ids: found.map(({ id }) => id) };
}

function matching(documents: readonly (Document | undefined)[], filter: Filter): readonly Document[] {
  const there = documents.filter((document) => document !== undefined);
  return there.length === 0 ? there : there.filter(sift.default<Document>(filter));
}

/** Whether all that the wider filter asks is asked by the narrower one too, in the same words. */
function isWithin(narrow: Filter, wide: Filter): boolean {
  return Object.entries(wide).every(([field, test]) => Object.hasOwn(narrow, field) && asksAlso(narrow[field], test));
}

function asksAlso(narrow: unknown, wide: unknown): boolean {
  if (!isTest(narrow) || !isTest(wide)) return isSame(narrow, wide);
  return Object.entries(wide).every(([operator, value]) => Object.hasOwn(narrow, operator) && isSame(narrow[operator], value));
}

/** A list is the same only where it is the very same. */
function isSame(a: unknown, b: unknown): boolean {
  return a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : Object.is(a, b);
}

/** In the database's order; undefined where a value is of a kind whose order only the database knows. */
function inOrder(documents: readonly Document[], sort: readonly string[]): readonly Document[] | undefined {
  if (documents.length < 2) return documents;
  const order = Object.entries(mongoSort(sort));
  const keyed = documents.map((document) => ({ document, key: order.map(([field]) => valueAt(document, field)) }));
  if (keyed.some(({ key }) => key.some((value) => rank(value) === undefined))) return undefined;
  const compared = keyed.toSorted((a, b) => {
    for (const [at, [, direction]] of order.entries()) {
      const difference = compare(a.key[at], b.key[at]);
      if (difference !== 0) return difference * direction;
    }
    return 0;
  });
  return compared.map(({ document }) => document);
}

/** Kinds of values in the order of BSON; missing ones come first. Of a list it depends on the direction, so it is none of these. */
function rank(value: unknown): number | undefined {
  if (value === undefined || value === null) return 0;
  if (value instanceof Date) return 4;
  const at = ['number', 'string', 'boolean'].indexOf(typeof value);
  return at < 0 ? undefined : at + 1;
}

function compare(a: unknown, b: unknown): number {
  const kinds = (rank(a) ?? 0) - (rank(b) ?? 0);
  if (kinds !== 0) return kinds;
  // By their bytes, as the database compares them.
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return Number(a ?? 0) - Number(b ?? 0);
}

function valueAt(document: Document, field: string): unknown {
  const path = field === '_id' ? ['id'] : field.split('.');
  // What stands in a list is ordered by the database alone.
  const step = (value: unknown, name: string): unknown =>
    Array.isArray(value) ? value : (value as Record<string, unknown> | undefined | null)?.[name];
  return path.reduce(step, document as unknown);
}
