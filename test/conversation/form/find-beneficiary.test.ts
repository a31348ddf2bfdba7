import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { loadDefinitions } from '../../../adapters/config/load-definitions.ts';
import { createTranslate, createWords } from '../../../adapters/i18next/translate.ts';
import { findBeneficiary } from '../../../src/conversation/form/find-beneficiary.ts';
import { nearNames } from '../../../src/conversation/form/near-names.ts';
import { createVocabulary } from '../../../src/conversation/words/vocabulary.ts';

const path = (folder: string): string => fileURLToPath(new URL(`../../../${folder}`, import.meta.url));
const { definitions } = await loadDefinitions(path('config'));
const vocabulary = createVocabulary(createWords(path('locales')), createTranslate(path('locales')));
const place = { people: definitions.people, asker: 'ana' };

const found = (text: string) => {
  const item = definitions.items.get('laptop');
  if (!item) throw new Error('laptop');
  return findBeneficiary(item, text, { place, vocabulary });
};

describe('whom it is for', () => {
  test.each([
    ['laptop para luis', 'luis'],
    ['laptop para LUIS RAMIREZ', 'luis'],
    ['LAPTOP PARA LUIS URGENTE', 'luis'],
    ['laptop para ramirez luis', 'luis'],
    ['laptop para Ramírez, Luis', 'luis'],
    ['laptop para luis ramires', 'luis'],
    ['laptop para Luis T14', 'luis'],
    ['laptop para luis de ventas', 'luis'],
    ['laptop para el señor Reyes', 'greyes'],
    ['laptop para gonzalo reyes', 'greyes'],
    ['laptop para mi compañera Lucía', 'larias'],
    ['laptop para @luis', 'luis'],
    ['laptop para luis@mesa.example', 'luis'],
    ['laptop para mi jefa', 'luis'],
    ['um notebook pra minha chefe', 'luis'],
    ['denle acceso a SAP a luis', 'luis'],
    ['give luis a laptop', 'luis'],
  ])('%s', (text, id) => {
    expect(found(text)).toEqual({ people: [id], sure: true });
  });

  test.each([
    ['laptop para Reyes', 'greyes'],
    ['laptop para flores', 'rosa'],
  ])('asked, for it may be no person: %s', (text, id) => {
    expect(found(text)).toEqual({ people: [id], sure: false });
  });

  test.each([
    'laptop para luis mendoza',
    'laptop para LUIS MENDOZA',
    'laptop para el señor Luis Mendoza',
    'laptop para luis de la cruz',
    'laptop para Luis Ramírez Quispe',
    'laptop para Torres, Juan',
    'laptop para carlos alberto',
    'laptop para Juan-Carlos Pérez',
    'laptop para rosa maria',
    'laptop para luis@otra.example',
    'laptop para mi nieto',
    'laptop para el mercado',
    'laptop para la calle',
    'a laptop for Grace period',
    'can you get Luis to bring a laptop',
    'el mercado necesita una laptop',
  ])('nobody of the directory: %s', (text) => {
    expect(found(text).people).toEqual([]);
  });
});

test.each([
  ['Luis Ramírez Quispe', ['luis']],
  ['sofia roja', ['sofia']],
  ['Ana Torres Gómez', []],
  ['Luis Mendoza', []],
  ['Luis', []],
])('who may be meant by %s, other than the asker', (name, ids) => {
  expect(nearNames([name], place)).toEqual(ids);
});
