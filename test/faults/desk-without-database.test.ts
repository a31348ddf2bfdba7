import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createMongoStore } from '../../adapters/mongo/store.ts';
import type { Store } from '../../src/ports.ts';
import { checkOutcome } from './check-outcome.ts';
import { freePort, startDesk, type DeskProcess } from './desk-process.ts';
import { copyHurriedConfig } from './hurried-config.ts';
import { somePeople, startLoad, type Load } from './load.ts';
import { canStartEngine, startOwnEngine, type OwnEngine } from './own-engine.ts';
import { createLedger, createVisitor, untilDone } from './visitor.ts';

const AWAY_MS = 12_000;
/** Who posts is refused and not left hanging: far above what is printed, as this machine is shared with others. */
const HANGING_MS = 10_000;

const about = canStartEngine ? describe : describe.skip;

about(`a desk whose database is away${canStartEngine ? '' : ' (skipped: no MongoDB engine of its own can be started)'}`, () => {
  let folder: string;
  let engine: OwnEngine;
  let desk: DeskProcess;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mesa-desk-away-'));
    engine = await startOwnEngine();
    const config = copyHurriedConfig(join(folder, 'config'));
    desk = await startDesk({ data: join(folder, 'data'), port: await freePort(), config, mongodbUri: engine.uri });
  });
  afterAll(async () => {
    await desk.end('SIGKILL');
    await engine.destroy();
    await rm(folder, { recursive: true, force: true });
  });

  const readiness = async (): Promise<number> => (await fetch(`${desk.url}/readyz`)).status;

  /** Posts and asks while the database is away: statuses, and the longest wait for one. */
  async function probe(): Promise<{ statuses: number[]; ready: number[]; longestMs: number }> {
    const visitor = createVisitor({ person: 'marta', url: () => desk.url, ledger: createLedger() });
    const [statuses, ready]: [number[], number[]] = [[], []];
    let longestMs = 0;
    const until = Date.now() + AWAY_MS;
    for (let number = 1; Date.now() < until; number += 1) {
      const begin = Date.now();
      statuses.push(await visitor.post('/messages', { id: `probe-${begin}`, text: 'ayuda' }));
      longestMs = Math.max(longestMs, Date.now() - begin);
      ready.push(await readiness());
    }
    return { statuses, ready, longestMs };
  }

  /** How long after the database's return the desk is ready, and all that was acknowledged before is done. */
  async function recover(load: Load): Promise<{ readyMs: number; doneMs: number }> {
    const begin = Date.now();
    const owed = [...load.ledger.acknowledged];
    const patience = { patienceMs: 150_000 };
    const isReady = async (): Promise<true | undefined> => (await readiness()) === 200 || undefined;
    await untilDone(isReady, { what: 'readiness', ...patience }).catch(async (error: unknown) => {
      const reasons = await (await fetch(`${desk.url}/readyz`)).text();
      throw new Error(`${String(error)}: ${reasons}\n${desk.log.slice(-5).join('\n')}`);
    });
    const readyMs = Date.now() - begin;
    const store = await createMongoStore({ uri: engine.uri });
    const undone = async (): Promise<readonly object[]> => {
      const entries = await store.transaction(async (tx) => Promise.all(owed.map((id) => tx.collection('inbox').get(id))));
      return entries.flatMap((entry, at) => (entry?.state === 'done' ? [] : [entry ?? { missing: owed[at] }]));
    };
    const isDone = async (): Promise<true | undefined> => (await undone()).length === 0 || undefined;
    await untilDone(isDone, { what: 'what was acknowledged', ...patience }).catch(async (error: unknown) => {
      throw new Error(`${String(error)}: ${JSON.stringify(await undone())}\n${desk.log.slice(-5).join('\n')}`);
    });
    await store.close();
    return { readyMs, doneMs: Date.now() - begin };
  }

  test.each([
    { how: 'frozen', leave: async () => engine.freeze(), back: async () => engine.thaw() },
    { how: 'killed', leave: () => engine.kill(), back: () => engine.start() },
  ])('$how: says so in time, goes on by itself when it is back, and has lost nothing', async ({ how, leave, back }) => {
    const people = await somePeople(desk.url, 20);
    // Those of the round before are left out, so that each round counts its own tickets.
    const load = startLoad(() => [desk.url], how === 'frozen' ? people.slice(0, 10) : people.slice(10));
    await sleep(3000);
    await leave();
    const { statuses, ready, longestMs } = await probe();
    await back();
    const recovery = await recover(load);
    const finishing = Date.now();
    await load.finish();
    const store = await createMongoStore({ uri: engine.uri, transactionTimeoutMs: 30_000 });
    await untilDone(() => isSettled(store), { what: 'everything to be said', patienceMs: 150_000 });
    const finishMs = Date.now() - finishing;
    const { events, tickets, repeatedTurns, repeatedSends } = await checkOutcome(store, load);
    await store.close();
    const figures = { probes: statuses.length, longestMs, ...recovery, finishMs, events, tickets, repeatedTurns, repeatedSends };
    console.log(`database ${how} for ${AWAY_MS / 1000} s: ${JSON.stringify(figures)}: 0 lost, 0 twice`);
    expect(new Set(statuses)).toEqual(new Set([503]));
    expect(new Set(ready)).toEqual(new Set([503]));
    expect(longestMs).toBeLessThan(HANGING_MS);
  });
});

/** Nothing is left to be handled or sent. */
async function isSettled(store: Store): Promise<true | undefined> {
  const due = { dueAt: { $exists: true } } as const;
  const left = await store.transaction(
    async (tx) => (await tx.collection('inbox').count(due)) + (await tx.collection('outbox').count(due)),
  );
  return left === 0 || undefined;
}
