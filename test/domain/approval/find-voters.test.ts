import { expect, test } from '@jest/globals';
import { deputyOf, votersOf } from '../../../src/domain/approval/find-voters.ts';
import type { Definitions } from '../../../src/domain/definitions.ts';
import { Person } from '../../../src/domain/person.ts';

const people = [
  { id: 'ana', name: 'Ana', manager: 'luis', department: 'sales' },
  { id: 'luis', name: 'Luis', manager: 'marta', department: 'sales' },
  { id: 'marta', name: 'Marta', manager: 'gloria', department: 'it' },
  { id: 'pedro', name: 'Pedro', manager: 'marta', department: 'finance' },
  { id: 'gloria', name: 'Gloria', department: 'management' },
  { id: 'sola', name: 'Sola', department: 'sales' },
  { id: 'left', name: 'Left', manager: 'gone' },
].map((one) => Person.parse(one));

const definitions = {
  people: new Map(people.map((person) => [person.id, person])),
  departments: new Map([
    ['sales', { id: 'sales', label: { es: 'x', en: 'x' }, head: 'luis' }],
    ['management', { id: 'management', label: { es: 'x', en: 'x' }, head: 'gloria' }],
  ]),
  desk: { emergency: { deputies: { marta: 'pedro', luis: 'marta' } } },
} as unknown as Definitions;

test.each([
  ['ana', [], ['luis']],
  ['ana', ['luis'], ['marta']],
  ['ana', ['luis', 'marta'], ['pedro']],
  // Pedro's deputy is his manager, Marta, who was passed over already.
  ['ana', ['luis', 'marta', 'pedro'], []],
  // Without a manager: the head of the department.
  ['sola', [], ['luis']],
  ['gloria', ['gloria'], []],
  ['left', [], []],
])('for %s, without %j: %j', (requester, barred, expected) => {
  const petition = { requester, answers: {} };
  expect(votersOf('manager', { petition, barred: new Set(barred) }, definitions)).toEqual(expected);
});

test('a deputy is whom the configuration names, else the manager, and somebody who is there', () => {
  expect(['marta', 'luis', 'pedro', 'gloria', 'left'].map((id) => deputyOf(id, definitions))).toEqual([
    'pedro',
    'marta',
    'marta',
    undefined,
    undefined,
  ]);
});
