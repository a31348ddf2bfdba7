import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DatabaseAway } from '../../adapters/mongo/errors.ts';
import { createMongoStore } from '../../adapters/mongo/store.ts';
import { asTestStore, declarations, findThings, freshKind, insertAll, thing, type TestStore } from '../contract/store/subject.ts';
import { canStartEngine, startOwnEngine, type OwnEngine } from './own-engine.ts';

/** Against hanging, far above the figures that are printed: this machine is shared with others. */
const INTAKE_LIMIT_MS = 10_000;
const RECOVERY_LIMIT_MS = 30_000;

const suite = canStartEngine ? describe : describe.skip;

async function timed(work: Promise<unknown>): Promise<{ ms: number; error: unknown }> {
  const began = performance.now();
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { ms: Math.round(performance.now() - began), error };
}

suite('the database away', () => {
  let engine: OwnEngine;
  let store: TestStore;
  beforeAll(async () => {
    engine = await startOwnEngine();
    store = asTestStore(await createMongoStore({ uri: engine.uri, declarations }));
  });
  afterAll(async () => {
    await store.close();
    await engine.destroy();
  });

  async function failsSoon(kind: string): Promise<number[]> {
    const write = (n: number) => timed(insertAll(store, [thing(`away-${n}`, kind)]));
    const all = await Promise.all([
      ...Array.from({ length: 30 }, (_, n) => write(n)),
      timed(store.ping()),
      timed(store.next(kind)),
    ]);
    const others = all.map(({ error }) => error).filter((error) => !(error instanceof DatabaseAway));
    expect(others.map((error) => inspect(error))).toEqual([]);
    return all.map(({ ms }) => ms);
  }

  async function recovers(kind: string): Promise<number> {
    const began = performance.now();
    for (let n = 0; ; n += 1) {
      const { error } = await timed(insertAll(store, [thing(`back-${n}`, kind)]));
      if (!error) return Math.round(performance.now() - began);
      if (performance.now() - began > 2 * RECOVERY_LIMIT_MS) throw new Error('it does not recover', { cause: error });
      await sleep(50);
    }
  }

  const ways = [
    ['frozen', async () => engine.freeze(), async () => engine.thaw()],
    ['killed', () => engine.kill(), () => engine.start()],
  ] as const;

  it.each(ways)(
    '%s: a write fails in time, a transaction too, and all is well again when it is back',
    async (way, leave, comeBack) => {
      const kind = freshKind();
      await insertAll(store, [thing('before', kind), thing('before too', kind)]);
      await leave();
      const slowest = Math.max(...(await failsSoon(kind)));
      const transaction = await timed(findThings(store, { kind }));
      expect(transaction.error).toBeInstanceOf(DatabaseAway);
      expect(transaction.ms).toBeLessThan(RECOVERY_LIMIT_MS);
      expect(slowest).toBeLessThan(INTAKE_LIMIT_MS);
      await comeBack();
      const recovery = await recovers(kind);
      expect(recovery).toBeLessThan(RECOVERY_LIMIT_MS);
      expect((await findThings(store, { kind })).length).toBeGreaterThanOrEqual(3);
      console.log(
        `database ${way}: slowest refusal ${slowest} ms, a transaction's ${transaction.ms} ms, well again after ${recovery} ms`,
      );
    },
  );

  const faults = [
    ['the reply to a commit is lost', { failCommands: ['commitTransaction'], closeConnection: true }],
    ['a commit is refused for a while', { failCommands: ['commitTransaction'], errorCode: 91 }],
    ['a write meets another transaction', { failCommands: ['update', 'insert'], errorCode: 112 }],
    ['a read loses its connection', { failCommands: ['find'], closeConnection: true }],
  ] as const;

  it.each(faults)('%s: the transaction happens once', async (_name, data) => {
    const id = freshKind();
    await store.transaction((tx) => tx.collection('totals').insert({ id, version: 0, schema: 1, n: 0 }));
    const client = new MongoClient(engine.uri);
    await client.db('admin').command({ configureFailPoint: 'failCommand', mode: { times: 1 }, data });
    await store.transaction(async (tx) => {
      const total = await tx.collection('totals').get(id);
      await tx.collection('totals').replace({ ...total!, n: total!.n + 1 });
      await tx.collection('things').insert(thing('a', id));
    });
    await client.db('admin').command({ configureFailPoint: 'failCommand', mode: 'off' });
    await client.close();
    expect(await store.transaction((tx) => tx.collection('totals').get(id))).toMatchObject({ n: 1, version: 2 });
  });
});
