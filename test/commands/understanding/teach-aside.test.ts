import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, test } from '@jest/globals';
import { cleanEnvironment } from '../../faults/desk-process.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const place = await mkdtemp(join(tmpdir(), 'mesa-aside-'));
afterAll(() => rm(place, { recursive: true, force: true }));

/** Tells what came out, and how the threads ended: 1 is one that failed. Listening to their messages as well keeps Node 24 from ending by itself. */
const script = `
  import { teachAside } from '${new URL('../../../src/commands/understanding/teach-aside.ts', import.meta.url).href}';
  const ends = [];
  process.on('worker', (thread) => thread.once('exit', (code) => ends.push(code)));
  process.once('exit', () => console.log('threads ended: ' + ends));
  const intents = { incident: ['no puedo imprimir => printing'], thanks: ['gracias'] };
  const book = { version: 1, lang: 'es', slots: {}, intents, abbreviations: {}, devices: [], numbers: {}, contrast: [] };
  const { bytes, gist } = await teachAside([book]);
  console.log('answered: ' + bytes.length + ' ' + gist.words.join(' '));
`;

test('phrasebooks are learnt in a thread, so that a desk goes on answering', async () => {
  const file = join(place, 'script.mjs');
  await writeFile(file, script);
  const args = ['--no-warnings', '--import', './test/fakes/run-typescript.mjs', file];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env: cleanEnvironment() });
  expect(stdout).toMatch(/^answered: [1-9]\d+ no puedo imprimir gracias\nthreads ended: 0\n$/);
});
