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
import { freePort, startDesk, type DeskProcess } from './desk-process.ts';
import { copyHurriedConfig } from './hurried-config.ts';
import { insertAll, onceEach, openOne, patiently, saidAlerts, shifted } from './shifted-tickets.ts';

const SOUND = 150;
const POISONED = 20;
const PATIENCE_MS = 200_000;

describeWithEngine('two desks that sweep one database', (uri) => {
  let folder: string;
  let own: string;
  let desks: DeskProcess[];
  let store: Store;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mesa-replicas-'));
    own = databaseUri(uri);
    desks = [];
    store = await createMongoStore({ uri: own, transactionTimeoutMs: 30_000 });
  });
  afterEach(async () => {
    for (const desk of desks) await desk.end('SIGKILL');
    await store.close();
    await dropDatabase(own);
    await rm(folder, { recursive: true, force: true });
  });

  test('one is killed in the midst: each level is told exactly once, and what always fails holds up nobody', async () => {
    const config = copyHurriedConfig(join(folder, 'config'), true);
    for (let n = 0; n < 2; n += 1)
      desks.push(await startDesk({ data: join(folder, 'data'), port: await freePort(), config, mongodbUri: own }));
    const number = await openOne(desks[0]!, 'ana');
    const ticket = (await store.transaction((tx) => tx.collection('tickets').get(number)))!;
    const opened = new Date(Date.now() - 3_600_000);
    const poisoned = (n: number): Ticket => {
      // Older than all others, so that they come first; nothing is promised for such a priority.
      const copy = shifted(ticket, `INC-${9000 + n}`, new Date(opened.getTime() - 60_000));
      return { ...copy, priority: 'unheard of' as Ticket['priority'] };
    };
    const sound = (n: number): Ticket => shifted(ticket, `INC-${1000 + n}`, new Date(opened.getTime() + n));
    const began = Date.now();
    await insertAll(
      store,
      Array.from({ length: POISONED }, (_, n) => poisoned(n)),
    );
    await insertAll(
      store,
      Array.from({ length: SOUND }, (_, n) => sound(n)),
    );
    const told = async (): Promise<readonly string[]> => {
      const alerts = (await saidAlerts(store)).filter(({ ticket: id, reader }) => id !== number && reader === 'team:mesa');
      return alerts.map((alert) => `${alert.ticket} ${alert.percent}`);
    };
    await patiently('a third was told', async () => (await told()).length > SOUND / 3, PATIENCE_MS);
    const killedAt = (await told()).length;
    // Whichever sweeps: the other has to take over.
    const [busy, other] = (await dealtWith(desks[0]!)) > (await dealtWith(desks[1]!)) ? [0, 1] : [1, 0];
    expect(await desks[busy]!.end('SIGKILL')).toBe('SIGKILL');
    await patiently('all were told', async () => (await told()).length >= SOUND, PATIENCE_MS);
    const seconds = Math.round((Date.now() - began) / 1000);
    await sleep(6000);
    expect((await told()).toSorted()).toEqual(Array.from({ length: SOUND }, (_, n) => `INC-${1000 + n} 100`).toSorted());
    expect(onceEach(await saidAlerts(store))).toEqual([]);
    const log = desks.flatMap((desk) => desk.log).filter((line) => line.includes('failed and was pushed back'));
    // Beside them what the killed desk held, for as long as the database keeps its transactions.
    expect(new Set(log.flatMap((line) => /INC-9\d+/.exec(line)?.[0] ?? [])).size).toBe(POISONED);
    expect(await desks[other]!.end('SIGTERM')).toBe(0);
    console.log(
      `two desks, ${SOUND} due and ${POISONED} that always fail before them, one killed after ${killedAt}: each told once, all within ${seconds} s`,
    );
  });
});

/** Items that a desk's sweep of alerts has dealt with, by its own count. */
async function dealtWith({ url }: DeskProcess): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^mesa_swept_total\{job="remind-sla",outcome="done"\} (\d+)/m.exec(text)?.[1] ?? 0);
}
