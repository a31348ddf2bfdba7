import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { createReadDates } from '../../../adapters/chrono/read-dates.ts';
import { loadDefinitions } from '../../../adapters/config/load-definitions.ts';
import { createTranslate, createWords } from '../../../adapters/i18next/translate.ts';
import type { Turn } from '../../../src/conversation/flow.ts';
import { readPeriod } from '../../../src/conversation/words/read-period.ts';
import { readWhom } from '../../../src/conversation/words/read-whom.ts';
import { Person } from '../../../src/domain/person.ts';
import { createVocabulary } from '../../../src/conversation/words/vocabulary.ts';

let turn: Turn;

beforeAll(async () => {
  const path = (name: string): string => fileURLToPath(new URL(`../../../${name}`, import.meta.url));
  const { definitions } = await loadDefinitions(path('config'));
  const vocabulary = createVocabulary(createWords(path('locales')), createTranslate(path('locales')));
  const known = { definitions, vocabulary, person: definitions.people.get('carlos'), readDates: createReadDates() };
  // What these readers look at, of all that a turn has.
  turn = { ...known, now: new Date('2026-03-02T14:00:00Z'), zone: 'America/Lima', language: 'es' } as unknown as Turn;
});

describe('whom a sentence begins with', () => {
  test.each([
    ['@ana no puede imprimir', 'ana', 'no puede imprimir'],
    ['ana: no puede imprimir', 'ana', 'no puede imprimir'],
    ['Ana Torres, la laptop no prende', 'ana', 'la laptop no prende'],
    ['ANA TORRES no imprime', 'ana', 'no imprime'],
    ['para ana no puede imprimir', 'ana', 'no puede imprimir'],
    ['un ticket a nombre de Sofía Rojas: pantalla rota', 'sofia', 'pantalla rota'],
    ['sofia rojas pantalla rota', 'sofia', 'pantalla rota'],
    ['a ticket for Bob Wilson the vpn is down', 'bob', 'the vpn is down'],
    ['bob@mesa.example cannot print', 'bob', 'cannot print'],
    ['ana', 'ana', ''],
  ])('%j', (text, person, rest) => {
    expect(readWhom(text, turn)).toEqual({ is: 'one', person, rest });
  });

  test.each(['no puedo imprimir', 'un ticket', 'it', '', '@nadie no imprime', 'Fulano de Tal no imprime', '🙂', '<@U999> hola'])(
    '%j begins with nobody',
    (text) => {
      expect(readWhom(text, turn)).toEqual({ is: 'none' });
    },
  );

  test('a name of several people is no answer, and names them', () => {
    const { definitions } = turn;
    const named = (id: string, name: string) => [id, Person.parse({ id, name })] as const;
    const people = new Map([...definitions.people, named('p1', 'Quetzalina Soto'), named('p2', 'Quetzalina Ramos')]);
    const among = { ...turn, definitions: { ...definitions, people } };
    const rest = 'no puede imprimir';
    expect(readWhom(`Quetzalina: ${rest}`, among)).toEqual({ is: 'several', people: ['p1', 'p2'], rest });
    expect(readWhom(`quetzalina soto ${rest}`, among)).toEqual({ is: 'one', person: 'p1', rest });
  });
});

describe('the period of a report', () => {
  test.each([
    ['', '2026-02-24', '2026-03-02'],
    ['semana', '2026-02-24', '2026-03-02'],
    ['this week', '2026-02-24', '2026-03-02'],
    ['del mes', '2026-02-01', '2026-03-02'],
    ['hoy', '2026-03-02', '2026-03-02'],
    ['ayer', '2026-03-01', '2026-03-01'],
    ['del 1 al 15 de enero', '2026-01-01', '2026-01-15'],
    ['desde el 15 de febrero', '2026-02-15', '2026-03-02'],
    ['from February 1 to February 10', '2026-02-01', '2026-02-10'],
    ['del 10 de febrero al 1 de febrero', '2026-02-01', '2026-02-10'],
    ['from 2026-01-01 to 2026-12-31', '2026-01-01', '2026-12-31'],
    ['del 25 de febrero al 5 de marzo', '2026-02-25', '2026-03-05'],
    ['desde ayer', '2026-03-01', '2026-03-02'],
  ])('%j', (text, first, last) => {
    expect(readPeriod(text, turn)).toMatchObject({ first, last });
  });

  test.each(['de ventas no abre', 'the printer is broken', 'que ayer no imprimía', '1 2 3', 'xyz'])('%j is none', (text) => {
    expect(readPeriod(text, turn)).toBeUndefined();
  });
});
