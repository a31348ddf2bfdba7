import type { Collection, Db } from 'mongodb';

/** Which shapes the documents of a database come in. */
export interface Shapes {
  readonly _id: string;
  /** By collection: the newest that was ever written. */
  readonly current: Readonly<Record<string, number>>;
  /** By collection: every document has at least this one. */
  readonly lifted?: Readonly<Record<string, number>>;
}

export function shapesOf(db: Db): Collection<Shapes> {
  return db.collection<Shapes>('shapes');
}
