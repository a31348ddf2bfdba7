import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createEmbeddedStore } from '../../adapters/embedded/store.ts';
import { createDigest } from '../../src/commands/digest.ts';
import { verifyAudit } from '../../src/commands/verify-audit.ts';
import { dropDatabase } from '../fakes/drop-database.ts';
import { databaseUri, describeWithEngine } from '../fakes/engine.ts';
import { cleanEnvironment, freePort, program, startDesk, type DeskProcess } from './desk-process.ts';
import { copyHurriedConfig } from './hurried-config.ts';
import { somePeople, startLoad } from './load.ts';

const BACKUPS = 4;
const run = promisify(execFile);

describeWithEngine('backups while two desks are at work', (uri) => {
  let folder: string;
  let own: string;
  let desks: DeskProcess[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mesa-backup-load-'));
    own = databaseUri(uri);
    desks = [];
  });
  afterEach(async () => {
    for (const desk of desks) await desk.end('SIGKILL');
    await dropDatabase(own);
    await rm(folder, { recursive: true, force: true });
  });

  test('each holds one instant: whole turns, valid chains, numbers that go on', async () => {
    const config = copyHurriedConfig(join(folder, 'config'));
    for (let n = 0; n < 2; n += 1)
      desks.push(await startDesk({ data: join(folder, 'data'), port: await freePort(), config, mongodbUri: own }));
    const urls = desks.map(({ url }) => url);
    const load = startLoad(() => urls, await somePeople(urls[0]!, 12));
    const seen: number[] = [];
    for (let n = 0; n < BACKUPS; n += 1) {
      await sleep(2000);
      const file = join(folder, `${n}.backup`);
      await run(process.execPath, [program, 'backup', file], {
        env: { ...cleanEnvironment(), MONGODB_URI: own, MESA_DATA: folder },
      });
      seen.push(await checkRestored(file, join(folder, `restored-${n}`)));
    }
    await load.finish();
    console.log(`${BACKUPS} backups under load, with ${seen.join(', ')} tickets: each one instant`);
    expect(seen.at(-1)).toBeGreaterThan(seen[0]!);
  });
});

/** Resolves to the number of tickets in it. */
async function checkRestored(file: string, data: string): Promise<number> {
  await run(process.execPath, [program, 'restore', file, '--data', data], { env: cleanEnvironment() });
  const store = await createEmbeddedStore({ folder: data });
  try {
    const said = new Set<string>();
    for await (const { say } of store.scan('outbox')) if (say.ticket) said.add(say.ticket);
    let [tickets, newest] = [0, 0];
    for await (const { id } of store.scan('tickets')) {
      tickets += 1;
      newest = Math.max(newest, Number(id.split('-')[1]));
      // A ticket and the words about it are one transaction.
      expect([...said]).toContain(id);
      said.delete(id);
    }
    expect([...said]).toEqual([]);
    expect(await verifyAudit(store, createDigest())).toMatchObject({ ok: true });
    expect(await store.next('INC')).toBeGreaterThan(newest);
    return tickets;
  } finally {
    await store.close();
  }
}
