import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createEmbeddedStore } from '../../adapters/embedded/store.ts';
import { createMongoStore } from '../../adapters/mongo/store.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import type { Store } from '../../src/ports.ts';
import { dropDatabase } from '../fakes/drop-database.ts';
import { databaseUri, describeWithEngine } from '../fakes/engine.ts';
import { approvalsOf, requestAccess } from './approvals.ts';
import { checkOutcome } from './check-outcome.ts';
import { freePort, startDesk, type DeskProcess } from './desk-process.ts';
import { copyHurriedConfig } from './hurried-config.ts';
import { somePeople } from './load.ts';
import { createLedger, createVisitor, type Visitor } from './visitor.ts';

let folder: string;
let desks: DeskProcess[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mesa-crowd-'));
  desks = [];
});
afterEach(async () => {
  for (const desk of desks) await desk.end('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

async function start(count: number, mongodbUri?: string): Promise<void> {
  const config = copyHurriedConfig(join(folder, 'config'));
  for (let at = 0; at < count; at += 1) {
    const place = { data: join(folder, 'data'), port: await freePort(), config };
    desks.push(await startDesk({ ...place, ...(mongodbUri !== undefined && { mongodbUri }) }));
  }
}
const anyUrl = (): string => desks[Math.floor(Math.random() * desks.length)]!.url;
const shuffled = <T>(items: readonly T[]): T[] =>
  items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
/** Each of them, so many at once. */
async function atOnce(works: readonly (() => Promise<unknown>)[], most: number): Promise<void> {
  const queue = [...works];
  const hand = async (): Promise<void> => {
    for (let work = queue.pop(); work; work = queue.pop()) await work();
  };
  await Promise.all(Array.from({ length: most }, hand));
}
const ten = <T>(items: readonly T[]): T[] => shuffled(items.flatMap((item) => Array.from({ length: 10 }, () => item)));

/** Everything is delivered ten times in random order; the whole story again at its end. */
async function deliverTenTimes(openStore: () => Promise<Store>): Promise<void> {
  const ledger = createLedger();
  const people = await somePeople(anyUrl(), 20);
  const visitors = people.map((person) => createVisitor({ person, url: anyUrl, ledger }));
  const says = visitors.map((visitor) => () => visitor.act('messages', { id: 'say-once', text: 'no puedo imprimir' }));
  await atOnce(ten(says), 16);
  const taps: (() => Promise<void>)[] = [];
  for (const visitor of visitors) {
    const { message } = await visitor.see('the question', (entries) =>
      entries.find((entry) => entry.message.choices.length >= 3),
    );
    const choice = { promptId: message.promptId, value: message.choices[0]?.value };
    taps.push(() => visitor.act('choices', { id: 'tap-once', ...choice }));
  }
  await atOnce(ten(taps), 16);
  for (const visitor of visitors) await visitor.see('the ticket', (entries) => entries.find((entry) => entry.message.ticket));
  await atOnce(ten([...says, ...taps]), 16);
  for (const desk of desks) expect(await desk.end('SIGTERM')).toBe(0);
  const store = await openStore();
  const outcome = await checkOutcome(store, { ledger, confirmed: new Map(people.map((person) => [person, 1])) });
  await store.close();
  expect(outcome.events).toBe(2 * people.length);
  console.log(`20 deliveries of each of ${outcome.events} events by ${desks.length} desk(s): ${JSON.stringify(outcome)}`);
}

/** Three approvers of whom two are needed click twice, all at once, on eight requests. */
async function approveTogether(openStore: () => Promise<Store>): Promise<void> {
  const ledger = createLedger();
  const visit = (person: string): Visitor => createVisitor({ person, url: anyUrl, ledger });
  const requesters = (await somePeople(anyUrl(), 20))
    .filter((person) => !['marta', 'carlos', 'sofia'].includes(person))
    .slice(0, 8);
  const numbers: string[] = [];
  for (const person of requesters) numbers.push(await requestAccess(visit(person)));
  const clicks: (() => Promise<void>)[] = [];
  for (const approver of ['marta', 'carlos', 'sofia'].map(visit)) {
    for (const choice of await approvalsOf(approver, numbers)) {
      for (const click of ['first', 'second']) {
        clicks.push(() => approver.act('choices', { id: `${click}-${choice.promptId}`.slice(0, 64), ...choice }));
      }
    }
  }
  await atOnce(shuffled(clicks), 48);
  for (const [index, person] of requesters.entries())
    await visit(person).see('the approval', (entries) => entries.filter(({ message }) => message.ticket === numbers[index])[1]);
  for (const desk of desks) expect(await desk.end('SIGTERM')).toBe(0);
  const store = await openStore();
  const outcome = await checkOutcome(store, { ledger, confirmed: new Map(requesters.map((person) => [person, 1])) });
  const tickets: Ticket[] = [];
  for await (const ticket of store.scan('tickets')) tickets.push(ticket);
  await store.close();
  for (const { state, approvals } of tickets) {
    expect(state).toBe('registered');
    const deciders = approvals.flatMap(({ decisions }) => decisions.map(({ by }) => by));
    expect(deciders).toHaveLength(2);
    expect(new Set(deciders).size).toBe(2);
  }
  console.log(
    `${clicks.length} clicks of three approvers on ${numbers.length} requests by ${desks.length} desk(s): ${JSON.stringify(outcome)}`,
  );
}

describe('a crowd before one desk on the embedded store', () => {
  const openStore = () => createEmbeddedStore({ folder: join(folder, 'data') });

  test('delivers everything ten times in random order: it counts once', async () => {
    await start(1);
    await deliverTenTimes(openStore);
  });

  test('approves eight requests in parallel with double clicks: two decisions each, told once', async () => {
    await start(1);
    await approveTogether(openStore);
  });
});

describeWithEngine('a crowd before two desks on one MongoDB', (uri) => {
  let own: string;
  beforeEach(() => {
    own = databaseUri(uri);
  });
  afterEach(() => dropDatabase(own));
  const openStore = () => createMongoStore({ uri: own, transactionTimeoutMs: 30_000 });

  test('delivers everything ten times in random order: it counts once', async () => {
    await start(2, own);
    await deliverTenTimes(openStore);
  });

  test('approves eight requests in parallel with double clicks: two decisions each, told once', async () => {
    await start(2, own);
    await approveTogether(openStore);
  });
});
