import { describe, expect, test } from '@jest/globals';
import { readAnswer } from '../../../../src/domain/form/reading.ts';
import { openOptions } from '../../../../src/domain/form/form.ts';
import { field, lima, option, withAnswers } from './lima.ts';

const model = field('choice', {
  options: [
    option('t14', 'Lenovo ThinkPad T14', { same_as: ['la chica'] }),
    option('t16', 'Lenovo ThinkPad T16', { same_as: ['la grande'] }),
    option('mac', 'MacBook Pro', { same_as: ['apple', 'mac'] }),
    option('surface', 'Surface Laptop (13 pulgadas)'),
  ],
});
const licence = field('choice', {
  options: [
    { id: 'free', label: { es: 'Gratuita', en: 'Free' } },
    { id: 'paid', label: { es: 'Pagada', en: 'Paid' } },
  ],
});
const rating = field('choice', { options: ['5', '4', '3', '2', '1'].map((id) => option(id, id)) });

describe('choices', () => {
  test.each([
    ['t14', 't14'], ['Lenovo ThinkPad T14', 't14'], ['LENOVO THINKPAD T14 💻', 't14'], ['quiero la T14 por favor', 't14'], ['la t16', 't16'], ['2', 't16'],
    ['la 2', 't16'], ['opción 2', 't16'], ['opcion dos por favor', 't16'], ['#3', 'mac'], ['3️⃣', 'mac'], ['la segunda', 't16'], ['the first one', 't14'],
    ['la última', 'surface'], ['apple', 'mac'], ['una mac', 'mac'], ['macbook', 'mac'], ['la grande', 't16'], ['surface', 'surface'],
    ['Surface Lapt…', 'surface'], ['la de 13 pulgadas', 'surface'], ['thinkpad t16', 't16'], ['macbok pro', 'mac'], ['I would like the MacBook, please', 'mac'],
    ['T14 para el trabajo de campo', 't14'],
  ])('%j is %s', (text, value) => expect(readAnswer(model, text, lima)).toEqual({ ok: true, value })); // prettier-ignore

  test.each([
    ['gratuita', 'free'], ['free', 'free'], ['Pagada', 'paid'], ['paid one', 'paid'], ['grauita', 'free'], ['grat', 'free'], ['la pagada', 'paid'],
  ])('in either language: %j is %s', (text, value) => {
    expect(readAnswer(licence, text, lima)).toEqual({ ok: true, value });
  }); // prettier-ignore

  test('a label that is a number comes before the place in the list', () => {
    expect(readAnswer(rating, '5', lima)).toEqual({ ok: true, value: '5' });
    expect(readAnswer(rating, '1', lima)).toEqual({ ok: true, value: '1' });
  });

  test.each(['lenovo', 'thinkpad', 'una lenovo por favor', 'T14 o T16'])('%j names the candidates', (text) => {
    const list = [
      { label: { es: 'Lenovo ThinkPad T14', en: 'Lenovo ThinkPad T14' } },
      { label: { es: 'Lenovo ThinkPad T16', en: 'Lenovo ThinkPad T16' } },
    ];
    expect(readAnswer(model, text, lima)).toMatchObject({
      ok: false,
      refusal: { code: 'form.choice_several', params: { options: { list } } },
    });
  });

  test.each([
    '',
    '9',
    '0',
    'una dell',
    'no quiero la T14',
    'la T14 se me cayó y ya no enciende la pantalla ni carga',
    '¿cuánto cuesta la T14?',
    '😀',
    'una',
  ])('%j is none of them', (text) =>
    expect(readAnswer(model, text, lima)).toMatchObject({ ok: false, refusal: { code: 'form.not_choice' } }),
  );

  test('only options that are open now are offered, and their numbers count', () => {
    const places = field('choice', {
      options: [
        option('lima', 'Lima', { when: { field: 'remote', equals: false } }),
        option('casa', 'Casa'),
        option('cusco', 'Cusco'),
      ],
    });
    const place = withAnswers({ remote: true });
    expect(openOptions(places, place.scope).map(({ id }) => id)).toEqual(['casa', 'cusco']);
    expect(readAnswer(places, '1', place)).toEqual({ ok: true, value: 'casa' });
    expect(readAnswer(places, 'lima', place)).toMatchObject({ ok: false });
    expect(readAnswer(places, 'lima', withAnswers({ remote: false }))).toEqual({ ok: true, value: 'lima' });
  });

  test('an option that was shown and has closed since is refused', () => {
    const only = field('choice', { options: [option('a', 'Alfa', { when: { field: 'x', equals: 1 } }), option('b', 'Beta')] });
    const shownOptions = [{ id: 'a', label: { es: 'Alfa', en: 'Alfa' } }];
    expect(readAnswer(only, 'alfa', { ...lima, shownOptions })).toMatchObject({
      ok: false,
      refusal: { code: 'form.not_choice' },
    });
  });
});
