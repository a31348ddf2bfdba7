import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loadDefinitions } from '../../../adapters/config/load-definitions.ts';
import { createTranslate, createWords } from '../../../adapters/i18next/translate.ts';
import { peopleAskedFor } from '../../../src/conversation/form/people-asked-for.ts';
import { createVocabulary } from '../../../src/conversation/words/vocabulary.ts';

const path = (folder: string): string => fileURLToPath(new URL(`../../../${folder}`, import.meta.url));
const { definitions } = await loadDefinitions(path('config'));
const vocabulary = createVocabulary(createWords(path('locales')), createTranslate(path('locales')));
const place = { people: definitions.people, asker: 'ana' };

const askedFor = (text: string, id = 'laptop') => {
  const item = definitions.items.get(id);
  if (!item) throw new Error(id);
  return peopleAskedFor(item, text, { place, vocabulary });
};

describe('whom a message asks for', () => {
  test.each([
    ['una laptop para Bob y otra para Luis', ['bob', 'luis'], []],
    ['una laptop para Bob y Luis', ['bob', 'luis'], []],
    ['dos laptops, una para Bob Wilson y otra para Luis Ramírez', ['bob', 'luis'], []],
    ['laptops para Bob, Luis y Marta', ['bob', 'luis', 'marta'], []],
    ['una laptop para mí y otra para Luis', ['ana', 'luis'], []],
    ['una laptop para Bob y otra igual para Luis', ['bob', 'luis'], []],
    ['una laptop para Bob y para Luis antes del viernes', ['bob', 'luis'], []],
    ['a laptop for Bob and another one for Luis', ['bob', 'luis'], []],
    ['laptops for Bob and Luis by Friday', ['bob', 'luis'], []],
    ['um notebook para Bob e outro para Luis', ['bob', 'luis'], []],
    ['no es para Bob, es para Luis', ['luis'], []],
    ['una laptop para Bob', ['bob'], []],
    ['una laptop para Bob y Luis ya lo aprobó', ['bob'], []],
    ['una laptop para Bob y un mouse', ['bob'], []],
    ['una laptop para Bob y necesito que llegue pronto', ['bob'], []],
    ['una laptop para Fulano', [], ['Fulano']],
    ['una laptop para Juan Pérez y María', [], ['Juan Pérez', 'María']],
    ['una laptop para Luis y Fulano', ['luis'], ['Fulano']],
    ['una laptop para el señor Gutiérrez', [], ['Gutiérrez']],
    ['una laptop para la ing. Ana Gómez', [], ['Ana Gómez']],
    ['a laptop for Mr Smith', [], ['Smith']],
    ['a laptop for John de la Cruz from sales', [], ['John de la Cruz']],
    ['UNA LAPTOP PARA JUAN PEREZ', [], ['JUAN PEREZ']],
    ['una laptop para juan perez', [], ['juan perez']],
    ['una laptop para JUAN TORREALBO', [], ['JUAN TORREALBO']],
    ['una laptop para juan', [], ['juan']],
    ['una laptop para juan 😀', [], ['juan']],
    ['una laptop para rosa maria', [], ['rosa maria']],
    ['una laptop para "juan perez"', [], ['juan perez']],
    ['LAPTOP PARA JUAN PEREZ, MARIA LOPEZ Y LUIS', ['luis'], ['JUAN PEREZ', 'MARIA LOPEZ']],
    ['una laptop para Juan-Carlos Pérez', [], ['Juan-Carlos Pérez']],
    ['una laptop para juan urgente', [], ['juan']],
    ['LAPTOP PARA JUAN URGENTE', [], ['JUAN']],
    ['una laptop para perez juan', [], ['perez juan']],
    ['una laptop para Perez, Juan', [], ['Juan Perez']],
    ['una laptop para Torres, Juan', [], ['Juan Torres']],
    ['una laptop para Ramírez, Luis', ['luis'], []],
    ['laptops para Torres, Luis y Bob', ['ana', 'luis', 'bob'], []],
    ['una laptop para luis mendoza', [], ['luis mendoza']],
    ['una laptop para Luis Ramírez Quispe', [], ['Luis Ramírez Quispe']],
    ['una laptop para luis de la cruz', [], ['luis de la cruz']],
    ['una laptop para luis ramirez', ['luis'], []],
    ['una laptop para bob y otra para juan perez', ['bob'], ['juan perez']],
    ['una laptop para rosario perez', [], ['rosario perez']],
    ['una laptop para mi colega Rosario', [], ['Rosario']],
    ['una laptop para el practicante Juan Pérez', [], ['Juan Pérez']],
    ['una laptop para el nuevo, Juan Perez', [], ['Juan Perez']],
    ['una laptop para mi compañera Lucía', ['larias'], []],
    ['una laptop para juan.perez@otra.example', [], ['juan.perez@otra.example']],
    ['una laptop para luis@otra.example', [], ['luis@otra.example']],
    ['una laptop para @jperez', [], ['@jperez']],
    ['Juan Perez necesita una laptop', [], ['Juan Perez']],
    ['denle acceso a SAP a juan perez', [], ['juan perez']],
    ['give John Smith access to SAP', [], ['John Smith']],
    ['a laptop for john smith please', [], ['john smith']],
    ['um notebook para o joao silva', [], ['joao silva']],
  ])('%s', (text, known, unknown) => {
    expect(askedFor(text)).toEqual({ known, unknown });
  });

  test.each([
    'una laptop para diseño',
    'una laptop para Diseño Gráfico',
    'una laptop para mañana',
    'una laptop para el Lunes',
    'una laptop para la sala Lima',
    'una laptop para viajar con Luis',
    'una laptop para Marketing y Ventas',
    'una laptop para Cusco',
    'una laptop para Santiago',
    'una laptop para Semana Santa',
    'una laptop para AutoCAD y Revit',
    'una laptop para Power BI',
    'a laptop for Windows and Linux',
    'a laptop for May',
    'a laptop for the Boston office',
    'una laptop para Rosario',
    'una laptop para el Rosario',
    'una laptop para rosario',
    'una laptop para santiago',
    'una laptop para Victoria',
    'UNA LAPTOP PARA MARKETING',
    'UNA LAPTOP PARA LIMA',
    'una laptop para semana santa',
    'an extension for Grace period',
    'a laptop for Chrome',
    'a laptop for Mayday',
    'a laptop for mark',
    'una laptop para el mercado y la calle',
    'una laptop para mi equipo',
    'una laptop para el practicante nuevo',
    'acceso para ventas@mesa.example',
    'una laptop para @todos',
    'can you get Kevin to call me about a laptop',
    'dale acceso a SAP a las 3',
    'una laptop',
    'para',
    '',
  ])('nobody: %s', (text) => {
    expect(askedFor(text)).toEqual({ known: [], unknown: [] });
  });

  test('a form for somebody new asks for the name itself', () => {
    expect(askedFor('alta para Juan Pérez', 'onboarding')).toEqual({ known: [], unknown: [] });
  });

  test('whatever is written, at most five are named, and no stranger whose name does not stand there', () => {
    const bits = fc.constantFrom(
      'para ',
      'Luis',
      'Fulano',
      ' y ',
      ', ',
      'otra para ',
      'Bob',
      ' el ',
      '\n',
      'for ',
      '🙂',
      '\u202e',
      'Ana Gómez',
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(bits).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { known, unknown } = askedFor(text);
        expect(known.length + unknown.length).toBeLessThanOrEqual(5);
        for (const name of unknown) for (const word of name.split(' ')) expect(text).toContain(word);
      }),
    );
  });
});
