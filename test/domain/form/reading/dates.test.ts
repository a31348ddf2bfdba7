import { describe, expect, test } from '@jest/globals';
import { readAnswer } from '../../../../src/domain/form/reading.ts';
import { field, lima } from './lima.ts';

const date = field('date');

describe('dates', () => {
  test.each([
    ['2026-03-09', '2026-03-09'], ['mañana', '2026-03-03'], ['Mañana por favor 🙏', '2026-03-03'], ['lo necesito para el viernes', '2026-03-06'],
    ['PASADO MAÑANA', '2026-03-04'], ['by friday', '2026-03-06'], ['para el 15/06', '2026-06-15'], ['no, mejor el viernes', '2026-03-06'],
    ['el viernes, o sea 2026-03-06', '2026-03-06'], ['2026-03-02', '2026-03-02'],
  ])('%j is %s', (text, value) => expect(readAnswer(date, text, lima)).toEqual({ ok: true, value })); // prettier-ignore

  test.each([
    ['pronto', 'form.not_date'], ['', 'form.not_date'], ['2026-02-30', 'form.no_such_day'], ['no puedo el viernes', 'form.not_date'],
    ['¿cuándo llega, el viernes?', 'form.not_date'], ['mañana o el viernes', 'form.date_several'], ['ayer', 'form.date_past'], ['2025-12-31', 'form.date_past'],
    ['ayer se malogró mi impresora y ya no imprime en color nada', 'form.not_date'],
  ])('%j is refused as %s', (text, code) => expect(readAnswer(date, text, lima)).toMatchObject({ ok: false, refusal: { code } })); // prettier-ignore

  test('a field may ask for what has been', () => {
    expect(readAnswer(field('date', { past: true }), 'ayer', lima)).toEqual({ ok: true, value: '2026-03-01' });
  });

  test('an ambiguous answer is told both dates', () => {
    expect(readAnswer(date, 'mañana o el viernes', lima)).toMatchObject({
      refusal: { params: { first: { date: '2026-03-03' }, second: { date: '2026-03-06' } } },
    });
  });
});
