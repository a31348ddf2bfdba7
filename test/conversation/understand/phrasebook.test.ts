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

test('the words of a slot may hold other slots', () => {
  const slots = { cosa: ['el {aparato} => hardware'], aparato: ['plóter'] };
  const lines = expandPhrasebook(Phrasebook.parse(book({ incident: ['{cosa} no anda'] }, slots)));
  expect(lines).toEqual([{ text: 'el plóter no anda', lang: 'es', intent: 'incident', label: 'hardware', exact: false }]);
});

test.each<[string, unknown, string]>([
  ['a slot that is not there', book({ incident: ['{nada} falla'] }), 'no slot is called {nada}'],
  ['an open brace', book({ incident: ['{nada falla'] }), 'a line is words and {slots}'],
  ['a slot that is not there, in the words of another', book({}, { cosa: ['el {nada}'] }), 'no slot is called {nada}'],
  ['a slot that only every object has', book({ incident: ['{constructor}'] }), 'no slot is called {constructor}'],
  ['a slot of the catalog', book({ request: ['quiero {catalog_item}'] }), 'no slot is called {catalog_item}'],
  ['a slot within itself', book({}, { cosa: ['la {cosa} nueva'] }), '{cosa} stands among its own words'],
  ['slots that lead in a circle', book({}, { a: ['x {b}'], b: ['{c}'], c: ['{a} y'] }), '{b} leads back to {a}'],
  ['a label in capitals', book({ incident: ['no imprime => Printing'] }), 'behind => is not one id'],
  ['a label of two words', book({ incident: ['no imprime => sala grande'] }), 'behind => is not one id'],
  ['a label left out', book({ incident: ['no imprime =>'] }), 'behind => is not one id'],
  ['an arrow without a space before it', book({ incident: ['no imprime=> printing'] }), 'behind => is not one id'],
  ['two labels', book({ incident: ['no imprime => printing => hardware'] }), 'behind => is not one id'],
  ['a label in capitals, in a slot', book({}, { cosa: ['el plóter => Printing'] }), 'behind => is not one id'],
  ['a line of spaces', book({ incident: ['  '] }), 'there are no words'],
  ['an urgency that every word has', { ...(book({}) as object), urgency: { critical: ['*'] } }, 'there must be a word'],
  ['a mood that every word has', { ...(book({}) as object), mood: { angry: [' … * '] } }, 'there must be a word'],
  ['a label without words', book({ incident: ['=> printing'] }), 'a line is words and {slots}'],
  ['an unknown intent', book({ complaint: ['x'] }), ''],
  ['an unknown key', { ...(book({}) as object), intentos: {} }, ''],
])('%s is refused', (_name, data, message) => {
  const result = Phrasebook.safeParse(data);
  expect(result.success).toBe(false);
  expect(result.error?.message).toContain(message);
});
