import { rm } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { openEmbeddedSnapshot } from '../../../adapters/embedded/snapshot.ts';
import { createEmbeddedStore } from '../../../adapters/embedded/store.ts';
import { createMongoStore } from '../../../adapters/mongo/store.ts';
import { createDigest } from '../../../src/commands/digest.ts';
import { verifyAudit } from '../../../src/commands/verify-audit.ts';
import { collections } from '../../../src/collections.ts';
import type { Store } from '../../../src/ports.ts';
import { dropDatabase } from '../../fakes/drop-database.ts';
import { databaseUri, describeWithEngine } from '../../fakes/engine.ts';
import { firstPathFolder } from '../../fakes/first-path.ts';
import { openStory, type StoryPlace } from '../../scenarios/run-scenario.ts';
import { heard, last } from '../../scenarios/story.ts';
import { collectionNames } from './samples.ts';

async function embedded(): Promise<StoryPlace> {
  const folder = firstPathFolder();
  const store = await createEmbeddedStore({ folder });
  const drop = async (): Promise<void> => {
    await store.close();
    await rm(folder, { recursive: true });
  };
  return { store, folder, drop };
}

/** The same documents as they lay there, in MongoDB. */
async function inMongo(uri: string): Promise<StoryPlace> {
  const folder = firstPathFolder();
  const [old, client] = [await openEmbeddedSnapshot({ folder }), new MongoClient(uri)];
  for (const name of collectionNames) {
    const documents = [];
    for await (const { id, ...fields } of old.documents(name)) documents.push({ _id: id as never, ...fields });
    if (documents.length > 0) await client.db().collection(name).insertMany(documents);
  }
  for (const [_id, n] of await old.counters())
    await client
      .db()
      .collection('counters')
      .insertOne({ _id: _id as never, n });
  await Promise.all([old.close(), client.close()]);
  const store = await createMongoStore({ uri });
  const drop = async (): Promise<void> => {
    await store.close();
    await dropDatabase(uri);
    await rm(folder, { recursive: true });
  };
  return { store, folder, drop };
}

async function everyDocument(store: Store): Promise<number> {
  let documents = 0;
  for (const name of collectionNames) {
    const { schema, current } = collections[name];
    for await (const document of store.scan(name)) {
      documents += 1;
      expect(document.schema).toBe(current);
      expect(schema.parse(document)).toMatchObject(document);
    }
  }
  return documents;
}

function goesOn(open: () => Promise<StoryPlace>): void {
  test('every document passes its upgrades and its schema, is found by what they added, and the audit chain is whole', async () => {
    const place = await open();
    try {
      expect(await everyDocument(place.store)).toBeGreaterThan(100);
      expect(await verifyAudit(place.store, createDigest())).toMatchObject({ tickets: 3, ok: true });
      const found = await place.store.transaction((tx) => tx.collection('tickets').find({ words: 'imprimir' }));
      expect(found.map(({ id }) => id)).toEqual(['INC-1']);
    } finally {
      await place.drop();
    }
  });

  test('an approval, a form and an answer that were open are gone on with', async () => {
    const story = await openStory(await open());
    try {
      const [bob, ana] = [story.as('bob', 'slack'), story.as('ana', 'web')];
      expect((await story.do({ show: 'REQ-1' }))[0]?.tickets).toMatchObject([{ state: 'awaiting_approval', requester: 'ana' }]);
      await story.as('marta', 'teams').say('apruebo REQ-1');
      expect((await story.do({ show: 'REQ-1' }))[0]?.tickets).toMatchObject([{ state: 'registered' }]);
      expect(heard(await ana.say('INC-2: desde las 9'), 'sofia')).toContain('desde las 9');
      expect(last(await bob.say('continue'), 'bob').text).toContain('Any comment?');
      await bob.say('family trip');
      await bob.say('send');
      const vacation = { requester: 'bob', item: 'vacation', answers: { from: '2026-03-09', comment: 'family trip' } };
      expect((await story.do({ show: 'REQ-2' }))[0]?.tickets).toMatchObject([vacation]);
    } finally {
      await story.close();
    }
  });

  test('a new ticket takes the next number', async () => {
    const story = await openStory(await open());
    try {
      const luis = story.as('luis', 'web');
      await luis.say('se cayó el wifi del piso 2');
      await luis.tap('Abrir');
      expect((await story.do({ show: 'INC-3' }))[0]?.tickets).toMatchObject([{ requester: 'luis' }]);
    } finally {
      await story.close();
    }
  });
}

describe('a data folder that the first version wrote', () => goesOn(embedded));

describeWithEngine('the documents of the first version, in MongoDB', (uri) => goesOn(() => inMongo(databaseUri(uri))));
