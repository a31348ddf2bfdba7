import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createMongoStore } from '../../adapters/mongo/store.ts';
import type { Store } from '../../src/ports.ts';
import { dropDatabase } from '../fakes/drop-database.ts';
import { databaseUri, describeWithEngine } from '../fakes/engine.ts';
import { checkOutcome } from './check-outcome.ts';
import { freePort, startDesk, type DeskOptions, type DeskProcess } from './desk-process.ts';
import { copyHurriedConfig } from './hurried-config.ts';
import { somePeople, startLoad, tickets, type Load } from './load.ts';
import { createVisitor, untilDone } from './visitor.ts';

/** Longer than a lease, and the sweep that finds it ended. */
const FROZEN_MS = 36_000;

describeWithEngine('two desks on one database', (uri) => {
  let folder: string;
  let own: string;
  let desks: DeskProcess[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mesa-two-desks-'));
    own = databaseUri(uri);
    desks = [];
  });
  afterEach(async () => {
    for (const desk of desks) await desk.end('SIGKILL');
    await dropDatabase(own);
    await rm(folder, { recursive: true, force: true });
  });
  const options = async (config: string): Promise<DeskOptions> => ({
    ...{ data: join(folder, 'data'), port: await freePort(), config, mongodbUri: own },
  });
  const openStore = () => createMongoStore({ uri: own, transactionTimeoutMs: 30_000 });

  test('share the work of the same people; one is killed and comes back, the other is asked to end; nothing is lost or done twice', async () => {
    const config = copyHurriedConfig(join(folder, 'config'));
    const places = [await options(config), await options(config)];
    for (const place of places) desks.push(await startDesk(place));
    const urls = desks.map(({ url }) => url);
    let alive = urls;
    const load = startLoad(() => alive, await somePeople(urls[0]!, 16));
    await sleep(5000);
    const shared = await Promise.all(urls.map(turnsOf));
    await desks[0]!.end('SIGKILL');
    // Half of the requests still go to the dead one for a while, as a balancer sends them.
    await sleep(3000);
    alive = [urls[1]!];
    desks[0] = await startDesk(places[0]!);
    alive = urls;
    await sleep(3000);
    const stopping = Date.now();
    expect(await desks[1]!.end('SIGTERM')).toBe(0);
    const stopMs = Date.now() - stopping;
    expect(stopMs).toBeLessThan(10_000);
    alive = [urls[0]!];
    await load.finish();
    const store = await openStore();
    const delivered = () => store.transaction((tx) => tx.collection('outbox').count({ dueAt: { $exists: true } }));
    await untilDone(async () => (await delivered()) === 0 || undefined, { what: 'an empty outbox', patienceMs: 60_000 });
    expect(await desks[0].end('SIGTERM')).toBe(0);
    const outcome = await checkOutcome(store, load);
    await store.close();
    const answers = Object.fromEntries(load.ledger.answers);
    console.log(`two desks: ${JSON.stringify({ shared, stopMs, ...outcome, answers })}: 0 lost, 0 twice`);
    expect(Math.min(...shared)).toBeGreaterThan(0);
  });

  test('one freezes for longer than its leases: the other takes over, and what the sleeper does when it wakes has no effect', async () => {
    const config = copyHurriedConfig(join(folder, 'config'), true);
    for (const place of [await options(config), await options(config)]) desks.push(await startDesk(place));
    const [first, second] = desks as [DeskProcess, DeskProcess];
    const urls = [first.url, second.url];
    let alive = urls;
    const load = startLoad(() => alive, await somePeople(second.url, 12));
    await sleep(4000);
    first.signal('SIGSTOP');
    const thaw = sleep(FROZEN_MS);
    alive = [second.url];
    const owed = [...load.ledger.acknowledged];
    await load.finish();
    await thaw;
    const store = await openStore();
    const entries = await store.transaction(async (tx) => Promise.all(owed.map((id) => tx.collection('inbox').get(id))));
    // Nobody waits for the sleeper: it holds nothing any more.
    expect(entries.filter((entry) => entry?.state !== 'done')).toEqual([]);
    first.signal('SIGCONT');
    const count = [...load.confirmed.values()].reduce((sum, confirmed) => sum + confirmed, 0);
    const alerted = async () => (await alertsOf(store)).filter(isMissed).length >= count || undefined;
    await untilDone(alerted, { what: `alerts for ${count} tickets`, patienceMs: 120_000 });
    await sleep(6000);
    for (const desk of desks) expect(await desk.end('SIGTERM')).toBe(0);
    const outcome = await checkOutcome(store, load);
    const alerts = await alertsOf(store);
    await store.close();
    console.log(`frozen for ${FROZEN_MS / 1000} s: ${JSON.stringify({ ...outcome, alerts: alerts.length })}: 0 lost, 0 twice`);
    expect(new Set(alerts).size).toBe(alerts.length);
    // What was reached while the sleeper held a ticket is told as one level, the highest.
    expect(alerts.filter(isMissed)).toHaveLength(count);
    expect(alerts.length).toBeLessThanOrEqual(3 * count);
    expect(alerts.length).toBeGreaterThan(count);
  });

  test('surveys: one for each ticket, also when the desk that sweeps is killed', async () => {
    const config = copyHurriedConfig(join(folder, 'config'));
    for (const place of [await options(config), await options(config)]) desks.push(await startDesk(place));
    const alive = { urls: desks.map(({ url }) => url) };
    const load = startLoad(() => alive.urls, (await somePeople(desks[0]!.url, 16)).slice(10));
    await sleep(1000);
    await load.finish();
    const numbers = await closeAll(load, () => alive.urls[Math.floor(Math.random() * alive.urls.length)]!);
    alive.urls = [desks[1]!.url];
    expect(await desks[0]!.end('SIGKILL')).toBe('SIGKILL');
    const store = await openStore();
    const surveys = async (): Promise<(string | undefined)[]> => {
      const found: (string | undefined)[] = [];
      for await (const { flow, ticket } of store.scan('prompts')) if (flow === 'rate-ticket') found.push(ticket);
      return found.toSorted();
    };
    await untilDone(async () => (await surveys()).length >= numbers.length || undefined, {
      what: 'surveys',
      patienceMs: 120_000,
    });
    await sleep(12_000);
    expect(await surveys()).toEqual(numbers.toSorted());
    await store.close();
    console.log(`${numbers.length} tickets closed on two desks, one killed: ${numbers.length} surveys`);
  });
});

