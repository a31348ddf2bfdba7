import { describe, expect, test } from '@jest/globals';
import { definitions, prefilled, trial } from './first-words-of.ts';

const itemOf = (id: string) => (id === 'trial' ? trial : id);

describe('nothing hostile or absurd is filled in', () => {
  test.each([
    ['laptop', 'necesito una laptop para el 1/1/9999'],
    ['laptop', 'necesito una laptop para el 31 de febrero'],
    ['laptop', 'necesito una laptop para el 31/02/2027'],
    ['laptop', 'necesito una laptop porque <script>alert(1)</script> ya no va'],
    ['laptop', 'necesito una laptop porque {{requester.password}} ya no va'],
    ['laptop', 'necesito una laptop porque ${process.env} ya no va'],
    ['laptop', 'necesito una laptop para Fulano Mengano'],
    ['laptop', 'necesito una laptop \u202ereves T14 para el lunes'],
    ['laptop', 'necesito una T\u200b14 laptop'],
    ['laptop', `necesito una laptop porque ${'x '.repeat(3000)}`],
    ['software', 'programa de -500 soles'],
    ['software', 'licencia de 99999999999999999999 soles'],
    ['vacation', 'vacaciones del 30 al 31 de abril'],
    ['vacation', 'vacaciones por 9999 años'],
    ['vacation', 'vacaciones en 999 años'],
    ['meeting-room', 'sala para 500 personas'],
    ['meeting-room', 'sala para -3 personas'],
    ['onboarding', 'ingresan con 10000 laptops'],
    ['trial', 'prueba de 10000 unidades'],
    ['trial', 'prueba con el enlace javascript:alert(1)'],
    ['trial', 'prueba con el enlace data:text/html;base64,AAAA'],
    ['trial', 'prueba con correo <script>alert(1)</script>@x.example'],
    ['trial', 'prueba con correo uno@a.example y dos@b.example'],
    ['trial', 'prueba con el equipo LAP-0901'],
    ['trial', 'prueba ocurrida el 1/1/2199'],
  ])('%s: %j', (item, text) => expect(prefilled(itemOf(item), text)).toEqual({}));
});

describe('people', () => {
  const namesakes = new Map(definitions.people);
  const bob = namesakes.get('bob');
  if (bob) namesakes.set('bob2', { ...bob, id: 'bob2', name: 'Bob Marley' });
  const known = { ...definitions, people: namesakes };

  test('a name that two have is asked about', () =>
    expect(prefilled('laptop', 'necesito una laptop para Bob', { known })).toEqual({ '#candidates': ['bob', 'bob2'] }));

  test('and fills in no field', () => expect(prefilled(trial, 'prueba a cargo de Bob', { known })).toEqual({}));

  test('a customer names people of their own company alone', () => {
    const people = new Map(definitions.people);
    const ana = people.get('ana');
    if (ana) people.set('xavier', { ...ana, id: 'xavier', name: 'Xavier Soto', kind: 'customer', company: 'acme' });
    const outside = { person: 'xavier', known: { ...definitions, people } };
    expect(prefilled('laptop', 'necesito una laptop para Luis Ramírez', outside)).toEqual({});
    expect(prefilled(trial, 'prueba a cargo de Marta Quispe', outside)).toEqual({});
  });
});
