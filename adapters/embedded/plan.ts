import { isTest } from '../../src/domain/stored/check-filter.ts';
import type { CompiledIndex, Part } from './indexes.ts';
import { AFTER, cutBounds, encode, encodeId, isCut, typeBounds } from './key.ts';

export type Filter = Readonly<Record<string, unknown>>;

/** Keys between `low` and `high`; `prefix` is what the walk has pinned by equality. */
export interface Range {
  readonly prefix: Buffer;
  readonly low: Buffer;
  readonly high: Buffer;
}

export interface Plan {
  readonly index: CompiledIndex;
  readonly ranges: readonly Range[];
  /** The index gives each range in the order asked for, or in its reverse. */
  readonly sorted: boolean;
  readonly reverse: boolean;
  /** The parts behind the pinned ones, if a page may begin in the midst of them. */
  readonly resumable: readonly Part[] | undefined;
  /** The ranges hold what matches and nothing else. */
  readonly exact: boolean;
}

const MOST_RANGES = 200;

/** The best walk for a filter: as many fields pinned by equality as possible, then a range or the order asked for. */
export function plan(indexes: readonly CompiledIndex[], filter: Filter, sort: readonly Part[]): Plan {
  const candidates = indexes.filter(({ where }) => where.every((path) => impliesPresence(filter[path])));
  const rated = candidates.map((index) => rate(index, filter, sort));
  return rated.reduce((best, next) => (next.score > best.score ? next : best)).plan;
}

/** Whether documents that pass this test have the field. */
function impliesPresence(test: unknown): boolean {
  if (test === undefined) return false;
  if (!isTest(test)) return true;
  return test.$exists === true || test.$ne === null || ['$in', '$lt', '$lte', '$gt', '$gte'].some((operator) => operator in test);
}

function rate(index: CompiledIndex, filter: Filter, sort: readonly Part[]): { plan: Plan; score: number } {
  const pinned = pin(index, filter);
  const rest = index.parts.slice(pinned.count);
  const bounded = bounds(rest[0], filter);
  const pins = index.parts.slice(0, pinned.count);
  const order = walkOrder(rest, withoutPinned(sort, pins));
  const ranges = pinned.prefixes.map((prefix) => ({
    prefix,
    low: Buffer.concat([prefix, bounded?.low ?? Buffer.alloc(0)]),
    high: Buffer.concat([prefix, bounded?.high ?? AFTER]),
  }));
  const one = ranges.length === 1;
  const built: Plan = {
    index,
    ranges,
    sorted: order !== 0,
    reverse: order === -1,
    resumable: one || pins.every(({ path }) => !sort.some((part) => part.path === path)) ? rest : undefined,
    exact:
      isExact(filter, pins, bounded?.exact === true ? rest[0] : undefined) &&
      !rest.some(({ many }) => many) &&
      (one || !pins.some(({ many }) => many)),
  };
  return { plan: built, score: score(built, { pinned: pinned.count, bounded: bounded !== undefined }) };
}

/** How little is left to walk: one document, then the more fields pinned the better, then a range, then the order; all documents come last. */
function score({ index, sorted }: Plan, { pinned, bounded }: { pinned: number; bounded: boolean }): number {
  const isPrimary = index.name === '_id';
  if ((index.unique || isPrimary) && pinned >= Math.max(1, index.parts.length - 1)) return 100;
  const narrow = pinned > 0 || bounded;
  if (isPrimary && !narrow) return -1;
  return pinned * 4 + (bounded ? 2 : 0) + (sorted ? (narrow ? 3 : 1) : 0) + (index.where.length > 0 ? 1 : 0);
}

/** The index's first fields as far as the filter names values for them, and the keys' beginnings that follow. */
function pin(index: CompiledIndex, filter: Filter): { count: number; prefixes: readonly Buffer[] } {
  let prefixes: readonly Buffer[] = [index.prefix];
  let count = 0;
  for (const part of index.parts) {
    const values = equals(filter[part.path]);
    if (!values || prefixes.length * values.length > MOST_RANGES) break;
    const encoded = unique(
      values.map((value) => (part.path === 'id' ? encodeId(String(value), part.descending) : encode(value, part.descending))),
    );
    prefixes = prefixes.flatMap((prefix) => encoded.map((value) => Buffer.concat([prefix, value])));
    count += 1;
  }
  return { count, prefixes };
}

function equals(test: unknown): readonly unknown[] | undefined {
  if (test === undefined) return undefined;
  if (!isTest(test)) return [test];
  return test.$in as readonly unknown[] | undefined;
}

function unique(keys: readonly Buffer[]): readonly Buffer[] {
  return [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()];
}

/** The stretch of a field's values between `$gt(e)` and `$lt(e)`. Of an array only one bound holds: different elements may satisfy the two. */
function bounds(part: Part | undefined, filter: Filter): { low: Buffer; high: Buffer; exact: boolean } | undefined {
  const test = part && filter[part.path];
  if (!part || !isTest(test)) return undefined;
  const lower = test.$gt ?? test.$gte;
  const upper = test.$lt ?? test.$lte;
  const sample = lower ?? upper;
  if (sample === undefined) return undefined;
  const useUpper = upper !== undefined && !(part.many && lower !== undefined);
  const [first, last] = typeBounds(sample, part.descending);
  const least = lower === undefined ? undefined : edge(lower, part, { behind: '$gt' in test, side: 'least' });
  const greatest = useUpper ? edge(upper, part, { behind: !('$lt' in test), side: 'greatest' }) : undefined;
  const exact = Object.keys(test).length === (lower === undefined ? 0 : 1) + (useUpper ? 1 : 0) && !isCut(lower) && !isCut(upper);
  return part.descending
    ? { low: greatest ?? first, high: least ?? last, exact }
    : { low: least ?? first, high: greatest ?? last, exact };
}

/** Just before a value's entries, or (`behind`, seen in ascending order) just behind them, as one side of a stretch of keys. */
function edge(value: unknown, part: Part, { behind, side }: { behind: boolean; side: 'least' | 'greatest' }): Buffer {
  // Among strings that are alike for long the keys' order says nothing: the bound gives way to all of them.
  if (isCut(value) && part.path !== 'id')
    return cutBounds(value, part.descending)[(side === 'least') === part.descending ? 1 : 0];
  const bytes = part.path === 'id' ? encodeId(String(value), part.descending) : encode(value, part.descending);
  return behind === part.descending ? bytes : Buffer.concat([bytes, AFTER]);
}

/** 1 if walking these parts gives the order, -1 if walking backwards does, 0 if neither. */
function walkOrder(rest: readonly Part[], sort: readonly Part[]): 1 | -1 | 0 {
  if (rest.length !== sort.length || rest.some(({ many }) => many)) return 0;
  if (!rest.every(({ path }, at) => path === sort[at]!.path)) return 0;
  if (rest.every(({ descending }, at) => descending === sort[at]!.descending)) return 1;
  return rest.every(({ descending }, at) => descending !== sort[at]!.descending) ? -1 : 0;
}

/** Within one range a pinned field says nothing about the order any more. */
function withoutPinned(sort: readonly Part[], pins: readonly Part[]): readonly Part[] {
  return sort.filter(({ path, many }) => many || !pins.some((pin) => pin.path === path));
}

function isExact(filter: Filter, pins: readonly Part[], range: Part | undefined): boolean {
  return Object.entries(filter).every(([path, test]) => {
    if (path === range?.path) return true;
    return pins.some((pin) => pin.path === path) && (!isTest(test) || Object.keys(test).length === 1);
  });
}
