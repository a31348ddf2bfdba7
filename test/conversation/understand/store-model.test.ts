import { expect, test } from '@jest/globals';
import { createReadDates } from '../../../adapters/chrono/read-dates.ts';
import { createUnderstand } from '../../../src/conversation/understand/create-understand.ts';
import { deserialise, serialise } from '../../../src/conversation/understand/store-model.ts';
import { trainModel } from '../../../src/conversation/understand/train-from-definitions.ts';
import { gist, lessons, model, place, understand } from './demo-understand.ts';

test('a stored model answers as the trained one does', () => {
  const stored = deserialise(serialise(model));
  expect(stored).toBeDefined();
  const again = createUnderstand({ ...lessons, gist, readDates: createReadDates(), ...(stored && { model: stored }) });
  for (const text of ['no puedo imprimir', 'I need a new laptop', 'qué onda'])
    expect(again(text, place)).toEqual(understand(text, place));
});

test('bytes that are damaged or of another form are no model', () => {
  const bytes = serialise(model);
  expect(deserialise(bytes.subarray(0, bytes.length - 4))).toBeUndefined();
  expect(deserialise(new Uint8Array())).toBeUndefined();
  expect(deserialise(new TextEncoder().encode('{"form":0}\nxxxx'))).toBeUndefined();
  expect(deserialise(new TextEncoder().encode('no json\nxxxx'))).toBeUndefined();
});

test('the same phrasebooks always give the same bytes, whatever the catalog', () => {
  const phrasebooks = lessons.phrasebooks.filter(({ lang }) => lang === 'pt');
  const [one, other] = [trainModel({ ...lessons, phrasebooks }), trainModel({ phrasebooks, items: [], categories: [] })];
  expect(Buffer.compare(serialise(one), serialise(other))).toBe(0);
});
