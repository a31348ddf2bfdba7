import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createMongoStore } from '../../../adapters/mongo/store.ts';
import type { CollectionName, DocumentOf } from '../../../src/collections.ts';
import { layFoundation, type Foundation } from '../../../src/commands/compose.ts';
import { dropDatabase } from '../../fakes/drop-database.ts';
import { databaseUri, describeWithEngine } from '../../fakes/engine.ts';
import { startLlmServer, type LlmServer } from '../../fakes/llm-server.ts';
import { startDesk, type Reader, type StartedDesk } from '../../fakes/started-desk.ts';
import { configWith } from '../../scenarios/config-with.ts';

const config = configWith([
  // Words that nobody taught are to be asked about, however far from each other the phrasebooks' lines happen to be.
  { file: 'desk.yaml', from: /burst_minutes: \d+/, to: 'burst_minutes: 0.0001\n  accept: 0.9' },
  { file: 'desk.yaml', from: 'calls_per_person: 30', to: 'calls_per_person: 3' },
  { file: 'desk.yaml', from: 'calls_per_day: 300', to: 'calls_per_day: 5' },
]);
const QUESTION = '¿cómo me conecto a la VPN desde mi casa?';
const HELPED = /¿Te sirvió\?|Did this help\?/;

let foundation: Foundation;
let server: LlmServer;
beforeAll(async () => {
  foundation = await layFoundation({ config });
  server = await startLlmServer();
});
afterAll(() => server.stop());

describeWithEngine('two desks on one database', (engine) => {
  let uri: string;
  let data: string;
  let desks: readonly [StartedDesk, StartedDesk];
  beforeEach(async () => {
    uri = databaseUri(engine);
    data = mkdtempSync(join(tmpdir(), 'mesa-two-'));
    const env = { MONGODB_URI: uri, MESA_LLM_URL: server.url, MESA_LLM_MODEL: 'small' };
    const one = await startDesk({ config, data: join(data, 'one'), foundation, env });
    desks = [one, await startDesk({ config, data: join(data, 'two'), foundation, env })];
  });
  afterEach(async () => {
    for (const desk of desks) await desk.stop();
    await dropDatabase(uri);
    rmSync(data, { recursive: true });
    expect(desks.flatMap(({ lines }) => lines.filter((line) => line.includes('a turn failed')))).toEqual([]);
  });

  /** A person at both desks, as a balancer sends them. */
  const atBoth = async (person: string): Promise<readonly [Reader, Reader]> => [
    await desks[0].as(person),
    await desks[1].as(person),
  ];
  async function kept<N extends CollectionName>(name: N): Promise<readonly DocumentOf<N>[]> {
    const store = await createMongoStore({ uri });
    try {
      const found: DocumentOf<N>[] = [];
      for await (const one of store.scan(name)) found.push(one);
      return found;
    } finally {
      await store.close();
    }
  }

  test('share a person’s part of a language model’s budget, and the day’s', async () => {
    server.reply = () => ({ says: { intent: 'other', confidence: 0.2 } });
    const from = server.asked.length;
    const people = await Promise.all(['ana', 'bob', 'luis'].map(atBoth));
    for (const word of ['blorf', 'zint', 'quaxe'])
      await Promise.all(people.flatMap((both) => both.map((reader) => reader.say(`${word} mop`))));
    const [spent] = await kept('spendings');
    expect(server.asked.length - from).toBe(5);
    expect(spent?.calls).toBe(5);
    expect(spent?.people?.every(({ calls }) => calls <= 3)).toBe(true);
  });

  test('count what becomes of an article, whoever reads it where, and each tap once', async () => {
    const people = ['ana', 'luis', 'pedro', 'elena', 'sofia', 'carlos'];
    const readers = await Promise.all(people.map((person, at) => desks[at % 2]!.as(person)));
    await Promise.all(readers.map((reader) => reader.say(QUESTION, HELPED)));
    await Promise.all(readers.map((reader, at) => reader.tapTogether(at < 4 ? 'Sí' : 'No', 3)));
    await eventually(async () => {
      expect(await kept('article-counts')).toMatchObject([{ offered: 6, read: 6, solved: 4, in_vain: 2 }]);
    });
    await sleep(300);
    expect(await kept('article-counts')).toMatchObject([{ offered: 6, read: 6, solved: 4, in_vain: 2 }]);
  });

  test('keep one correction of what is said twice at once, and an agent’s of the same moment beside it', async () => {
    const [here, there] = await atBoth('ana');
    await here.say('no puedo imprimir', /¿Es correcto\?/);
    await here.tap('Corregir');
    for (const label of ['Correo', 'Abrir']) await Promise.all([here.tapTogether(label, 2), there.tapTogether(label, 2)]);
    await eventually(async () => expect(await kept('corrections')).toMatchObject([{ side: 'person', ticket: 'INC-1' }]));
    expect(await here.tickets()).toMatchObject([{ number: 'INC-1' }]);
    const [carlos, sofia] = [await desks[0].as('carlos'), await desks[1].as('sofia')];
    await Promise.all([carlos.say('categoría INC-1 network'), sofia.say('categoría INC-1 access')]);
    await eventually(async () => expect(await kept('corrections')).toHaveLength(2));
    // Whoever came last has the last word, on the ticket and on what is learnt from it.
    const [ticket] = await kept('tickets');
    const told = (await kept('corrections')).map((one) => [one.side, one.ticket, one.made.category]).toSorted();
    expect(told).toEqual([
      ['agent', 'INC-1', ticket?.category],
      ['person', 'INC-1', 'email'],
    ]);
    expect(['network', 'access']).toContain(ticket?.category);
  });
});

async function eventually(check: () => Promise<void>): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    try {
      return await check();
    } catch (error) {
      if (turn === 400) throw error;
      await sleep(100);
    }
  }
}
