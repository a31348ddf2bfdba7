import { describe, expect, test } from '@jest/globals';
import { readAnswer } from '../../../../src/domain/form/reading.ts';
import { field, lima, option } from './lima.ts';

const label = (text: string): { es: string; en: string } => ({ es: text, en: text });

describe('texts', () => {
  test('what cannot be seen is taken out, the rest stays as written', () => {
    expect(readAnswer(field('text'), '  Hola\u200b \u202emundo\n y\tmás 👨‍👩‍👧 ', lima)).toEqual({
      ok: true,
      value: 'Hola mundo y más 👨‍👩‍👧',
    });
    expect(readAnswer(field('long_text'), 'uno\r\ndos\u0007', lima)).toEqual({ ok: true, value: 'uno\ndos' });
    expect(readAnswer(field('text'), 'cafe\u0301', lima)).toEqual({ ok: true, value: 'café' });
  });

  test('limits count letters as people do', () => {
    expect(readAnswer(field('text', { max: 3 }), '😀😀😀', lima)).toEqual({ ok: true, value: '😀😀😀' });
    expect(readAnswer(field('text', { max: 3 }), 'cuatro', lima)).toEqual({
      ok: false,
      refusal: { code: 'form.text_long', params: { max: 3, length: 6 } },
    });
    expect(readAnswer(field('long_text', { min: 10 }), 'corto', lima)).toEqual({
      ok: false,
      refusal: { code: 'form.text_short', params: { min: 10, length: 5 } },
    });
    expect(readAnswer(field('text'), '\u200b  ', lima)).toMatchObject({ ok: false, refusal: { code: 'form.required' } });
  });
});

const equipment = field('group', {
  id: 'equipment',
  fields: [
    { id: 'what', label: label('Equipo'), kind: 'choice', options: [option('monitor', 'Monitor'), option('keyboard', 'Teclado'), option('mouse', 'Mouse'), option('laptop', 'Laptop')] },
    { id: 'quantity', label: label('Cantidad'), kind: 'number', min: 1, max: 20, integer: true },
  ],
}); // prettier-ignore
const things = field('group', {
  fields: [
    { id: 'n', label: label('Cantidad'), kind: 'number' },
    { id: 'what', label: label('Qué'), kind: 'text' },
    { id: 'note', label: label('Nota'), kind: 'text', required: false },
  ],
});
const trip = field('group', {
  fields: [
    { id: 'who', label: label('Quién'), kind: 'person' },
    { id: 'day', label: label('Día'), kind: 'date' },
    { id: 'cost', label: label('Costo'), kind: 'money', required: false },
  ],
});
const names = field('group', { max: 3, fields: [{ id: 'name', label: label('Nombre'), kind: 'text' }] });

describe('rows', () => {
  const monitors = { what: 'monitor', quantity: 2 };
  const keyboard = { what: 'keyboard', quantity: 1 };
  test.each<[string, object[]]>([
    ['2 monitores, 1 teclado', [monitors, keyboard]], ['2 monitores y un teclado', [monitors, keyboard]], ['2 x monitor', [monitors]], ['monitor x2', [monitors]],
    ['monitor x 2, teclado x 1', [monitors, keyboard]], ['monitor, 2', [monitors]], ['2, monitor', [monitors]], ['dos monitores', [monitors]], ['Monitor (2)', [monitors]],
    ['monitor: 2', [monitors]], ['monitor, 2\nteclado, 1', [monitors, keyboard]], ['- 2 monitores\n- 1 teclado', [monitors, keyboard]], ['2 monitores; 1 teclado', [monitors, keyboard]],
    ['un teclado', [keyboard]], ['teclado', [keyboard]], ['una docena de mouses', [{ what: 'mouse', quantity: 12 }]], ['a laptop and 2 monitors', [{ what: 'laptop', quantity: 1 }, monitors]],
    ['2 monitores, teclado', [monitors, keyboard]], ['monitor 2, teclado 1', [monitors, keyboard]], ['monitor 2', [monitors]], ['monitor | 2', [monitors]],
  ])('%j', (text, value) => expect(readAnswer(equipment, text, lima)).toEqual({ ok: true, value })); // prettier-ignore

  test('texts keep what was written', () => {
    expect(readAnswer(things, 'Windows 11', lima)).toEqual({ ok: true, value: [{ n: 1, what: 'Windows 11' }] });
    expect(readAnswer(things, 'sillas 2, mesas 3', lima)).toEqual({ ok: true, value: [{ n: 2, what: 'sillas' }, { n: 3, what: 'mesas' }] }); // prettier-ignore
    expect(readAnswer(things, '2 sillas Herman Miller, 1 mesa', lima)).toEqual({ ok: true, value: [{ n: 2, what: 'sillas Herman Miller' }, { n: 1, what: 'mesa' }] }); // prettier-ignore
  });

  test('fields of other kinds are read in their order; optional ones may be left out', () => {
    expect(readAnswer(trip, 'ana, mañana\nBob Miller, 2026-03-09, S/ 1,200.50', lima)).toEqual({
      ok: true,
      value: [
        { who: 'ana', day: '2026-03-03' },
        { who: 'bob', day: '2026-03-09', cost: { amount: 1200.5, currency: 'PEN' } },
      ],
    });
  });

  test('a single field takes one row each', () => {
    expect(readAnswer(names, 'Ana, Bob', lima)).toEqual({ ok: true, value: [{ name: 'Ana' }, { name: 'Bob' }] });
    expect(readAnswer(names, 'a, b, c, d', lima)).toMatchObject({
      ok: false,
      refusal: { code: 'form.rows_many', params: { read: 4, max: 3 } },
    });
  });

  test('a refusal names the row and the column', () => {
    expect(readAnswer(equipment, '2 monitores, 3 sillones', lima)).toMatchObject({
      ok: false,
      refusal: { code: 'form.row', params: { row: 2, column: { label: label('Equipo') }, why: { key: 'form.not_choice' } } },
    });
    expect(readAnswer(equipment, '99 monitores', lima)).toMatchObject({
      refusal: { params: { why: { key: 'form.number_large' } } },
    });
    expect(readAnswer(trip, 'ana', lima)).toMatchObject({ ok: false, refusal: { code: 'form.not_row' } });
    expect(readAnswer(trip, '', lima)).toMatchObject({ ok: false, refusal: { code: 'form.not_row' } });
  });

  test('a long message costs little, whatever is in it', () => {
    const began = performance.now();
    for (const part of [' ', '1,', 'a b ', '1.', '.', 'x x', '@', 'y 2 ']) {
      const text = `x${part.repeat(30_000)}x`;
      for (const one of [things, equipment, trip, field('person'), field('number'), field('money'), field('text')])
        readAnswer(one, text, lima);
    }
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
