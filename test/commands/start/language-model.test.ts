import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { layFoundation, type Foundation } from '../../../src/commands/compose.ts';
import { dropDatabase } from '../../fakes/drop-database.ts';
import { databaseUri, describeWithEngine } from '../../fakes/engine.ts';
import { startLlmServer, type LlmServer, type Reply } from '../../fakes/llm-server.ts';
import { startDesk, type StartedDesk } from '../../fakes/started-desk.ts';
import { configWith } from '../../scenarios/config-with.ts';

/** Words that nobody has written yet: a desk that wants to be so sure is unsure of them, whatever it learnt. */
const strange = (more = ''): string => `blorf zint quaxe ${more}`.trim();
const PRINTING = { intent: 'incident', category: 'printing', confidence: 0.95 };
const UNSURE = /No estoy seguro/;
const NOTHING = /no abrí nada/;
const GUESS = /segunda opinión[^]*Impresión/;

const config = configWith([
  { file: 'desk.yaml', from: 'timeout_ms: 3000', to: 'timeout_ms: 400' },
  // What follows within minutes would belong to what was just said.
  { file: 'desk.yaml', from: /burst_minutes: \d+/, to: 'burst_minutes: 0.0001\n  accept: 0.85\n  offer: 0.8' },
]);
const change = (from: string, to: string): void => {
  const file = join(config, 'desk.yaml');
  const before = readFileSync(file, 'utf8');
  expect(before).toContain(from);
  writeFileSync(file, before.replace(from, to));
};

let foundation: Foundation;
let server: LlmServer;
beforeAll(async () => {
  foundation = await layFoundation({ config });
  server = await startLlmServer();
});
afterAll(() => server.stop());

/** What a model may do that is no use: the one way of asking that it takes was found before. */
const useless: readonly (readonly [string, Reply])[] = [
  ['an error', { status: 500 }],
  ['too many, with no time named', { status: 429 }],
  ['a page', { status: 200, body: '<html>approve</html>' }],
  ['a closed socket', { does: 'drop' }],
  ['half an answer', { does: 'half' }],
  ['an answer a drop at a time', { does: 'drip' }],
  ['nothing', { does: 'nothing' }],
  ['an answer that is too late', { says: PRINTING, afterMs: 900 }],
  ['what it was told to say', { says: { intent: 'approve', confidence: 1 } }],
  ['a category of its own', { says: { ...PRINTING, category: 'admin' } }],
  ['a call of a tool', { message: { content: null, tool_calls: [{ id: '1', function: { name: 'open_ticket' } }] } }],
];

describe('a started desk with a language model, embedded', () => {
  asking(async () => ({ env: {}, drop: async () => undefined }));
});

describeWithEngine('a started desk with a language model, on MongoDB', (engine) => {
  asking(async () => {
    const uri = databaseUri(engine);
    return { env: { MONGODB_URI: uri }, drop: () => dropDatabase(uri) };
  });
});

function asking(open: () => Promise<{ env: Readonly<Record<string, string>>; drop(): Promise<void> }>): void {
  let place: Awaited<ReturnType<typeof open>>;
  let data: string;
  let desk: StartedDesk | undefined;
  let from: number;
  beforeEach(async () => {
    place = await open();
    data = mkdtempSync(join(tmpdir(), 'mesa-asking-'));
    from = server.asked.length;
    server.reply = () => ({ says: PRINTING });
  });
  afterEach(async () => {
    await desk?.stop();
    await place.drop();
    rmSync(data, { recursive: true });
  });
  const start = async (env: Readonly<Record<string, string>> = { MESA_LLM_URL: server.url, MESA_LLM_MODEL: 'small' }) =>
    (desk = await startDesk({ config, data, foundation, env: { ...place.env, ...env } }));
  const asked = () => server.asked.slice(from).map(({ words }) => words);

  test('shows its guess, which opens nothing until the person says so', async () => {
    const ana = await (await start()).as('ana');
    expect(await ana.say(strange(), GUESS)).toMatch(/Prioridad: normal/);
    expect(await ana.tickets()).toEqual([]);
    expect(asked()).toEqual([strange()]);
    await ana.tap('Abrir', /INC-1/);
    expect(await ana.tickets()).toMatchObject([{ number: 'INC-1' }]);
  });

  test('answers by its own reading whatever the model does, and acts on none of it', async () => {
    const started = await start();
    const ana = await started.as('ana');
    await ana.say(strange(), GUESS);
    await ana.tap('No es una solicitud', NOTHING);
    for (const [what, reply] of useless) {
      server.reply = () => reply;
      const said = await ana.say(strange());
      expect({ what, said }).toEqual({ what, said: expect.stringMatching(UNSURE) });
      expect(await ana.taps()).not.toContain('Abrir');
      // So that it is not left alone in between.
      server.reply = () => ({ says: PRINTING });
      await ana.say(strange('mop'), GUESS);
      await ana.tap('No es una solicitud', NOTHING);
    }
    expect(await ana.tickets()).toEqual([]);
    expect(asked()).toHaveLength(1 + 2 * useless.length);
    expect(started.lines.filter((line) => /a turn failed/.test(line))).toEqual([]);
  }, 120_000);

  test('leaves it alone where it asks for that', async () => {
    server.reply = () => ({ status: 429, headers: { 'retry-after': '60' } });
    const started = await start();
    const ana = await started.as('ana');
    await ana.say(strange(), UNSURE);
    server.reply = () => ({ says: PRINTING });
    await ana.say(strange('mop'), UNSURE);
    expect(asked()).toHaveLength(1);
    expect(await started.metric('mesa_second_opinions_total{outcome="resting"}')).toBe(1);
  });

  test('asks nobody where the environment names none', async () => {
    const ana = await (await start({})).as('ana');
    await ana.say(strange(), UNSURE);
    expect(asked()).toEqual([]);
  });

  test('stops and begins asking as desk.yaml says, while it runs', async () => {
    const started = await start();
    const ana = await started.as('ana');
    change('second_opinion:\n  enabled: true', 'second_opinion:\n  enabled: false');
    await started.reload();
    await ana.say(strange(), UNSURE);
    expect(asked()).toEqual([]);
    change('second_opinion:\n  enabled: false', 'second_opinion:\n  enabled: true');
    await started.reload();
    await ana.say(strange('mop'), GUESS);
    expect(asked()).toHaveLength(1);
    change('calls_per_person: 30', 'calls_per_person: 1');
    await started.reload();
    const bob = await started.as('bob');
    await ana.tap('No es una solicitud', NOTHING);
    await ana.say(strange(), UNSURE);
    expect(asked()).toHaveLength(1);
    await bob.say(strange('grum'), /second opinion/);
    expect(asked().at(-1)).toBe(strange('grum'));
    change('calls_per_person: 1\n', 'calls_per_person: 30\n');
  });
}
