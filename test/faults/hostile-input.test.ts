import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createEmbeddedStore } from '../../adapters/embedded/store.ts';
import { freePort, startDesk, type DeskProcess } from './desk-process.ts';
import { createRandom, refusedRequest, takenRequest, type HostileRequest } from './hostile-requests.ts';
import { confirm, report } from './load.ts';
import { createLedger, createVisitor, signIn, untilDone, type Session } from './visitor.ts';

const SEED = Date.now() % 1_000_000;
const SESSIONS = 60;
const AT_ONCE = 8;

let folder: string;
let desk: DeskProcess;
let sessions: Session[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mesa-hostile-'));
  desk = await startDesk({ data: join(folder, 'data'), port: await freePort() });
  sessions = [];
  for (let at = 0; at < SESSIONS; at += 1) sessions.push(await signIn(desk.url, 'ana', { 'X-Forwarded-For': `10.1.0.${at}` }));
});
afterAll(async () => {
  await desk.end('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

interface Answer {
  readonly request: HostileRequest;
  readonly status: number;
  readonly text: string;
}

/** As a member of the demo would send it, each time from elsewhere. */
async function send(request: HostileRequest, number: number): Promise<Answer> {
  const session = sessions[number % sessions.length]!;
  const own = {
    'Content-Type': 'application/json',
    Cookie: session.cookie,
    'X-Mesa-Token': session.token,
    'X-Forwarded-For': `10.2.${number % 250}.${Math.floor(number / 250) % 250}`,
  };
  const { method, path, body } = request;
  const init = { method, headers: { ...own, ...request.headers }, ...(body !== undefined && { body }) };
  const response = await fetch(desk.url + path, { ...init, redirect: 'manual', signal: AbortSignal.timeout(20_000) });
  return { request, status: response.status, text: (await response.text()).slice(0, 2000) };
}

async function sendMany(count: number, make: (number: number) => HostileRequest): Promise<Map<number, Answer[]>> {
  const answers = new Map<number, Answer[]>();
  let next = 0;
  const hand = async (): Promise<void> => {
    for (let number = next++; number < count; number = next++) {
      const answer = await send(make(number), number);
      answers.set(answer.status, [...(answers.get(answer.status) ?? []), answer].slice(-5000));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
  return answers;
}

/** The desk goes down in order, is looked into, and comes up again. */
async function contents(): Promise<Record<string, number>> {
  expect(await desk.end('SIGTERM')).toBe(0);
  const store = await createEmbeddedStore({ folder: join(folder, 'data') });
  const counts: Record<string, number> = {};
  for (const name of ['tickets', 'prompts', 'inbox', 'outbox', 'contacts', 'strangers', 'feed'] as const) {
    counts[name] = 0;
    for await (const document of store.scan(name)) {
      counts[name] += 1;
      if (name === 'inbox') expect(document).toMatchObject({ state: 'done' });
    }
  }
  await store.close();
  desk = await startDesk({ data: join(folder, 'data'), port: await freePort() });
  return counts;
}

const summary = (answers: Map<number, Answer[]>): object =>
  Object.fromEntries([...answers].map(([status, { length }]) => [status, length]));

/** How many turns the desk has taken since it started, by its own count. */
async function turns(): Promise<number> {
  const text = await (await fetch(`${desk.url}/metrics`)).text();
  return [...text.matchAll(/^mesa_turns_total\{outcome="\w+"\} (\d+)/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
}

const short = (answers: readonly Answer[]): readonly string[] => [
  ...new Set(
    answers.map(({ status, request: { method, path, body = '' } }) => `${status} ${method} ${path} ${body.slice(0, 100)}`),
  ),
];

/** Bytes that are no HTTP; the connection is closed, with or without an answer. */
function sendBytes(bytes: string): Promise<void> {
  const { hostname, port } = new URL(desk.url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.end(bytes));
    socket.on('error', () => resolve());
    socket.on('close', () => resolve());
    socket.resume();
  });
}

describe(`hostile input (seed ${SEED})`, () => {
  test('nine thousand requests that nobody may make: each is refused, nothing changes, nothing is given away', async () => {
    const ana = createVisitor({ person: 'ana', url: () => desk.url, ledger: createLedger() });
    await confirm(ana, await report(ana, 1));
    const before = await contents();
    const random = createRandom(SEED);
    const answers = await sendMany(9000, () => refusedRequest(random));
    for (let round = 0; round < 100; round += 1)
      await sendBytes(
        ['GET', 'POST / HTTP/9.9\r\n\r\n', '\u0016\u0003\u0001', 'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n'][
          round % 4
        ]!,
      );
    expect((await fetch(`${desk.url}/healthz`)).status).toBe(200);
    expect(desk.log.filter((line) => line.includes('"level":50') || line.includes('"level":60'))).toEqual([]);
    const all = [...answers.values()].flat();
    expect(short(all.filter(({ status }) => status >= 500))).toEqual([]);
    // A question with nonsense in it may be answered, with what one may see anyway.
    expect(short(all.filter(({ status, request }) => status < 400 && request.method !== 'GET'))).toEqual([]);
    expect(short(all.filter(({ text }) => /\bat \S+ \(|node_modules|\.(js|ts):\d+/.test(text)))).toEqual([]);
    expect(await contents()).toEqual(before);
    console.log(`9000 malformed requests: ${JSON.stringify(summary(answers))}; nothing changed`);
  });

  test('a thousand well-formed requests that mean no good: no 5xx, no ticket, all dealt with', async () => {
    const before = await contents();
    const random = createRandom(SEED + 1);
    const answers = await sendMany(1000, (number) => takenRequest(random, `hostile-${number}`));
    const ana = createVisitor({ person: 'ana', url: () => desk.url, ledger: createLedger() });
    await ana.act('messages', { id: 'last-words', text: 'ayuda' });
    const accepted = (answers.get(202)?.length ?? 0) + 1;
    const isDealtWith = async (): Promise<true | undefined> => (await turns()) >= accepted || undefined;
    await untilDone(isDealtWith, { what: `${accepted} turns`, patienceMs: 120_000 });
    expect(desk.log.filter((line) => line.includes('"level":50') || line.includes('"level":60'))).toEqual([]);
    expect([...answers.keys()].filter((status) => status !== 202 && (status < 400 || status >= 500))).toEqual([]);
    const after = await contents();
    expect(after.tickets).toBe(before.tickets);
    console.log(`1000 well-formed hostile requests: ${JSON.stringify(summary(answers))}; ${JSON.stringify(after)}`);
  });
});
