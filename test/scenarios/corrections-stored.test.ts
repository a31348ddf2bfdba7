import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createEmbeddedStore } from '../../adapters/embedded/store.ts';
import { createMongoStore } from '../../adapters/mongo/store.ts';
import type { Correction } from '../../src/domain/learning/correction.ts';
import type { Store } from '../../src/ports.ts';
import { dropDatabase } from '../fakes/drop-database.ts';
import { databaseUri, describeWithEngine } from '../fakes/engine.ts';
import { runMesa } from '../fakes/run-mesa.ts';
import { configWith } from './config-with.ts';
import { learning } from './kept-corrections.ts';
import { openStory } from './run-scenario.ts';

/** Tickets go after a month, corrections after two. */
const short = configWith([
  {
    file: 'desk.yaml',
    from: /retention: \{ inbox_days: 30/,
    to: 'retention: { tickets_days: 30, corrections_days: 60, inbox_days: 30',
  },
]);

let folder = '';
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'mesa-corrections-')), 'data');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

async function inFolder<T>(work: (store: Store) => Promise<T>, at = folder): Promise<T> {
  const store = await createEmbeddedStore({ folder: at });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function keptIn(store: Store): Promise<readonly Correction[]> {
  const found: Correction[] = [];
  for await (const one of store.scan('corrections')) found.push(one);
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Ana and Bob correct what they say, Carlos corrects what Ana's is. */
function toldByThree(): Promise<void> {
  return inFolder(async (store) => {
    const desk = await openStory({ store, folder, drop: async () => undefined });
    await desk.do({ now: '2026-03-02T09:00:00-05:00' });
    const [ana, bob] = [desk.as('ana', 'slack'), desk.as('bob', 'web')];
    await ana.say('no puedo imprimir');
    await ana.tap('Corregir');
    await ana.tap('Correo');
    await ana.tap('Abrir');
    await bob.say('my screen flickers');
    await bob.tap('Correct it');
    await bob.tap('E-mail');
    await bob.tap('Open it');
    await desk.as('carlos', 'slack').say('categoría INC-1 red e internet');
  });
}

describe('what is kept of corrections', () => {
  learning(
    'goes with its ticket, and after its own time',
    async (desk) => {
      const ana = desk.as('ana', 'slack');
      for (const words of ['no puedo imprimir', 'mi pantalla parpadea']) {
        await ana.say(words);
        await ana.tap('Corregir');
        await ana.tap('Correo');
        await ana.tap('Abrir');
        await desk.do({ wait: 'PT1H' });
      }
      await desk.as('carlos', 'slack').say('tomar INC-1');
      await desk.as('carlos', 'slack').say('resolver INC-1 listo');
      expect(await desk.kept()).toHaveLength(2);
      await desk.do({ wait: 'P45D' });
      expect(await desk.kept()).toMatchObject([{ ticket: 'INC-2' }]);
      await desk.do({ wait: 'P16D' });
      expect(await desk.kept()).toEqual([]);
    },
    short,
  );

  test('goes with the person whose words they are, or who said so', async () => {
    await toldByThree();
    expect((await inFolder(keptIn)).map(({ by, author }) => [by, author]).toSorted()).toEqual([
      ['ana', 'ana'],
      ['bob', 'bob'],
      ['carlos', 'ana'],
    ]);
    const { code, out } = await runMesa(['erase', 'ana', '--data', folder, '--config', 'config']);
    expect({ code, said: JSON.parse(out) }).toMatchObject({ code: 0, said: { corrections: { removed: 2 } } });
    expect(await runMesa(['erase', 'ana', '--yes', '--data', folder, '--config', 'config'])).toMatchObject({ code: 0 });
    expect((await inFolder(keptIn)).map(({ author }) => author)).toEqual(['bob']);
  });

  test('goes with an agent who said so', async () => {
    await toldByThree();
    expect(await runMesa(['erase', 'carlos', '--yes', '--data', folder, '--config', 'config'])).toMatchObject({ code: 0 });
    expect((await inFolder(keptIn)).map(({ by }) => by).toSorted()).toEqual(['ana', 'bob']);
  });

  test('is in a backup', async () => {
    await toldByThree();
    const file = join(folder, '..', 'desk.backup');
    const to = join(folder, '..', 'other');
    expect(await runMesa(['backup', file, '--data', folder])).toMatchObject({ code: 0, err: '' });
    expect(await runMesa(['restore', file, '--data', to])).toMatchObject({ code: 0, err: '' });
    const before = await inFolder(keptIn);
    expect(before).toHaveLength(3);
    expect(await inFolder(keptIn, to)).toEqual(before);
  });
});

describeWithEngine('on MongoDB', (engine) => {
  test('the same is kept, and told to whoever asks', async () => {
    const uri = databaseUri(engine);
    const store = await createMongoStore({ uri });
    try {
      const desk = await openStory({ store, folder, drop: async () => undefined });
      await desk.do({ now: '2026-03-02T09:00:00-05:00' });
      const ana = desk.as('ana', 'slack');
      await ana.say('no puedo imprimir');
      await ana.tap('Corregir');
      await ana.tap('Correo');
      await ana.tap('Abrir');
      await desk.as('carlos', 'slack').say('categoría INC-1 red e internet');
      expect((await keptIn(store)).map(({ made }) => made.category).toSorted()).toEqual(['email', 'network']);
      await desk.as('carlos', 'slack').say('categoría INC-1 correo');
      expect((await keptIn(store)).map(({ made }) => made.category)).toEqual(['email']);
    } finally {
      await store.close();
      await dropDatabase(uri);
    }
  });
});
