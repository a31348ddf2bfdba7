import { describe, expect, test } from '@jest/globals';
import { readAnswer } from '../../../../src/domain/form/reading.ts';
import { field, lima } from './lima.ts';

const person = field('person');
const department = field('department');

describe('people', () => {
  test.each([
    ['ana', 'ana'], ['@ana', 'ana'], ['Ana', 'ana'], ['ANA QUISPE', 'ana'], ['Ana Quispe Flores', 'ana'], ['quispe', 'ana'], ['<@U0ANA>', 'ana'], ['<@U0ANA|ana.q>', 'ana'],
    ['<at>Bob Miller</at>', 'bob'], ['ana@mesa.example', 'ana'], ['<mailto:ana@mesa.example|ana@mesa.example>', 'ana'], ['BOB@MESA.EXAMPLE', 'bob'],
    ['yo', 'ana'], ['para mí', 'ana'], ['es para mi', 'ana'], ['me', 'ana'], ['myself', 'ana'], ["it's for me", 'ana'], ['yo mismo', 'ana'],
    ['mi jefe', 'luis'], ['para mi jefa', 'luis'], ['my manager', 'luis'], ['luis paredes rios', 'luis'], ['Núñez', 'marta'], ['nunez', 'marta'],
    ['para José Pérez por favor', 'jperez'], ['jose ramos', 'jramos'], ['maria jose', 'mjose'], ['María José Torres', 'mjose'], ['de la cruz', 'mjose'],
    ['jose.perez@mesa.example', 'jperez'], ['es para Bob, de ventas', 'bob'], ['jperez', 'jperez'],
  ])('%j is %s', (text, value) => expect(readAnswer(person, text, lima)).toEqual({ ok: true, value })); // prettier-ignore

  test('a name that several have lists them, first names first', () => {
    expect(readAnswer(person, 'José', lima)).toMatchObject({
      ok: false,
      refusal: { code: 'form.person_several', params: { people: { list: [{ person: 'jperez' }, { person: 'jramos' }] } } },
    });
    expect(readAnswer(person, 'ana y bob', lima)).toMatchObject({ ok: false, refusal: { code: 'form.person_several' } });
  });

  test.each([
    '',
    'Zacarías',
    'ana pérez gómez núñez de otra empresa lejana',
    'no es para Ana',
    'nadie',
    'ana@otra.example',
    'Ana Gómez',
    '<@U0NOBODY>',
  ])('%j is nobody known', (text) => {
    expect(readAnswer(person, text, lima).ok).toBe(false);
  });
});

describe('departments', () => {
  test.each([
    ['ventas', 'ventas'], ['Sales', 'ventas'], ['VENTAS 🙂', 'ventas'], ['el área de ventas', 'ventas'], ['tecnologia', 'ti'], ['TI', 'ti'], ['RRHH', 'rrhh'],
    ['recursos humanos', 'rrhh'], ['human resources', 'rrhh'], ['finanzas por favor', 'finanzas'], ['mi área', 'ventas'], ['legal', 'legal'], ['finansas', 'finanzas'],
  ])('%j is %s', (text, value) => expect(readAnswer(department, text, lima)).toEqual({ ok: true, value })); // prettier-ignore

  test('an unknown one is told which there are', () => {
    const read = readAnswer(department, 'astronomía', lima);
    expect(read).toMatchObject({ ok: false, refusal: { code: 'form.not_department', params: { read: 'astronomía' } } });
    expect(read.ok ? [] : read.refusal.params['departments']).toMatchObject({ list: { length: 5 } });
  });
});
