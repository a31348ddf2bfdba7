import { MongoServerError, type Collection, type Db } from 'mongodb';
import { shapesOf, type Shapes } from './shapes.ts';

/** Says that new contents are being laid down beside the old, and once all of them are there. */
interface Marker {
  readonly _id: string;
  readonly token: string;
  readonly state: 'filling' | 'ready';
  readonly collections: readonly string[];
  readonly shapes: Readonly<Record<string, number>>;
}

const NAMESPACE_MISSING = 26;
const MARKER = 'restore';

/** Where a collection's new contents stand until they take its place. */
export function draftOf(collection: string): string {
  return `restoring_${collection}`;
}

export function markersOf(db: Db): Collection<Marker> {
  return db.collection<Marker>('shapes');
}

export async function writeMarker(db: Db, marker: Omit<Marker, '_id'>): Promise<void> {
  await markersOf(db).replaceOne({ _id: MARKER }, marker, { upsert: true });
}

/** Says that all is there. False if whoever opened the store meanwhile has called the restore off. */
export async function markReady(db: Db, token: string): Promise<boolean> {
  const { matchedCount } = await markersOf(db).updateOne({ _id: MARKER, token }, { $set: { state: 'ready' } });
  return matchedCount === 1;
}

/**
 * Ends a restore that was cut off: one whose contents were all there goes on, any other is called off. By renames that may each be done
 * again, so that this, too, may be cut off.
 */
export async function endRefill(db: Db): Promise<void> {
  const marker = await markersOf(db).findOne({ _id: MARKER });
  if (!marker) return;
  if (marker.state === 'filling') return callOff(db, marker);
  for (const name of marker.collections) await takePlace(db, name);
  const shapes: Omit<Shapes, '_id'> = { current: marker.shapes };
  await shapesOf(db).replaceOne({ _id: 'collections' }, shapes, { upsert: true });
  await markersOf(db).deleteOne({ _id: MARKER, token: marker.token });
}

/** Gives a restore up. Another that was begun meanwhile is left alone. */
export async function callOff(db: Db, { token, collections }: Pick<Marker, 'token' | 'collections'>): Promise<void> {
  const { deletedCount } = await markersOf(db).deleteOne({ _id: MARKER, token });
  if (deletedCount === 1) await dropDrafts(db, collections);
}

/** Removes what was laid down. */
export async function dropDrafts(db: Db, collections: readonly string[]): Promise<void> {
  for (const name of collections) await db.dropCollection(draftOf(name)).catch(unlessMissing);
}

async function takePlace(db: Db, name: string): Promise<void> {
  await db.collection(draftOf(name)).rename(name, { dropTarget: true }).catch(unlessMissing);
}

/** It was done before. */
function unlessMissing(error: unknown): void {
  if (!(error instanceof MongoServerError && error.code === NAMESPACE_MISSING)) throw error;
}
