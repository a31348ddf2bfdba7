import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { createTranslate, createWords } from '../../../adapters/i18next/translate.ts';

const folder = mkdtempSync(join(tmpdir(), 'mesa-locales-'));
const sentences = {
  es: {
    'a.b': 'Hola, {{name}}.',
    'n.tickets_one': '{{count}} ticket',
    'n.tickets_other': '{{count}} tickets',
    nested: '$t(a.b) Fin.',
  },
  en: {
    'a.b': 'Hello, {{name}}.',
    'n.tickets_one': '{{count}} ticket',
    'n.tickets_other': '{{count}} tickets',
    nested: '$t(a.b) End.',
  },
};
for (const language of ['es', 'en'] as const) {
  mkdirSync(join(folder, language));
  writeFileSync(join(folder, language, 'desk.json'), JSON.stringify(sentences[language]));
  writeFileSync(
    join(folder, language, 'words.json'),
    JSON.stringify({ 'choice.yes': language === 'es' ? ['sí', 'dale'] : ['yes'] }),
  );
}
afterAll(() => rmSync(folder, { recursive: true }));
const translate = createTranslate(folder);
const words = createWords(folder);

describe('translate', () => {
  test('finds a sentence by its flat key, in the language asked for', () => {
    expect(translate('es', 'a.b', { name: 'Ana' })).toBe('Hola, Ana.');
    expect(translate('en', 'a.b', { name: 'Ana' })).toBe('Hello, Ana.');
  });

  test('chooses the plural by count', () => {
    expect(translate('es', 'n.tickets', { count: 1 })).toBe('1 ticket');
    expect(translate('en', 'n.tickets', { count: 3 })).toBe('3 tickets');
  });

  test.each(['<b>&"', '$t(nested)', '{{name}}', '$& $1 $$', "$t('x', {})"])('leaves what a person wrote as it is: %s', (name) => {
    expect(translate('es', 'a.b', { name })).toBe(`Hola, ${name}.`);
  });

  test('gives parameters no meaning of their own', () => {
    expect(translate('es', 'a.b', { name: 'x', context: 'y', lng: 'en', ns: 'z', defaultValue: 'no' })).toBe('Hola, x.');
  });

  test('puts one sentence into another', () => {
    expect(translate('en', 'nested', { name: 'Bob' })).toBe('Hello, Bob. End.');
  });

  test.each(['nothing.here', 'a', 'n.tickets'])('throws for a key that it lacks: %s', (key) => {
    expect(() => translate('es', key)).toThrow(`no sentence "${key}"`);
  });

  test('says which file cannot be read', () => {
    expect(() => createTranslate(join(folder, 'absent'))).toThrow(/absent.es.desk\.json cannot be read/);
  });
});

describe('words', () => {
  test('are what people type, by language', () => {
    expect(words('es', 'choice.yes')).toEqual(['sí', 'dale']);
    expect(words('en', 'choice.yes')).toEqual(['yes']);
  });

  test.each(['choice.no', 'toString', '__proto__'])('throws for a list that it lacks: %s', (key) => {
    expect(() => words('en', key)).toThrow('no list');
  });
});