/** What the team was told about the targets of its tickets, at 50, 75 and 100 %. */
async function alertsOf(store: Store): Promise<readonly string[]> {
  const alerts: string[] = [];
  for await (const { say, reader } of store.scan('outbox')) {
    const { notice, ticket } = say;
    if (reader === 'team:mesa' && 'key' in notice && (notice.key === 'sla.reminder' || notice.key === 'sla.breached'))
      alerts.push(JSON.stringify([ticket, notice.params?.['percent']]));
  }
  return alerts;
}

/** Whether it says that the whole of a goal is used. */
function isMissed(alert: string): boolean {
  return alert.endsWith(',100]');
}

/** An agent takes and resolves every ticket, and its requester agrees; the numbers. */
async function closeAll(load: Load, url: () => string): Promise<readonly string[]> {
  const agent = createVisitor({ person: 'sofia', url, ledger: load.ledger });
  const numbers: string[] = [];
  for (const visitor of load.visitors) {
    for (const number of tickets(await visitor.feed()).keys()) {
      await agent.act('commands', { id: `take-${number}-`, text: `take ${number}` });
      await agent.act('commands', { id: `resolve-${number}`, text: `resolve ${number} listo` });
      const { message } = await visitor.see(`the question about ${number}`, (entries) =>
        entries.find((entry) => entry.message.ticket === number && entry.message.choices.length === 2),
      );
      await visitor.act('choices', { id: `agree-${number}`, promptId: message.promptId, value: message.choices[0]?.value });
      numbers.push(number);
    }
  }
  return numbers;
}

/** How many turns a desk has taken, by its own count. */
async function turnsOf(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^mesa_turns_total\{outcome="done"\} (\d+)/m.exec(text)?.[1] ?? 0);
}
