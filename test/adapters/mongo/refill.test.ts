import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { MongoClient, type Db } from 'mongodb';
import { openMongoRefill } from '../../../adapters/mongo/refill.ts';
import { createMongoStore } from '../../../adapters/mongo/store.ts';
import type { Kept, Store } from '../../../src/ports.ts';
import { databaseUri, describeWithEngine } from '../../fakes/engine.ts';
import { dropDatabase } from '../../fakes/drop-database.ts';

const at = new Date('2026-03-02T14:00:00Z');
const stranger = (id: string): Kept => ({ id, version: 1, schema: 1, toldAt: at, forgetAt: at });

describeWithEngine('a restore into MongoDB', (engine) => {
  let uri: string;
  let client: MongoClient;
  let db: Db;
  beforeEach(async () => {
    uri = databaseUri(engine);
    client = new MongoClient(uri);
    db = client.db();
    await onStore((store) => store.transaction((tx) => tx.collection('strangers').insert(stranger('old') as never)));
  });
  afterEach(async () => {
    await client.close();
    await dropDatabase(uri);
  });

  async function onStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
    const store = await createMongoStore({ uri });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }

  const held = () =>
    onStore(async (store) => {
      const ids: string[] = [];
      for await (const { id } of store.scan('strangers')) ids.push(id);
      return { ids, next: await store.next('INC') };
    });
  const drafts = async () =>
    (await db.listCollections().toArray()).map(({ name }) => name).filter((name) => name.includes('restoring'));

  /** All of it is laid down, as by a process that dies next. */
  async function fill() {
    const refill = await openMongoRefill({ uri, shapes: {} });
    await refill.put('strangers', [stranger('new')]);
    await refill.setCounter('INC', 7);
    return refill;
  }

  it('takes the place of what was there in one step', async () => {
    const refill = await fill();
    expect(await refill.isEmpty()).toBe(false);
    expect(await db.collection('strangers').countDocuments({ _id: 'old' as never })).toBe(1);
    await refill.commit();
    await refill.close();
    expect(await held()).toEqual({ ids: ['new'], next: 8 });
    expect(await drafts()).toEqual([]);
    const indexes = await db.collection('strangers').indexes();
    expect(indexes.map(({ name }) => name)).toContain('forgetAt||');
  });

  it('that was cut off while it was laid down is called off by the next start', async () => {
    const refill = await fill();
    expect(await held()).toEqual({ ids: ['old'], next: 1 });
    expect(await drafts()).toEqual([]);
    await expect(refill.commit()).rejects.toThrow(/started on the database meanwhile/);
    await refill.close();
    expect(await held()).toEqual({ ids: ['old'], next: 2 });
  });

  it.each([[[]], [['strangers']], [['tickets', 'strangers', 'counters']]])(
    'that was cut off when all was there, and %j renamed, is ended by the next start',
    async (renamed) => {
      const refill = await fill();
      await db.collection('shapes').updateOne({ _id: 'restore' as never }, { $set: { state: 'ready' } });
      for (const name of renamed) await db.collection(`restoring_${name}`).rename(name, { dropTarget: true });
      expect(await held()).toEqual({ ids: ['new'], next: 8 });
      expect(await drafts()).toEqual([]);
      await refill.close();
    },
  );

  it('is refused while a desk is at work', async () => {
    await db.collection('agendaJobs').insertOne({ name: 'take-turns', lastRunAt: new Date() });
    await expect(openMongoRefill({ uri, shapes: {} })).rejects.toThrow(/desk is at work.*stop every desk/);
  });

  it('that is given up leaves nothing', async () => {
    const refill = await fill();
    await refill.close();
    expect(await drafts()).toEqual([]);
    expect(await held()).toEqual({ ids: ['old'], next: 1 });
  });
});
