import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loadDefinitions } from '../../../adapters/config/load-definitions.ts';
import { createTranslate, createWords } from '../../../adapters/i18next/translate.ts';
import { foldedWords } from '../../../src/domain/fold.ts';
import { findNeeds, type FoundNeeds } from '../../../src/conversation/needs/find-needs.ts';
import type { Need } from '../../../src/conversation/needs/need.ts';
import { createVocabulary } from '../../../src/conversation/words/vocabulary.ts';
import { place, understand } from '../understand/demo-understand.ts';
import { one, several } from './needs-table.ts';
import { onePair, pairs } from './paired-table.ts';

const path = (folder: string): string => fileURLToPath(new URL(`../../../${folder}`, import.meta.url));
const { definitions } = await loadDefinitions(path('config'));
const vocabulary = createVocabulary(createWords(path('locales')), createTranslate(path('locales')));

let read = 0;
const counting: typeof understand = (text, where) => {
  read += 1;
  return understand(text, where);
};
const found = (text: string): FoundNeeds =>
  findNeeds({ understand: counting, ...place, language: 'es', definitions, vocabulary }, text);

const named = ({ kind, category, item }: Need): string => `${kind}:${kind === 'incident' ? category : item}`;
const textsOf = (text: string): readonly string[] => found(text).needs.map((need) => need.text);

describe('messages with several needs', () => {
  test.each([...several, ...pairs])('%s', (text, ...needs) => {
    expect(found(text).needs.map(named)).toEqual(needs);
  });
});

describe('one matter, however long', () => {
  test.each([...one, ...onePair])('%s', (text) => {
    expect(found(text).needs.length).toBeLessThan(2);
  });
});

describe('each need keeps its own words', () => {
  test('without the words that join them, and without greetings and thanks', () => {
    expect(textsOf('Hola equipo, tengo dos cosas: no puedo imprimir y necesito un mouse. Gracias')).toEqual([
      'no puedo imprimir',
      'necesito un mouse.',
    ]);
    expect(textsOf('1) la impresora no imprime 2) necesito un teclado')).toEqual([
      'la impresora no imprime',
      'necesito un teclado',
    ]);
    expect(textsOf('necesito una laptop, un mouse y acceso a SAP')).toEqual([
      'necesito una laptop',
      'necesito un mouse',
      'necesito acceso a SAP',
    ]);
  });

  test('with the reason and the background that stand beside it', () => {
    expect(textsOf('no imprime la impresora porque se quedó sin tóner. necesito un mouse. es inalámbrico')).toEqual([
      'no imprime la impresora porque se quedó sin tóner.',
      'necesito un mouse.\nes inalámbrico',
    ]);
  });

  test('and what is said of all of them', () => {
    for (const text of [
      'No imprime la impresora y además necesito un mouse, todo en la sede Cusco, para Luis',
      'My laptop is broken and I need a mouse. Both are for Luis',
    ])
      expect(textsOf(text).every((words) => words.includes('Luis'))).toBe(true);
    const before = 'Estoy en la sede Cusco. No imprime la impresora y además necesito un mouse';
    expect(textsOf(before).every((words) => words.includes('Estoy en la sede Cusco'))).toBe(true);
  });

  test('what names a thing goes with the need that names it, wherever it stands', () => {
    const text =
      'mi laptop no prende y aparte necesito acceso al crm, es urgente lo de la laptop porque tengo una reunión a las 3';
    const [laptop, crm] = textsOf(text);
    expect(laptop).toMatch(/urgente/);
    expect(crm).toBe('necesito acceso al crm');
  });

  test('of more than five, the last are one', () => {
    const text = [
      'no imprime la impresora',
      'necesito una laptop',
      'no anda el wifi',
      'necesito acceso a SAP',
      'no llega el correo',
      'necesito que instalen Visio',
      'se malogró el teclado',
    ];
    const needs = textsOf(text.map((line, index) => `${index + 1}) ${line}`).join('\n'));
    expect(needs).toHaveLength(5);
    expect(needs[4]).toContain('teclado');
  });
});

describe('questions beside a need', () => {
  test.each([
    ['¿cómo va mi laptop? y además no me imprime la impresora', 'status', 'incident:printing'],
    ['how is my request going? also the printer does not print', 'status', 'incident:printing'],
    ['no funciona el wifi. ¿cómo configuro mi firma?', 'how_to', 'incident:network'],
    ['quiero hablar con una persona, no imprime la impresora', 'human', 'incident:printing'],
  ])('%s', (text, intent, need) => {
    const { needs, asked } = found(text);
    expect(asked.map((question) => question.intent)).toEqual([intent]);
    expect(needs.map(named)).toEqual([need]);
  });
});

test('that somebody should come is for whoever works on it; who wants to talk to a person gets one', () => {
  expect(found('my printer is not working. please send someone').asked).toEqual([]);
  expect(found('no imprime la impresora, quiero hablar con una persona').asked).toHaveLength(1);
});

describe('cost', () => {
  test.each([
    'no puedo imprimir',
    'necesito un mouse',
    'gracias',
    'la impresora del segundo piso no imprime',
    'INC-1 sigue igual',
  ])('nothing is read where no other matter can begin: %s', (text) => {
    read = 0;
    found(text);
    expect(read).toBe(0);
  });

  test('a long message is read a few times only', () => {
    read = 0;
    found('no puedo imprimir. además necesito un mouse. '.repeat(200));
    expect(read).toBeLessThanOrEqual(10);
  });
});

test('whatever is written, no need has a word that was not said, and there are five at most', () => {
  const bits = fc.constantFrom(
    'no imprime',
    'necesito un mouse',
    ' y además ',
    ', ',
    '. ',
    '\n',
    '1) ',
    '2) ',
    '- ',
    'porque ',
    '¿',
    '🙂',
    '\u202e',
    '<b>',
    '{{x}}',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(bits).map((parts) => parts.join('')),
      ),
      (text) => {
        const { needs } = found(text);
        expect(needs.length).toBeLessThanOrEqual(5);
        const said = new Set(foldedWords(text));
        for (const need of needs) expect(foldedWords(need.text).filter((word) => !said.has(word))).toEqual([]);
      },
    ),
  );
});
