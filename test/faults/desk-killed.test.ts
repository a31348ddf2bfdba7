import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createEmbeddedStore } from '../../adapters/embedded/store.ts';
import { checkOutcome } from './check-outcome.ts';
import { freePort, startDesk, type DeskProcess } from './desk-process.ts';
import { copyHurriedConfig } from './hurried-config.ts';
import { confirm, report, somePeople, startLoad } from './load.ts';

const ROUNDS = 6;

let folder: string;
let desk: DeskProcess | undefined;
afterEach(async () => {
  await desk?.end('SIGKILL');
  desk = undefined;
  await rm(folder, { recursive: true, force: true });
});

describe('kill -9 of a desk under load, on the embedded store', () => {
  test('loses nothing acknowledged, does nothing twice, and leaves every question open', async () => {
    folder = await mkdtemp(join(tmpdir(), 'mesa-desk-killed-'));
    const place = { data: join(folder, 'data'), port: await freePort(), config: copyHurriedConfig(join(folder, 'config')) };
    desk = await startDesk(place);
    const { url } = desk;
    const load = startLoad(() => [url], await somePeople(url, 32));
    for (let round = 0; round < ROUNDS; round += 1) {
      await sleep(400 + Math.random() * 1600);
      await desk.end('SIGKILL');
      desk = await startDesk(place);
    }
    await load.finish();

    // Everybody reports once more, and the desk dies with the questions on the table.
    const confirmed = new Map(load.confirmed);
    const questions = await Promise.all(load.visitors.map((visitor) => report(visitor, 9000)));
    await desk.end('SIGKILL');
    desk = await startDesk(place);
    for (const [index, visitor] of load.visitors.entries()) {
      const now = (await visitor.feed()).find(({ id }) => id === questions[index]?.id);
      expect(now).toEqual(questions[index]);
      await confirm(visitor, questions[index]!);
      confirmed.set(visitor.person, (confirmed.get(visitor.person) ?? 0) + 1);
    }
    expect(await desk.end('SIGTERM')).toBe(0);

    const store = await createEmbeddedStore({ folder: place.data });
    const outcome = await checkOutcome(store, { ledger: load.ledger, confirmed });
    await store.close();
    console.log(
      `${ROUNDS + 1} kills of a desk: ${JSON.stringify({ ...outcome, answers: Object.fromEntries(load.ledger.answers) })}: 0 lost, 0 twice`,
    );
    expect(outcome.events).toBeGreaterThan(100);
  });
});
