import { expect, test } from '@jest/globals';
import { expandPhrasebook, splitLine } from '../../../src/conversation/understand/expand-phrasebook.ts';
import { Phrasebook } from '../../../src/domain/phrasebook.ts';

const book = (intents: Record<string, string[]>, slots: Record<string, string[]> = {}): unknown => ({
  version: 1,
  lang: 'es',
  slots,
  intents,
});

test('a line ends with its label', () => {
  expect(splitLine('se atoró el papel => printing')).toEqual({ text: 'se atoró el papel', label: 'printing' });
  expect(splitLine('quiero pedir algo')).toEqual({ text: 'quiero pedir algo' });
});

test("slots are filled with their words, and bring the word's label unless the line has its own", () => {
  const slots = { cosa: ['la laptop => hardware', 'el wifi => network'], falla: ['no anda'] };
  const lines = expandPhrasebook(Phrasebook.parse(book({ incident: ['{cosa} {falla}', '{cosa} rara => other'] }, slots)));
  expect(lines).toContainEqual({ text: 'el wifi no anda', lang: 'es', intent: 'incident', label: 'network', exact: false });
  expect(lines).toContainEqual({ text: 'la laptop rara', lang: 'es', intent: 'incident', label: 'other', exact: false });
});

test('what the catalog does not offer leaves no line', () => {
  const lines = expandPhrasebook(Phrasebook.parse({ ...(book({ request: ['quiero {catalog_item}'] }) as object) }));
  expect(lines).toEqual([]);
});

test.each<[string, unknown, string]>([
  ['a slot that is not there', book({ incident: ['{nada} falla'] }), 'no slot is called {nada}'],
  ['an open brace', book({ incident: ['{nada falla'] }), 'a line is words and {slots}'],
  ['a label without words', book({ incident: ['=> printing'] }), 'a line is words and {slots}'],
  ['an unknown intent', book({ complaint: ['x'] }), ''],
  ['an unknown key', { ...(book({}) as object), intentos: {} }, ''],
])('%s is refused', (_name, data, message) => {
  const result = Phrasebook.safeParse(data);
  expect(result.success).toBe(false);
  expect(result.error?.message).toContain(message);
});
