import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { firstPathFolder } from '../fakes/first-path.ts';
import { runMesa } from '../fakes/run-mesa.ts';

let data: string;
let place: string;
beforeAll(() => {
  data = firstPathFolder();
  place = mkdtempSync(join(tmpdir(), 'mesa-backup-place-'));
  mkdirSync(join(place, 'folder'));
});
afterAll(() => {
  for (const folder of [data, place]) rmSync(folder, { recursive: true });
});

test.each([
  ['missing/desk.backup', (path: string) => `there is no folder ${join(path, '..')}; make it, or name another.`],
  ['folder', (path: string) => `${path} is no place for a file (EISDIR); name another.`],
])('a backup to %s says what is wrong with that place, and leaves no draft', async (name, says) => {
  const path = join(place, name);
  expect(await runMesa(['backup', path, '--data', data])).toMatchObject({ code: 1, err: `mesa backup: ${says(path)}\n` });
  expect(readdirSync(place)).toEqual(['folder']);
});
