import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { runMesa } from '../fakes/run-mesa.ts';
import { bookOf, smallBooks, writeBook } from './understanding/small-books.ts';

test.each([
  ['incident', 'el plóter => impresora', '"=> impresora" names no category; did you mean printing?'],
  ['incident', 'el plóter => laptop', '"=> laptop" names an item, and what stands under incident has a category; '],
  ['request', 'un plóter => printing', '"=> printing" names a category, and what stands under request has an item; '],
  ['how_to', 'cómo uso el plóter => printing', '"=> printing" does nothing under how_to: '],
  ['other', '[]', '"other" has no lines, so that this file teaches nothing of it; add lines, or remove the key'],
])('a slip under %s, %s, is told at its line by check and doctor', async (intent, line, says) => {
  const dir = smallBooks(['es']);
  const written =
    line === '[]' ? `${bookOf('es')}  other: []\n` : bookOf('es').replace(`  ${intent}:\n`, `  ${intent}:\n    - '${line}'\n`);
  writeBook(dir, 'es', written);
  const file = join(dir, 'phrasebook', 'es.yaml');
  const at = written.split('\n').findIndex((one) => one.includes(line)) + 1;
  const { code, err } = await runMesa(['phrasebook', 'check', '--config', dir]);
  expect({ code, lines: err.split('\n').length }).toEqual({ code: 0, lines: 2 });
  expect(err).toContain(`${file}:${at}: ${says}`);
  expect((await runMesa(['doctor', '--config', dir, '--data', join(dir, 'data')])).out).toContain(`${file}:${at}: ${says}`);
});

test('a slip in the words of a slot is told at its line; a label of either kind is none there', async () => {
  const dir = smallBooks(['es']);
  const slots = "slots:\n  cosa:\n    - 'plóter => printng'\n    - 'laptop => laptop'\n    - 'wifi => network'\n";
  writeBook(
    dir,
    'es',
    bookOf('es').replace('intents:', `${slots}intents:`).replace('request:', "request:\n    - 'quiero {cosa}'"),
  );
  const { err } = await runMesa(['phrasebook', 'check', '--config', dir]);
  const told = `${join(dir, 'phrasebook', 'es.yaml')}:5: "=> printng" names no category and no item; did you mean printing?`;
  expect(err).toBe(`mesa phrasebook check: ${told}\n`);
});

test('doctor names an intent without lines also where the books are refused for it', async () => {
  const dir = smallBooks();
  await runMesa(['phrasebook', 'accept', '--config', dir]);
  writeBook(dir, 'es', bookOf('es').replace(/ {2}how_to:\n(?: {4}.*\n)+/, '  how_to: []\n'));
  const { code, out } = await runMesa(['doctor', '--config', dir, '--data', join(dir, 'data')]);
  expect(code).toBe(1);
  expect(out).toMatch(/✗ understanding: .* points fewer than the 100\.0 %/);
  expect(out).toContain('"how_to" has no lines');
});

test('a mark that a merge has damaged says how to write it anew, and accept does', async () => {
  const dir = smallBooks();
  await runMesa(['phrasebook', 'accept', '--config', dir]);
  const file = join(dir, 'phrasebook', 'score.yaml');
  writeFileSync(file, '<<<<<<< HEAD\nintent: 97\n=======\nintent: 98\n>>>>>>> x\n');
  const check = await runMesa(['phrasebook', 'check', '--config', dir]);
  expect(check).toMatchObject({ code: 1, err: expect.stringContaining(`run mesa phrasebook accept --config ${dir}`) });
  const accepted = await runMesa(['phrasebook', 'accept', '--config', dir]);
  expect(accepted).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/100\.0 % of 11 messages\n$/) });
  expect(await runMesa(['phrasebook', 'check', '--config', dir])).toMatchObject({ code: 0, err: '' });
});
