import sift from 'sift';
import type { FindOptions } from '../../src/ports.ts';
import type { Database, Table, Walk } from './database.ts';
import { idPart, sortKey, sortParts, type Document, type Part } from './indexes.ts';
import { AFTER } from './key.ts';
import { plan, type Filter, type Plan, type Range } from './plan.ts';

/** A transaction's own writes in one collection, by id; `undefined` where it removed. */
export type Overlay = ReadonlyMap<string, Document | undefined>;

export interface Scope {
  readonly database: Database;
  readonly table: Table;
  readonly overlay: Overlay;
  /** Told when no index serves a filter, with its fields. */
  readonly onScan: (fields: string) => void;
}

const MOST = 1000;

interface Hit {
  readonly document: Document;
  readonly key: Buffer;
}

interface Search {
  readonly scope: Scope;
  readonly plan: Plan;
  readonly sort: readonly Part[];
  readonly after: Buffer | undefined;
  readonly afterDocument: Document | undefined;
  readonly matches: (document: unknown) => boolean;
}

/** The documents that match, in order; the transaction's own writes count as if they were stored. */
export function find(scope: Scope, filter: Filter, options: FindOptions): readonly Document[] {
  const search = prepare(scope, filter, options);
  const limit = options.limit ?? MOST;
  const result: Document[] = [];
  if (limit <= 0) return result;
  for (const { document } of inOrder(search)) {
    result.push(document);
    if (result.length >= limit) break;
  }
  return result;
}

export function count(scope: Scope, filter: Filter): number {
  const search = prepare(scope, filter, {});
  if (search.plan.exact && scope.overlay.size === 0) {
    return search.plan.ranges.reduce((sum, { low, high }) => sum + scope.database.count({ low, high, reverse: false }), 0);
  }
  let found = 0;
  for (const _hit of unordered(search)) found += 1;
  return found;
}

function prepare(scope: Scope, filter: Filter, options: FindOptions): Search {
  const { table } = scope;
  const fields = sortParts(options.sort ?? [], table.declaration);
  const sort = fields.some(({ path }) => path === 'id') ? fields : [...fields, idPart(fields.at(-1)?.descending ?? false)];
  const chosen = plan(table.indexes, filter, sort);
  if (chosen.index === table.indexes[0] && filter.id === undefined) scope.onScan(Object.keys(filter).join(', '));
  const afterDocument = options.after as Document | undefined;
  const after = afterDocument && sortKey(sort, afterDocument);
  return { scope, plan: chosen, sort, after, afterDocument, matches: matcher(filter) };
}

/** Made when it is first needed: most searches find nothing, or walk what matches anyway, and making it costs more than they do. */
function matcher(filter: Filter): Search['matches'] {
  let test: Search['matches'] | undefined;
  return (document) => (test ??= sift.default(filter))(document);
}

function* inOrder(search: Search): Generator<Hit> {
  const own = ownHits(search).sort((a, b) => a.key.compare(b.key));
  if (search.plan.sorted) {
    const streams = search.plan.ranges.map((range) => stored(search, resumed(range, search)));
    yield* distinct(merge([...streams, own[Symbol.iterator]()]));
  } else {
    yield* [...unordered(search)].sort((a, b) => a.key.compare(b.key));
  }
}

function* unordered(search: Search): Generator<Hit> {
  const all = function* () {
    for (const range of search.plan.ranges) yield* stored(search, range);
    yield* ownHits(search);
  };
  yield* distinct(all());
}

/** What is stored in a range, matches and was not touched by this transaction. */
function* stored({ scope, plan, sort, after, matches }: Search, { low, high }: Range): Generator<Hit> {
  for (const document of candidates(scope, plan, { low, high, reverse: plan.sorted && plan.reverse })) {
    if (scope.overlay.has(document.id) || !(plan.exact || matches(document))) continue;
    const key = sortKey(sort, document);
    if (!after || key.compare(after) > 0) yield { document, key };
  }
}

function* candidates({ database, table }: Scope, { index }: Plan, walk: Walk): Iterable<Document> {
  if (index === table.indexes[0]) {
    yield* database.documents(walk);
    return;
  }
  for (const id of database.entries(walk)) {
    const document = database.read(table, id);
    if (document) yield document;
  }
}

function ownHits({ scope, sort, after, matches }: Search): Hit[] {
  const own = [...scope.overlay.values()].filter((document) => document !== undefined && matches(document)) as Document[];
  return own
    .map((document) => ({ document, key: sortKey(sort, document) }))
    .filter(({ key }) => !after || key.compare(after) > 0);
}

/** A page begins where the one before ended, without walking over it again. */
function resumed(range: Range, { plan, afterDocument }: Search): Range {
  if (!afterDocument || !plan.resumable) return range;
  const from = Buffer.concat([range.prefix, sortKey(plan.resumable, afterDocument)]);
  if (plan.reverse) return { ...range, high: from.compare(range.high) < 0 ? from : range.high };
  const low = Buffer.concat([from, AFTER]);
  return { ...range, low: low.compare(range.low) > 0 ? low : range.low };
}

/** Several ordered streams as one. */
function* merge(streams: readonly Iterator<Hit>[]): Generator<Hit> {
  try {
    const heads = streams.map((stream) => stream.next());
    for (;;) {
      let least = -1;
      for (const [at, head] of heads.entries()) {
        if (!head.done && (least < 0 || head.value.key.compare((heads[least] as IteratorYieldResult<Hit>).value.key) < 0))
          least = at;
      }
      if (least < 0) return;
      yield (heads[least] as IteratorYieldResult<Hit>).value;
      heads[least] = streams[least]!.next();
    }
  } finally {
    for (const stream of streams) stream.return?.();
  }
}

/** A document with several entries in an index (an array) is met several times. */
function* distinct(hits: Iterable<Hit>): Generator<Hit> {
  const seen = new Set<string>();
  for (const hit of hits) {
    if (seen.has(hit.document.id)) continue;
    seen.add(hit.document.id);
    yield hit;
  }
}
