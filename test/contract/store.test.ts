import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { createMongoStore } from '../../adapters/mongo/store.ts';
import { createEmbeddedStore } from '../../adapters/embedded/store.ts';
import { databaseUri, describeWithEngine } from '../fakes/engine.ts';
import { dropDatabase } from '../fakes/drop-database.ts';
import { isolation } from './store/isolation.ts';
import { randomSearch } from './store/random-search.ts';
import { searching } from './store/searching.ts';
import { asTestStore, declarations, type Subject, type TestStore } from './store/subject.ts';
import { uniqueness } from './store/uniqueness.ts';
import { writing } from './store/writing.ts';

/** The whole contract, over one store. */
function contract(open: () => Promise<TestStore>, remove: () => Promise<void>, runs: number): void {
  let store: TestStore;
  const subject: Subject = {
    get store() {
      return store;
    },
    reopen: async () => {
      await store.close();
      store = await open();
    },
    destroy: remove,
  };
  beforeAll(async () => {
    store = await open();
  });
  afterAll(async () => {
    await store.close();
    await remove();
  });
  for (const part of [writing, uniqueness, isolation, searching]) part(() => subject);
  randomSearch(() => subject, runs);
}

describe('store contract: embedded', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mesa-store-'));
  });
  contract(
    async () => asTestStore(await createEmbeddedStore({ folder, declarations })),
    () => rm(folder, { recursive: true }),
    200,
  );
});

describeWithEngine('store contract: MongoDB', (uri) => {
  const own = databaseUri(uri);
  contract(
    async () => asTestStore(await createMongoStore({ uri: own, declarations })),
    () => dropDatabase(own),
    15,
  );
});
