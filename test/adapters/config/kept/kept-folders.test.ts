import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { keptFolders } from '../../../../adapters/config/kept/kept-folders.ts';

const place = await mkdtemp(join(tmpdir(), 'mesa-folders-'));
afterAll(() => rm(place, { recursive: true, force: true }));

const module = async (...path: string[]): Promise<string> => {
  await mkdir(join(place, ...path), { recursive: true });
  await writeFile(join(place, 'package.json'), '{}');
  return pathToFileURL(join(place, ...path, 'kept-folders.js')).href;
};
const cache = { path: expect.stringMatching(/mesa-understanding-\w+$/), shared: true };

test('the compiled program keeps beside its build first, then in the user’s cache', async () => {
  const folders = keptFolders(await module('dist', 'adapters', 'config', 'kept'));
  expect(folders).toEqual([{ path: join(place, 'dist', 'understanding'), shared: false }, cache]);
});

test('beside the sources nothing is kept', async () => {
  expect(keptFolders(await module('adapters', 'config', 'kept'))).toEqual([cache]);
  expect(keptFolders()).toEqual([cache]);
});
