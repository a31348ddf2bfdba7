import type { ClientSession, Db } from 'mongodb';
import { collections } from '../../src/collections.ts';
import type { Kept, Snapshot } from '../../src/ports.ts';
import { connectPlainly, hostsOf } from './client.ts';
import { translate } from './errors.ts';
import type { Raw } from './schemas.ts';
import { requireKnownShapes } from './setup.ts';

const TIMEOUT_MS = 5000;
const PAGE = 500;

/**
 * A database as it stands now; desks go on. By a snapshot session, or where the server has none, by one transaction, which it ends after a
 * minute.
 * @throws DatabaseRefused, DatabaseAway, NewerData
 */
export async function openMongoSnapshot(uri: string): Promise<Snapshot> {
  const hosts = hostsOf(uri);
  try {
    const client = await connectPlainly(uri, TIMEOUT_MS);
    const db = client.db();
    try {
      await requireKnownShapes(db, collections);
      let session = client.startSession({ snapshot: true });
      if (!(await holdsStill(db, session))) {
        await session.endSession();
        session = client.startSession();
        session.startTransaction({ readConcern: { level: 'snapshot' } });
      }
      return reading(db, session, () => client.close());
    } catch (error) {
      await client.close();
      throw error;
    }
  } catch (error) {
    throw translate(error, hosts);
  }
}

/** Whether the server told the instant that all reads of the session will see. */
async function holdsStill(db: Db, session: ClientSession): Promise<boolean> {
  try {
    await db.collection('counters').findOne({}, { session });
    // The driver keeps it, but its types do not say so.
    return Reflect.get(session, 'snapshotTime') !== undefined;
  } catch {
    return false;
  }
}

function reading(db: Db, session: ClientSession, end: () => Promise<void>): Snapshot {
  return {
    kind: 'mongodb',
    async *documents(name) {
      const cursor = db.collection<Raw>(name).find({}, { session, sort: { _id: 1 }, batchSize: PAGE });
      for await (const { _id, ...fields } of cursor) yield { id: _id, ...fields } as unknown as Kept;
    },
    async counters() {
      const found = await db.collection<{ _id: string; n: number }>('counters').find({}, { session }).toArray();
      return new Map(found.map(({ _id, n }) => [_id, n]));
    },
    async close() {
      if (session.inTransaction()) await session.abortTransaction();
      await session.endSession();
      await end();
    },
  };
}
