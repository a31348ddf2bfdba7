import { expect, test } from '@jest/globals';
import { loadDefinitions } from '../../../adapters/config/load-definitions.ts';
import { twofoldLines } from '../../../src/commands/understanding/twofold-lines.ts';
import { gistOfBooks } from '../../../src/conversation/understand/gist-of-books.ts';
import { bookOf, smallBooks, writeBook } from './small-books.ts';

test('no line of the demo desk stands under two intents', async () => {
  const { phrasebooks } = await loadDefinitions('config');
  expect(await twofoldLines('config', gistOfBooks(phrasebooks))).toEqual([]);
});

test('a whole section under the wrong intent is not told line by line', async () => {
  const dir = smallBooks(['es']);
  const lines = Array.from({ length: 30 }, (_, at) => `    - 'gracias número ${at}'\n`).join('');
  writeBook(dir, 'es', `${bookOf('es')}${lines}  greeting:\n${lines}`);
  const { phrasebooks } = await loadDefinitions(dir);
  const told = await twofoldLines(dir, gistOfBooks(phrasebooks));
  expect(told).toHaveLength(21);
  expect(told[20]).toBe('10 more lines stand under two intents');
});
