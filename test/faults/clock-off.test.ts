import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createMongoStore } from '../../adapters/mongo/store.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import type { Store } from '../../src/ports.ts';
import { dropDatabase } from '../fakes/drop-database.ts';
import { databaseUri, describeWithEngine } from '../fakes/engine.ts';
import { freePort, startDesk, type DeskOptions, type DeskProcess } from './desk-process.ts';
import { copyHurriedConfig } from './hurried-config.ts';
import { insertAll, onceEach, openOne, patiently, saidAlerts, shifted, type SaidAlert } from './shifted-tickets.ts';

const HOUR = 3_600_000;
/** From the opening to its half: half of the first answer's minute. */
const HALF_MS = 30_000;

describeWithEngine('a desk whose machine’s clock is wrong', (uri) => {
  let folder: string;
  let own: string;
  let desks: DeskProcess[];
  let store: Store;
  let config: string;
  let ticket: Ticket;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mesa-clock-'));
    own = databaseUri(uri);
    desks = [];
    config = copyHurriedConfig(join(folder, 'config'), true);
    store = await createMongoStore({ uri: own, transactionTimeoutMs: 30_000 });
  });
  afterEach(async () => {
    for (const desk of desks) await desk.end('SIGKILL');
    await store.close();
    await dropDatabase(own);
    await rm(folder, { recursive: true, force: true });
  });
  const start = async (options: Partial<DeskOptions> = {}): Promise<DeskProcess> => {
    const desk = await startDesk({ data: join(folder, 'data'), port: await freePort(), config, mongodbUri: own, ...options });
    desks.push(desk);
    return desk;
  };
  const openTicket = async (desk: DeskProcess): Promise<void> => {
    const number = await openOne(desk, 'ana');
    ticket = (await store.transaction((tx) => tx.collection('tickets').get(number)))!;
  };
  /** A ticket whose half comes so many milliseconds from now. */
  const dueIn = (id: string, ms: number) => insertAll(store, [shifted(ticket, id, new Date(Date.now() + ms - HALF_MS))]);
  const saidOf = async (id: string): Promise<readonly SaidAlert[]> =>
    (await saidAlerts(store)).filter((alert) => alert.ticket === id && alert.reader === 'team:mesa');
  const isTold = (id: string) => patiently(`the alert of ${id}`, async () => (await saidOf(id)).length > 0);

  test.each([
    ['ahead', HOUR],
    ['behind', -HOUR],
  ])('an hour %s: nobody is told early, and nobody late', async (_how, clockAheadMs) => {
    const desk = await start({ clockAheadMs });
    await openTicket(desk);
    // What it opened itself bears the right time.
    expect(Math.abs(ticket.openedAt.getTime() - Date.now())).toBeLessThan(60_000);
    const began = Date.now();
    await dueIn('INC-1001', 0);
    await dueIn('INC-1002', 15 * 60_000);
    await isTold('INC-1001');
    const took = Date.now() - began;
    await sleep(8000);
    expect(await saidOf('INC-1002')).toEqual([]);
    const metrics = await (await fetch(`${desk.url}/metrics`)).text();
    const skew = Number(/^mesa_clock_skew_seconds (\S+)/m.exec(metrics)?.[1]);
    expect(Math.round(skew / 60)).toBe(clockAheadMs / 60_000);
    expect(desk.log.some((line) => line.includes('the clock of this machine is not the database'))).toBe(true);
    expect((await fetch(`${desk.url}/readyz`)).status).toBe(200);
    console.log(`a clock wrong by ${skew} s: an alert ${took} ms after its instant, none a quarter of an hour early`);
  });

  test('an hour ahead, and killed: another desk takes its jobs over at once, and not in an hour', async () => {
    const wrong = await start({ clockAheadMs: HOUR });
    await openTicket(wrong);
    await dueIn('INC-1001', 0);
    await isTold('INC-1001');
    await wrong.end('SIGKILL');
    const right = await start();
    const began = Date.now();
    await dueIn('INC-1003', 0);
    await isTold('INC-1003');
    const took = Date.now() - began;
    expect(onceEach(await saidAlerts(store))).toEqual([]);
    expect(right.log.some((line) => line.includes('put off by a process whose clock is far ahead'))).toBe(true);
    console.log(`its jobs, put off by an hour, were run by another desk ${took} ms after its start`);
  });
});
