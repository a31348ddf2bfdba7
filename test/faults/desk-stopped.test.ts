import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import { createEmbeddedStore } from '../../adapters/embedded/store.ts';
import { checkOutcome } from './check-outcome.ts';
import { freePort, startDesk, type DeskProcess } from './desk-process.ts';
import { copyHurriedConfig } from './hurried-config.ts';
import { somePeople, startLoad } from './load.ts';

let folder: string;
let desk: DeskProcess | undefined;
afterEach(async () => {
  await desk?.end('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

test.each([
  { how: 'by npm start', byNpm: true },
  { how: 'by itself', byNpm: false },
])(
  'a desk started $how that is asked to end in mid-work: exit 0 within 10 s, nothing lost, nothing twice',
  async ({ how, byNpm }) => {
    folder = await mkdtemp(join(tmpdir(), 'mesa-desk-stopped-'));
    const place = {
      data: join(folder, 'data'),
      port: await freePort(),
      config: copyHurriedConfig(join(folder, 'config')),
      byNpm,
    };
    desk = await startDesk(place);
    const { url } = desk;
    const load = startLoad(() => [url], await somePeople(url, 16));
    const stops: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      await sleep(700 + Math.random() * 1000);
      const begin = Date.now();
      expect(await desk.end('SIGTERM')).toBe(0);
      stops.push(Date.now() - begin);
      desk = await startDesk(place);
    }
    await load.finish();
    expect(await desk.end('SIGTERM')).toBe(0);
    const store = await createEmbeddedStore({ folder: place.data });
    const outcome = await checkOutcome(store, load);
    await store.close();
    console.log(`SIGTERM, started ${how}: ${JSON.stringify({ stopsMs: stops, ...outcome })}: 0 lost, 0 twice`);
    expect(Math.max(...stops)).toBeLessThan(10_000);
    expect(outcome.repeatedTurns).toBe(0);
  },
);
