import { expect, test } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { createMongoStore } from '../../adapters/mongo/store.ts';
import type { Definitions } from '../../src/domain/definitions.ts';
import { OpinionSettings } from '../../src/domain/second-opinion/opinion-settings.ts';
import { OpinionWanted } from '../../src/domain/second-opinion/opinion-wanted.ts';
import { createAdviser } from '../../src/jobs/ask-opinion.ts';
import { dropDatabase } from '../fakes/drop-database.ts';
import { databaseUri, describeWithEngine } from '../fakes/engine.ts';
import { createFakeWorks } from './fake-works.ts';

const TODAY = '2026-03-02';

describeWithEngine('a day that another process holds, which has died in the middle of counting', (engine) => {
  test('nobody is asked while it lasts, and nobody waits longer than for an answer; then all goes on', async () => {
    const uri = databaseUri(engine);
    const [store, dead] = [await createMongoStore({ uri, transactionTimeoutMs: 2000 }), new MongoClient(uri)];
    try {
      const fake = createFakeWorks(store);
      let asked = 0;
      const desk = { zone: 'America/Lima', second_opinion: OpinionSettings.parse({ timeout_ms: 500 }) };
      const advise = createAdviser({
        ...fake.works,
        definitions: () => ({ desk, categories: new Map(), items: new Map() }) as unknown as Definitions,
        secondOpinion: {
          isResting: () => false,
          ask: async () => {
            asked += 1;
            return { is: 'answered', answer: '{"intent":"incident"}' };
          },
        },
      });
      const ask = (event: string) => advise(new OpinionWanted('words'), { event, person: 'ana', isFirst: true });
      expect(await ask('before')).toEqual({ opinion: { intent: 'incident' } });
      const session = dead.startSession();
      session.startTransaction();
      await dead
        .db()
        .collection<{ _id: string }>('spendings')
        .updateOne({ _id: TODAY }, { $inc: { calls: 1 } }, { session });
      expect(await ask('meanwhile')).toEqual({});
      expect(asked).toBe(1);
      await session.abortTransaction();
      await session.endSession();
      // What was given up may still be counted, and is never asked.
      await new Promise((resolve) => setTimeout(resolve, 2000));
      expect(await ask('after')).toEqual({ opinion: { intent: 'incident' } });
      const calls = (await store.transaction((tx) => tx.collection('spendings').get(TODAY)))?.calls;
      expect([2, 3]).toContain(calls);
      expect(asked).toBe(2);
    } finally {
      await store.close();
      await dead.close();
      await dropDatabase(uri);
    }
  });
});
