import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createEmbeddedStore } from '../../adapters/embedded/store.ts';
import { createMongoStore } from '../../adapters/mongo/store.ts';
import type { Store } from '../../src/ports.ts';
import { dropDatabase } from '../fakes/drop-database.ts';
import { databaseUri, describeWithEngine } from '../fakes/engine.ts';
import { cleanEnvironment, program } from './desk-process.ts';

const TICKETS = 3000;
const KILLS = 12;
const at = new Date('2026-03-02T14:00:00Z');

let folder: string;
let backups: { readonly old: string; readonly young: string };
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mesa-restore-killed-'));
  backups = { old: await backupOf('old'), young: await backupOf('young') };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const run = promisify(execFile);
const mesa = (args: readonly string[], env: object = {}) =>
  run(process.execPath, [program, ...args], { env: { ...cleanEnvironment(), ...env } });

/** A backup of many strangers, all of one kind. */
async function backupOf(kind: string): Promise<string> {
  const data = join(folder, kind);
  const store = await createEmbeddedStore({ folder: data });
  for (let from = 0; from < TICKETS; from += 500)
    await store.transaction(async (tx) => {
      for (let n = from; n < from + 500; n += 1)
        await tx.collection('strangers').insert({ id: `${kind}:${n}`, version: 1, schema: 1, toldAt: at, forgetAt: at });
    });
  await store.close();
  const file = join(folder, `${kind}.backup`);
  await mesa(['backup', file, '--data', data]);
  return file;
}

async function held(store: Store): Promise<Readonly<Record<string, number>>> {
  const kinds: Record<string, number> = {};
  for await (const { id } of store.scan('strangers')) {
    const kind = id.slice(0, id.indexOf(':'));
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  await store.close();
  return kinds;
}

/** Over what is there, the other each time; killed a little later each time, until it comes to its end. */
async function restoreAndKill(args: readonly string[], env: object, open: () => Promise<Store>): Promise<void> {
  const outcomes: string[] = [];
  const began = performance.now();
  await mesa(['restore', backups.old, '--replace', ...args], env);
  const whole = performance.now() - began;
  let there = 'old';
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const next = there === 'old' ? 'young' : 'old';
    const child = spawn(process.execPath, [program, 'restore', backups[next as 'old'], '--replace', ...args], {
      env: { ...cleanEnvironment(), ...env },
      stdio: 'ignore',
    });
    const gone = new Promise((resolve) => child.on('close', resolve));
    await Promise.race([sleep((whole * kill) / KILLS + Math.random() * 30), gone]);
    child.kill('SIGKILL');
    await gone;
    const kinds = await held(await open());
    // All of one or all of the other.
    expect([{ [there]: TICKETS }, { [next]: TICKETS }]).toContainEqual(kinds);
    there = Object.keys(kinds)[0]!;
    outcomes.push(there === next ? 'new' : 'old');
  }
  console.log(`${KILLS} kills of a restore: ${outcomes.join(' ')}; never by halves`);
}

describe('a restore that is killed', () => {
  test('leaves a data folder with all of the old or all of the new', async () => {
    const data = join(folder, 'data');
    await restoreAndKill(['--data', data], {}, () => createEmbeddedStore({ folder: data }));
  });
});

describeWithEngine('a restore into MongoDB that is killed', (uri) => {
  test('leaves a database with all of the old or all of the new', async () => {
    const own = databaseUri(uri);
    const env = { MONGODB_URI: own, MESA_DATA: join(folder, 'files') };
    await restoreAndKill([], env, () => createMongoStore({ uri: own, transactionTimeoutMs: 30_000 }));
    await dropDatabase(own);
  });
});
