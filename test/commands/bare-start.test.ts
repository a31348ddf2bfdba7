import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { cleanEnvironment } from '../faults/desk-process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mesa-bare-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts a desk in a process of its own, ends it when it listens, and gives the packages that it loaded. */
async function packagesOf(name: string, env: Readonly<Record<string, string>>): Promise<ReadonlySet<string>> {
  const notes = join(folder, name);
  const hooks = ['note-packages.mjs', 'run-typescript.mjs'].flatMap((file) => ['--import', `./test/fakes/${file}`]);
  const args = [...hooks, 'src/main.ts', 'start', '--port', '0', '--data', join(folder, `${name}-data`)];
  const child = spawn(process.execPath, args, { cwd: root, env: { ...cleanEnvironment(), ...env, NOTE_MODULES: notes } });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said.push(chunk.toString());
      if (said.join('').includes('Mesa: http')) child.kill('SIGTERM');
    });
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(said.join(''));
  const loaded = readFileSync(notes, 'utf8').matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/g);
  return new Set([...loaded].map(([, found]) => found ?? ''));
}

test('a desk without platforms loads none of their libraries; one with Slack loads Slack’s', async () => {
  const bare = await packagesOf('bare', {});
  expect(bare).toContain('express');
  const ofPlatforms = [...bare].filter((one) =>
    /^(@slack\/|botbuilder|botframework|@azure\/|jose$|undici$|fflate$|mongodb$|agenda$)/.test(one),
  );
  expect(ofPlatforms).toEqual([]);
  const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', SLACK_API_URL: 'http://127.0.0.1:9/api/' };
  expect(await packagesOf('slack', slack)).toContain('@slack/bolt');
});
