import { expect, test } from '@jest/globals';
import { harmlessTitle } from '../../src/domain/harmless-title.ts';
import { Person } from '../../src/domain/person.ts';

const people = new Map(
  [
    { id: 'ana', name: 'Ana Torres' },
    { id: 'luz', name: 'Luz Salas' },
  ].map((one) => [one.id, Person.parse(one)]),
);

test.each([
  ['no hay wifi en el piso 2', 'no hay wifi en el piso 2'],
  ['Ana Torres no puede imprimir', '… no puede imprimir'],
  ['la laptop de Ana Gómez no prende', 'la laptop de … no prende'],
  ['no hay luz en el piso 3', 'no hay luz en el piso 3'],
  ['no hay luz en las salas', 'no hay luz en las salas'],
  ['llama a ana torres por favor', 'llama a … por favor'],
  ['mi clave es de ana@mesa.example', 'mi clave es de …'],
  ['llámame al +51 999 888 777', 'llámame al …'],
  ['<@U0123> no entra a https://intranet/x?token=1', '… no entra a …'],
  ['  varias\nlíneas  \t aquí ', 'varias líneas aquí'],
])('%j reads %j to others', (text, shown) => {
  expect(harmlessTitle(text, people)).toBe(shown);
});

test('is short', () => {
  expect(harmlessTitle('palabra '.repeat(50), people).length).toBeLessThanOrEqual(60);
});
