import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createMongoStore } from '../../adapters/mongo/store.ts';
import { dropDatabase } from '../fakes/drop-database.ts';
import { databaseUri, describeWithEngine } from '../fakes/engine.ts';
import { checkOutcome } from './check-outcome.ts';
import { freePort, startDesk, type DeskOptions, type DeskProcess } from './desk-process.ts';
import { copyHurriedConfig } from './hurried-config.ts';
import { somePeople, startLoad } from './load.ts';

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
    expect(await desks[0].end('SIGTERM')).toBe(0);

    const store = await openStore();
    const outcome = await checkOutcome(store, load);
    await store.close();
    const answers = Object.fromEntries(load.ledger.answers);
    console.log(`two desks: ${JSON.stringify({ shared, stopMs, ...outcome, answers })}: 0 lost, 0 twice`);
    expect(Math.min(...shared)).toBeGreaterThan(0);
  });
});

/** How many turns a desk has taken, by its own count. */
async function turnsOf(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^mesa_turns_total\{outcome="done"\} (\d+)/m.exec(text)?.[1] ?? 0);
}
