import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createEmbeddedStore } from '../../adapters/embedded/store.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import type { Store } from '../../src/ports.ts';
import { freePort, startDesk, type DeskOptions, type DeskProcess } from './desk-process.ts';
import { copyHurriedConfig } from './hurried-config.ts';
import { insertAll, onceEach, openOne, saidAlerts, shifted } from './shifted-tickets.ts';

const DAY = 86_400_000;
const LONG_PAST = 300;
const FRESH = 3;

let folder: string;
let desk: DeskProcess | undefined;
let place: DeskOptions;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mesa-outage-'));
  place = { data: join(folder, 'data'), port: await freePort(), config: copyHurriedConfig(join(folder, 'config'), true) };
});
afterEach(async () => {
  await desk?.end('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

async function look<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await createEmbeddedStore({ folder: place.data });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

test('a desk that was away for a day tells what is long past once, in its order, and what falls due now at its time', async () => {
  desk = await startDesk(place);
  const number = await openOne(desk, 'ana');
  await desk.end('SIGKILL');
  // As if a day had passed: three levels of each were missed.
  const now = Date.now();
  const [pastId, freshId] = [(n: number) => `INC-${1000 + n}`, (n: number) => `INC-${5000 + n}`];
  await look(async (store) => {
    const ticket = (await store.transaction((tx) => tx.collection('tickets').get(number)))!;
    const copies = (count: number, make: (n: number) => Ticket): Ticket[] => Array.from({ length: count }, (_, n) => make(n));
    await insertAll(store, [
      ...copies(LONG_PAST, (n) => shifted(ticket, pastId(n), new Date(now - DAY + n * 60_000))),
      ...copies(FRESH, (n) => shifted(ticket, freshId(n), new Date(now + n * 1000))),
    ]);
  });
  const back = Date.now();
  desk = await startDesk(place);
  // Past the last level of the fresh ones, a minute after they were opened.
  await sleep(now + 75_000 - Date.now());
  const ready = await fetch(`${desk.url}/readyz`);
  expect(await ready.json()).toMatchObject({ ok: true, reasons: [] });
  expect(await desk.end('SIGTERM')).toBe(0);
  const alerts = await look(saidAlerts);
  expect(onceEach(alerts)).toEqual([]);
  const inRoom = alerts.filter(({ reader }) => reader === 'team:mesa');
  const past = inRoom.filter(({ ticket }) => Number(ticket.slice(4)) >= 1000 && Number(ticket.slice(4)) < 5000);
  // Of three missed levels the last says it all.
  expect(past.map(({ ticket, percent }) => `${ticket} ${percent}`)).toEqual(
    Array.from({ length: LONG_PAST }, (_, n) => `${pastId(n)} 100`),
  );
  for (let n = 0; n < FRESH; n += 1)
    expect(inRoom.filter(({ ticket }) => ticket === freshId(n)).map(({ percent }) => percent)).toEqual([50, 75, 100]);
  const lastMs = Math.max(...past.map(({ at }) => at.getTime())) - back;
  const late = inRoom
    .filter(({ ticket }) => Number(ticket.slice(4)) >= 5000)
    .map(({ ticket, percent, at }) => at.getTime() - now - (Number(ticket.slice(4)) - 5000) * 1000 - percent * 600);
  console.log(
    `away for a day, ${LONG_PAST} tickets with three missed levels each: ${past.length} told once each, in order, the last ${lastMs} ms after the start; what fell due then at most ${Math.max(...late)} ms late`,
  );
});
