import { z } from 'zod';
import type { Declaration } from '../../../src/collections.ts';
import type { Collection, Filter, FindOptions, Store, Stored } from '../../../src/ports.ts';

/** Documents of the suite's own, so that it tells nothing of the product's. */
export const Thing = z.object({
  id: z.string(),
  version: z.number(),
  schema: z.number(),
  kind: z.string(),
  rank: z.number().optional(),
  at: z.date().optional(),
  done: z.boolean().optional(),
  owner: z.string().optional(),
  tags: z.array(z.string()).optional(),
  alias: z.string().optional(),
  nested: z.object({ place: z.string(), level: z.number().optional() }).optional(),
  payload: z.unknown().optional(),
});
export type Thing = z.infer<typeof Thing>;

export const Total = z.object({ id: z.string(), version: z.number(), schema: z.number(), n: z.number() });
export type Total = z.infer<typeof Total>;

export const declarations = {
  things: {
    schema: Thing,
    current: 2,
    indexes: [
      { fields: ['kind', '-at'] },
      { fields: ['kind', 'rank'] },
      { fields: ['kind', 'owner', 'rank'], where: ['owner'] },
      { fields: ['kind', 'tags', 'rank'] },
      { fields: ['at'], where: ['at'] },
      { fields: ['kind', 'nested.place'] },
      { fields: ['alias'], unique: true, where: ['alias'] },
    ],
  },
  totals: { schema: Total, current: 1, indexes: [] },
} as const satisfies Record<string, Declaration>;

export interface TestTx {
  collection(name: 'things'): Collection<Thing>;
  collection(name: 'totals'): Collection<Total>;
}

/** A store over the suite's declarations. */
export interface TestStore {
  transaction<T>(work: (tx: TestTx) => Promise<T>): Promise<T>;
  next(counter: string): Promise<number>;
  discard(counter: string): Promise<void>;
  ping(): Promise<void>;
  scan(name: 'things'): AsyncIterable<Thing>;
  close(): Promise<void>;
}

export const asTestStore = (store: Store): TestStore => store as unknown as TestStore;

/** What a row of the table provides: a store, and ways to leave and come back to the same data. */
export interface Subject {
  readonly store: TestStore;
  reopen(): Promise<void>;
  destroy(): Promise<void>;
}

let kinds = 0;

/** Each test works on a kind of its own: the store is shared by the whole suite. */
export function freshKind(): string {
  kinds += 1;
  return `kind-${process.pid}-${kinds}-${Math.random().toString(36).slice(2, 8)}`;
}

export function thing(id: string, kind: string, more: Partial<Thing> = {}): Thing {
  return { id: `${kind}/${id}`, version: 0, schema: 2, kind, ...more };
}

export async function insertAll(store: TestStore, things: readonly Thing[]): Promise<void> {
  await store.transaction(async (tx) => {
    for (const one of things) await tx.collection('things').insert(one);
  });
}

export function findThings(store: TestStore, filter: Filter<Thing>, options?: FindOptions): Promise<readonly Thing[]> {
  return store.transaction((tx) => tx.collection('things').find(filter, options));
}

/** The short names of things, as `thing()` was given them. */
export const names = (things: readonly Stored[]): string[] => things.map(({ id }) => id.slice(id.indexOf('/') + 1));

export function getThing(store: TestStore, { id }: { readonly id: string }): Promise<Thing | undefined> {
  return store.transaction((tx) => tx.collection('things').get(id));
}
