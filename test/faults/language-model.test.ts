import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createMongoStore } from '../../adapters/mongo/store.ts';
import type { Spending } from '../../src/domain/second-opinion/spending.ts';
import { dropDatabase } from '../fakes/drop-database.ts';
import { databaseUri, describeWithEngine } from '../fakes/engine.ts';
import { startLlmServer, type LlmServer } from '../fakes/llm-server.ts';
import { freePort, startDesk, type DeskOptions, type DeskProcess } from './desk-process.ts';
import { copyHurriedConfig } from './hurried-config.ts';
import { canStartEngine, startOwnEngine, type OwnEngine } from './own-engine.ts';
import { createLedger, createVisitor, untilDone, type Visitor } from './visitor.ts';

const PEOPLE = ['ana', 'bob', 'luis', 'pedro', 'elena', 'sofia'];
const PER_DAY = 20;
const PER_PERSON = 5;
const FREEZES = 4;
const FROZEN_MS = 4000;

let folder: string;
let desks: DeskProcess[];
let server: LlmServer;
let uri: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mesa-model-'));
  desks = [];
  server = await startLlmServer();
});
afterEach(async () => {
  for (const desk of desks) await desk.end('SIGKILL');
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

function hurried(perDay: number, perPerson: number): string {
  const config = copyHurriedConfig(join(folder, 'config'));
  const file = join(config, 'desk.yaml');
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    text
      // So sure of words that are nobody's no desk is, whatever it learnt.
      .replace(/burst_minutes: [\d.]+/, '$&\n  accept: 0.99\n  offer: 0.98')
      .replace('calls_per_day: 300', `calls_per_day: ${perDay}`)
      .replace('calls_per_person: 30', `calls_per_person: ${perPerson}`),
  );
  return config;
}

async function place(config: string): Promise<DeskOptions> {
  const env = { MESA_LLM_URL: server.url, MESA_LLM_MODEL: 'small' };
  return { data: join(folder, 'data'), port: await freePort(), config, mongodbUri: uri, env };
}

/** Words that are nobody's, other ones each time: the desk is unsure of them. */
function strange(who: number, turn: number): string {
  const letters = 'bcdfghjklm';
  return `blorf zint ${letters[who]}o${[...`${turn}`].map((digit) => letters[Number(digit)]).join('u')}x`;
}

/** People who go on writing what the desk is unsure of, each waiting for an answer, until they are told to stop. */
function startChatter(urls: () => readonly string[]) {
  const ledger = createLedger();
  let over = false;
  let written = 0;
  const answered = new Map<string, number>(PEOPLE.map((person) => [person, 0]));
  const chat = async (person: string, who: number): Promise<void> => {
    let request = who;
    const url = (): string => urls()[(request += 1) % urls().length]!;
    const visitor: Visitor = createVisitor({ person, url, ledger });
    for (let turn = 1; !over; turn += 1) {
      const before = (await visitor.feed()).length;
      const text = strange(who, turn);
      await visitor.act('messages', { id: `${person}-say-${turn}`.padEnd(8, '-'), text });
      written += 1;
      const patience = { what: `an answer to ${text}`, patienceMs: 150_000 };
      await untilDone(async () => (await visitor.feed()).length >= before + 2 || undefined, patience);
      answered.set(person, turn);
    }
  };
  const work = Promise.all(PEOPLE.map(chat));
  work.catch(() => undefined);
  const stop = async (): Promise<void> => {
    over = true;
    await work;
  };
  return { ledger, stop, written: () => written, least: () => Math.min(...answered.values()) };
}

async function outcome(acknowledged: ReadonlySet<string>): Promise<Spending | undefined> {
  const store = await createMongoStore({ uri, transactionTimeoutMs: 30_000 });
  try {
    const entries = await store.transaction(async (tx) =>
      Promise.all([...acknowledged].map((id) => tx.collection('inbox').get(id))),
    );
    expect(entries.filter((entry) => entry?.state !== 'done')).toEqual([]);
    const spent: Spending[] = [];
    for await (const one of store.scan('spendings')) spent.push(one);
    expect(spent.length).toBeLessThanOrEqual(1);
    return spent[0];
  } finally {
    await store.close();
  }
}

/** No message was asked about twice. */
function checkAsked(): number {
  const words = server.asked.map((one) => one.words);
  expect(words.filter((text, at) => words.indexOf(text) !== at)).toEqual([]);
  return words.length;
}

describeWithEngine('two desks that ask one language model', (engine) => {
  beforeEach(() => {
    uri = databaseUri(engine);
  });
  afterEach(() => dropDatabase(uri));

  test('never spend more than there is, nor more about one person, also where one is killed and comes back', async () => {
    const config = hurried(PER_DAY, PER_PERSON);
    const places = [await place(config), await place(config)];
    for (const one of places) desks.push(await startDesk(one));
    server.reply = () => ({ says: { intent: 'other', confidence: 0.2 }, afterMs: 200 });
    let alive = desks.map(({ url }) => url);
    const chatter = startChatter(() => alive);
    await untilDone(async () => server.asked.length >= 6 || undefined, { what: 'six questions', patienceMs: 60_000 });
    await desks[0]!.end('SIGKILL');
    alive = [desks[1]!.url];
    desks[0] = await startDesk(places[0]!);
    alive = desks.map(({ url }) => url);
    // Whoever wrote to the desk that died waits for an answer until the other may take its turn.
    await untilDone(async () => chatter.least() > PER_PERSON || undefined, { what: 'more than fits', patienceMs: 240_000 });
    await chatter.stop();
    const spent = await outcome(chatter.ledger.acknowledged);
    const asked = checkAsked();
    console.log(
      `two desks, ${chatter.written()} messages: ${asked} questions, ${spent?.calls} counted of ${PER_DAY}: never over`,
    );
    expect(spent?.calls).toBe(PER_DAY);
    // What was counted by the one that was killed need not have been asked.
    expect(asked).toBeLessThanOrEqual(PER_DAY);
    expect(asked).toBeGreaterThanOrEqual(PER_DAY - 8);
    expect(spent?.people?.filter(({ calls }) => calls > PER_PERSON)).toEqual([]);
    expect(spent?.people?.reduce((sum, { calls }) => sum + calls, 0)).toBe(PER_DAY);
  });
});

const about = canStartEngine ? describe : describe.skip;

about(`a budget whose database is away${canStartEngine ? '' : ' (skipped: no MongoDB engine of its own can be started)'}`, () => {
  let engine: OwnEngine;
  beforeEach(async () => {
    engine = await startOwnEngine();
    uri = engine.uri;
  });
  afterEach(() => engine.destroy());

  test('every message is answered once it is back, asked about once at most, and counted before it was asked about', async () => {
    desks.push(await startDesk(await place(hurried(1000, 1000))));
    const chatter = startChatter(() => [desks[0]!.url]);
    for (let turn = 0; turn < FREEZES; turn += 1) {
      const before = chatter.written();
      await untilDone(async () => chatter.written() > before + 6 || undefined, { what: 'some messages', patienceMs: 120_000 });
      engine.freeze();
      await sleep(FROZEN_MS);
      engine.thaw();
    }
    await engine.kill();
    await sleep(1000);
    await engine.start();
    const before = chatter.written();
    await untilDone(async () => chatter.written() > before + 6 || undefined, { what: 'messages again', patienceMs: 120_000 });
    await chatter.stop();
    const spent = await outcome(chatter.ledger.acknowledged);
    const asked = checkAsked();
    console.log(
      `database away ${FREEZES + 1} times, ${chatter.written()} messages: ${asked} asked about, ${spent?.calls} counted`,
    );
    expect(asked).toBeGreaterThan(0);
    expect(spent?.calls).toBeGreaterThanOrEqual(asked);
  });
});
