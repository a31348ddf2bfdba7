import { randomUUID } from 'node:crypto';
import type { Db, MongoClient } from 'mongodb';
import { collections } from '../../src/collections.ts';
import type { Refill } from '../../src/ports.ts';
import { connectPlainly, hostsOf } from './client.ts';
import { DatabaseRefused, translate } from './errors.ts';
import { callOff, draftOf, dropDrafts, endRefill, markReady, writeMarker } from './refill-marker.ts';
import type { Raw } from './schemas.ts';
import { createCollection, requireReplicaSet, type Declarations } from './setup.ts';

export interface RefillOptions {
  /** With the database's name in its path. */
  readonly uri: string;
  /** The newest shape that each collection's documents come in. */
  readonly shapes: Readonly<Record<string, number>>;
}

const TIMEOUT_MS = 5000;
const AT_WORK_MS = 15_000;
const COUNTERS = 'counters';

/**
 * New contents for a database: laid down in collections of their own, which are then renamed over the old ones.
 * @throws DatabaseRefused while a desk is at work on it; DatabaseAway
 */
export async function openMongoRefill({ uri, shapes }: RefillOptions): Promise<Refill> {
  const hosts = hostsOf(uri);
  try {
    const client = await connectPlainly(uri, TIMEOUT_MS);
    try {
      return await begin(client, shapes);
    } catch (error) {
      await client.close();
      throw error;
    }
  } catch (error) {
    throw translate(error, hosts);
  }
}

async function begin(client: MongoClient, shapes: RefillOptions['shapes']): Promise<Refill> {
  const db = client.db();
  const declarations: Declarations = collections;
  await requireReplicaSet(db, 'the database');
  await requireNobodyAtWork(db);
  await endRefill(db);
  const marker = { token: randomUUID(), collections: [...Object.keys(declarations), COUNTERS], shapes: shapesOfFile(shapes) };
  await dropDrafts(db, marker.collections);
  await writeMarker(db, { ...marker, state: 'filling' });
  await db.createCollection(draftOf(COUNTERS));
  for (const [name, declaration] of Object.entries(declarations)) await createCollection(db, draftOf(name), declaration);
  return {
    kind: 'mongodb',
    isEmpty: () => isEmpty(db),
    put: async (name, documents) => {
      const raw = documents.map(({ id, ...fields }) => ({ _id: id, ...fields }));
      if (raw.length > 0) await db.collection<Raw>(draftOf(name)).insertMany(raw);
    },
    setCounter: async (name, n) =>
      void (await db.collection<{ _id: string }>(draftOf(COUNTERS)).insertOne({ _id: name, ...{ n } })),
    commit: async () => {
      await requireNobodyAtWork(db);
      if (!(await markReady(db, marker.token)))
        throw new DatabaseRefused(
          'A desk, or another command, was started on the database meanwhile; stop it, then restore again.',
        );
      await endRefill(db);
    },
    close: async () => {
      // After a commit there is nothing left to call off.
      await callOff(db, marker).finally(() => client.close());
    },
  };
}

function shapesOfFile(shapes: RefillOptions['shapes']): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(collections).map(([name, { current }]) => [name, Math.min(shapes[name] ?? current, current)]),
  );
}

/** A desk runs some job every second or two; who is at work would write into what is about to be replaced. */
async function requireNobodyAtWork(db: Db): Promise<void> {
  const since = new Date(Date.now() - AT_WORK_MS);
  const running = await db
    .collection('agendaJobs')
    .findOne({ $or: [{ lastRunAt: { $gt: since } }, { lockedAt: { $gt: since } }] });
  if (!running) return;
  const remedy = `stop every desk that uses it, wait ${AT_WORK_MS / 1000} seconds, and restore again.`;
  throw new DatabaseRefused(`A desk is at work on the database; ${remedy}`);
}

async function isEmpty(db: Db): Promise<boolean> {
  for (const name of Object.keys(collections)) if (await db.collection(name).findOne({})) return false;
  return true;
}
