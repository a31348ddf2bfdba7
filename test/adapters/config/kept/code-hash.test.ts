import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { codeHash } from '../../../../adapters/config/kept/code-hash.ts';

const place = await mkdtemp(join(tmpdir(), 'mesa-code-'));
afterAll(() => rm(place, { recursive: true, force: true }));

const files: Readonly<Record<string, string>> = {
  'learn.ts':
    "import { z } from 'zod';\nimport { a } from './a.ts';\nimport type { T } from './types.ts';\nexport const learn = a;\n",
  'a.ts': "import {\n  b,\n  type B,\n} from '../below/b.ts';\nexport const a = b;\n",
  '../below/b.ts': "import { learn } from '../code/learn.ts';\nexport const b = 1;\n",
  'types.ts': 'export type T = 1;\n',
};
let count = 0;

/** The hash of `learn.ts` where these files are otherwise. */
async function hashWith(changes: Readonly<Record<string, string>> = {}): Promise<string> {
  const root = join(place, String((count += 1)));
  await mkdir(join(root, 'below'), { recursive: true });
  await mkdir(join(root, 'code'));
  for (const [name, text] of Object.entries({ ...files, ...changes })) await writeFile(join(root, 'code', name), text);
  return codeHash(pathToFileURL(join(root, 'code', 'learn.ts')));
}

test('the same code has the same hash, wherever it lies', async () => {
  expect(await hashWith()).toBe(await hashWith());
});

test('a change in what is imported, however far down, is another hash', async () => {
  const hash = await hashWith();
  expect(await hashWith({ '../below/b.ts': `${files['../below/b.ts']}// changed\n` })).not.toBe(hash);
  expect(await hashWith({ 'a.ts': `${files['a.ts']}// changed\n` })).not.toBe(hash);
});

test('types and other files make no difference', async () => {
  expect(await hashWith({ 'types.ts': 'export type T = 2;\n', 'other.ts': 'export const other = 1;\n' })).toBe(await hashWith());
});
