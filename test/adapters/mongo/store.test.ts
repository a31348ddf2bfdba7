import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { DatabaseAway, DatabaseRefused } from '../../../adapters/mongo/errors.ts';
import { setUp } from '../../../adapters/mongo/setup.ts';
import { createMongoStore } from '../../../adapters/mongo/store.ts';
import { StaleVersion } from '../../../src/ports.ts';
import { NewerData } from '../../../src/domain/stored/upgrade.ts';
import {
  asTestStore,
  declarations,
  findThings,
  freshKind,
  getThing,
  insertAll,
  thing,
  type TestStore,
} from '../../contract/store/subject.ts';
import { databaseUri, describeWithEngine } from '../../fakes/engine.ts';
import { dropDatabase } from '../../fakes/drop-database.ts';

describe('a database that cannot be used', () => {
  it('is named without its credentials, with a remedy, and soon', async () => {
    const began = Date.now();
    const opened = createMongoStore({
      uri: 'mongodb://ana:secret@127.0.0.1:1/mesa?replicaSet=rs0',
      declarations,
      timeoutMs: 1000,
    });
    await expect(opened).rejects.toThrow(DatabaseAway);
    await expect(opened).rejects.toThrow(/127\.0\.0\.1:1 does not answer; check/);
    await expect(opened).rejects.not.toThrow(/secret/);
    expect(Date.now() - began).toBeLessThan(2000);
  });

  it('is refused when its address is none', async () => {
    const opened = createMongoStore({ uri: 'postgres://localhost/mesa', declarations });
    await expect(opened).rejects.toThrow(DatabaseRefused);
    await expect(opened).rejects.toThrow(/MONGODB_URI.*write mongodb:/);
  });

  it('is refused when it is no replica set', async () => {
    const single = { db: () => ({ command: async () => ({ isWritablePrimary: true }) }) } as unknown as MongoClient;
    await expect(setUp(single, declarations, 'localhost:27017')).rejects.toThrow(/no replica set.*--replSet rs0/);
  });
});

describeWithEngine('the store on MongoDB', (uri) => {
  const own = databaseUri(uri);
  let commands: string[] = [];
  let store: TestStore;
  beforeAll(async () => {
    store = asTestStore(await createMongoStore({ uri: own, declarations, onCommand: (name) => commands.push(name) }));
  });
  afterAll(async () => {
    await store.close();
    await dropDatabase(own);
  });
  beforeEach(() => {
    commands = [];
  });

  it('writes one document by one command', async () => {
    const document = thing('a', freshKind(), { rank: 1 });
    await insertAll(store, [document]);
    const inserted = { ...document, version: 1 };
    const replaced = await store.transaction((tx) => tx.collection('things').replace({ ...inserted, rank: 2 }));
    await store.transaction((tx) => tx.collection('things').remove(replaced));
    await expect(store.transaction((tx) => tx.collection('things').remove(replaced))).rejects.toThrow(StaleVersion);
    expect(commands).toEqual(['insert', 'update', 'delete', 'delete']);
    expect(await getThing(store, document)).toBeUndefined();
  });

  it('sends the writes of a transaction together, and reads nothing twice', async () => {
    const kind = freshKind();
    await insertAll(store, [thing('a', kind), thing('b', kind)]);
    commands = [];
    await store.transaction(async (tx) => {
      const things = tx.collection('things');
      const [a, b] = await Promise.all([things.get(`${kind}/a`), things.get(`${kind}/b`)]);
      await things.replace({ ...a!, rank: 1 });
      await things.insert(thing('c', kind));
      await things.replace({ ...b!, rank: 2 });
      await things.replace({ ...(await things.get(`${kind}/a`))!, rank: 3 });
      await things.insert(thing('d', kind));
      await tx.collection('totals').insert({ id: kind, version: 0, schema: 1, n: 1 });
    });
    expect(commands).toEqual(['find', 'update', 'insert', 'commitTransaction']);
    expect((await findThings(store, { kind })).map(({ rank, version }) => [rank, version])).toEqual([
      [3, 3],
      [2, 2],
      [undefined, 1],
      [undefined, 1],
    ]);
  });

  it('asks nothing again that a search of the same transaction has told, whatever it wrote since', async () => {
    const kind = freshKind();
    await insertAll(store, [thing('a', kind, { rank: 1 }), thing('b', kind, { rank: 2 })]);
    commands = [];
    const found = await store.transaction(async (tx) => {
      const things = tx.collection('things');
      const [a] = await things.find({ kind, rank: { $gte: 1 } }, { sort: ['rank'] });
      await things.insert(thing('c', kind, { rank: 3 }));
      await things.replace({ ...a!, rank: 5 });
      return [
        await things.find({ kind, rank: { $gte: 1 } }, { sort: ['-rank'], limit: 2 }),
        await things.find({ kind, rank: { $gte: 1, $in: [2, 5] } }, { sort: ['rank'] }),
      ];
    });
    expect(found.map((all) => all.map(({ rank }) => rank))).toEqual([
      [5, 3],
      [2, 5],
    ]);
    expect(commands).toEqual(['find', 'update', 'commitTransaction']);
  });

  it.each([
    ['that its limit has cut', { kind: 'k' }, { limit: 1 }],
    ['that asked for other values', { kind: 'k', rank: { $gte: 2 } }, {}],
    ['that asked for less', { kind: 'k', done: true }, {}],
  ])('asks again after a search %s', async (_, first, options) => {
    const kind = freshKind();
    await insertAll(store, [thing('a', kind, { rank: 1 }), thing('b', kind, { rank: 2 })]);
    commands = [];
    const found = await store.transaction(async (tx) => {
      const things = tx.collection('things');
      await things.find({ ...first, kind }, options);
      return things.find({ kind, rank: { $gte: 1 } }, { sort: ['rank'] });
    });
    expect(found.map(({ rank }) => rank)).toEqual([1, 2]);
    expect(commands).toEqual(['find', 'find', 'commitTransaction']);
  });

  it('has the declared indexes, with the id behind them', async () => {
    const client = new MongoClient(own);
    const indexes = await client.db().collection('things').indexes();
    await client.close();
    const found = Object.fromEntries(
      indexes.map(({ name, key, unique, partialFilterExpression }) => [name, { key, unique, partialFilterExpression }]),
    );
    expect(found['kind,-at||']).toMatchObject({ key: { kind: 1, at: -1, _id: -1 } });
    expect(found['alias|unique|alias']).toMatchObject({
      key: { alias: 1 },
      unique: true,
      partialFilterExpression: { alias: { $exists: true } },
    });
  });

  it('upgrades older documents when they are read, and refuses newer data at the start', async () => {
    const kind = freshKind();
    const client = new MongoClient(own);
    await client
      .db()
      .collection<{ _id: string }>('things')
      .insertOne({ _id: kind, version: 1, schema: 1, kind } as { _id: string });
    await client.close();
    const upgrades = [(document: object) => ({ ...document, owner: 'nobody' })];
    const today = { ...declarations, things: { ...declarations.things, upgrades } };
    const upgrading = asTestStore(await createMongoStore({ uri: own, declarations: today }));
    expect(await getThing(upgrading, { id: kind })).toMatchObject({ owner: 'nobody', schema: 2, version: 1 });
    await upgrading.close();
    const outdated = { ...declarations, things: { ...declarations.things, current: 1 } };
    await expect(createMongoStore({ uri: own, declarations: outdated })).rejects.toThrow(NewerData);
  });
});
