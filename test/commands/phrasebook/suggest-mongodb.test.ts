import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createMongoStore } from '../../../adapters/mongo/store.ts';
import type { Store } from '../../../src/ports.ts';
import { dropDatabase } from '../../fakes/drop-database.ts';
import { databaseUri, describeWithEngine } from '../../fakes/engine.ts';
import { runMesa } from '../../fakes/run-mesa.ts';
import { smallBooks } from '../understanding/small-books.ts';
import { correction } from './correction-of.ts';

describeWithEngine('mesa phrasebook suggest, on MongoDB', (engine) => {
  const uri = databaseUri(engine);
  let store: Store;
  beforeAll(async () => {
    store = await createMongoStore({ uri });
  });
  afterAll(async () => {
    await store.close();
    await dropDatabase(uri);
  });

  test('reads what is kept there, beside whoever else has it open, and changes nothing', async () => {
    const config = smallBooks();
    const said = 'el zumbador de la planta baja se apagó';
    const made = { intent: 'incident', category: 'printing' } as const;
    await store.transaction(async (tx) => {
      for (const by of ['ana', 'bob']) await tx.collection('corrections').insert(correction({ said, made, by }));
    });
    const args = ['phrasebook', 'suggest', '--json', '--most', '0', '--config', config];
    const { code, out, err } = await runMesa(args, { env: { MONGODB_URI: uri } });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      corrections: 2,
      candidates: [{ line: `${said} => printing`, file: 'es.yaml', people: 2, agents: 0 }],
    });
    expect(await store.transaction((tx) => tx.collection('corrections').count({ by: { $in: ['ana', 'bob'] } }))).toBe(2);
  });
});
