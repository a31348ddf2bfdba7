import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readAnswer } from '../../../../src/domain/form/reading.ts';
import { field, lima } from './lima.ts';

const english = { ...lima, language: 'en' as const };
const number = field('number');

const ones = ['', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez', 'once', 'doce', 'trece', 'catorce', 'quince', 'dieciséis', 'diecisiete', 'dieciocho', 'diecinueve', 'veinte', 'veintiuno', 'veintidós', 'veintitrés', 'veinticuatro', 'veinticinco', 'veintiséis', 'veintisiete', 'veintiocho', 'veintinueve']; // prettier-ignore
const tens = ['', '', '', 'treinta', 'cuarenta', 'cincuenta', 'sesenta', 'setenta', 'ochenta', 'noventa'];
const hundreds = ['', 'ciento', 'doscientos', 'trescientos', 'cuatrocientos', 'quinientos', 'seiscientos', 'setecientos', 'ochocientos', 'novecientos']; // prettier-ignore
const small = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen']; // prettier-ignore
const tensEn = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

const join = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join(' ');

function inSpanish(n: number): string {
  if (n === 0) return 'cero';
  if (n >= 1000) return join(n < 2000 ? '' : inSpanish(Math.floor(n / 1000)), 'mil', n % 1000 ? inSpanish(n % 1000) : '');
  if (n === 100) return 'cien';
  if (n >= 100) return join(hundreds[Math.floor(n / 100)], n % 100 ? inSpanish(n % 100) : '');
  return n < 30 ? (ones[n] ?? '') : join(tens[Math.floor(n / 10)], n % 10 ? `y ${ones[n % 10]}` : '');
}

function inEnglish(n: number): string {
  if (n === 0) return 'zero';
  if (n >= 1000) return join(inEnglish(Math.floor(n / 1000)), 'thousand', n % 1000 ? inEnglish(n % 1000) : '');
  if (n >= 100) return join(small[Math.floor(n / 100)], 'hundred', n % 100 ? `and ${inEnglish(n % 100)}` : '');
  return n < 20 ? (small[n] ?? '') : [tensEn[Math.floor(n / 10)], small[n % 10]].filter(Boolean).join('-');
}

describe('numbers', () => {
  test.each<[string, number]>([
    ['3', 3], [' 3. ', 3], ['1,5', 1.5], ['1.5', 1.5], ['1.500', 1500], ['1,500', 1500], ['0.500', 0.5], ['1.50', 1.5], ['1,200.50', 1200.5],
    ['1.200,50', 1200.5], ['1.200.500', 1_200_500], ["1'200,000", 1_200_000], ['1 200', 1200], ['-4', -4], ['menos cuatro', -4], ['.5', 0.5],
    ['mil quinientos', 1500], ['DOS', 2], ['veintidos', 22], ['veintidós', 22], ['diez y seis', 16], ['treinta y un', 31], ['2 mil', 2000],
    ['2mil', 2000], ['2k', 2000], ['2 mil 500', 2500], ['1.5 millones', 1_500_000], ['un millón doscientos mil', 1_200_000], ['dos mil millones', 2e9],
    ['medio millón', 500_000], ['dos y medio', 2.5], ['una docena', 12], ['media docena', 6], ['docena y media', 18], ['un par', 2],
    ['una', 1], ['unos 3 por favor', 3], ['necesito 3 monitores', 3], ['3️⃣', 3], ['son 3 👍', 3], ['cero', 0], ['ninguno', 0],
    ['2x', 2], ['2 unidades', 2], ['20%', 20], ['una de 2', 2], ['no, mejor 4', 4],
  ])('es: %j is %d', (text, value) => expect(readAnswer(number, text, lima)).toEqual({ ok: true, value })); // prettier-ignore

  test.each<[string, number]>([
    ['a dozen', 12], ['half a dozen', 6], ['twenty five', 25], ['Twenty-Five', 25], ['a hundred and five', 105], ['twelve hundred', 1200],
    ['one hundred twenty thousand', 120_000], ['a couple', 2], ['two and a half', 2.5], ['just one please', 1], ['about ten', 10], ['I need 4 of them', 4],
  ])('en: %j is %d', (text, value) => expect(readAnswer(number, text, english)).toEqual({ ok: true, value })); // prettier-ignore

  test.each([
    ['muchos', 'form.not_number'], ['', 'form.not_number'], ['la T14', 'form.not_number'], ['2026-03-09', 'form.not_number'], ['10:30', 'form.not_number'],
    ['1,20,30', 'form.not_number'], ['no son 3', 'form.not_number'], ['¿cuántos son, 3?', 'form.not_number'], ['2 o 3', 'form.number_several'],
    ['20 5', 'form.number_several'], ['dos tres', 'form.number_several'],
    ['tengo 3 problemas con mi laptop y la impresora de ventas no imprime', 'form.not_number'],
  ])('%j is refused as %s', (text, code) => expect(readAnswer(number, text, lima)).toMatchObject({ ok: false, refusal: { code } })); // prettier-ignore

  test('limits of the field are said with the number that was read', () => {
    const limited = field('number', { min: 1, max: 10, integer: true });
    const refusal = (text: string): unknown => {
      const read = readAnswer(limited, text, lima);
      return read.ok ? read.value : read.refusal;
    };
    expect(refusal('1,5')).toEqual({ code: 'form.number_whole', params: { read: 1.5 } });
    expect(refusal('cero')).toEqual({ code: 'form.number_small', params: { read: 0, min: 1 } });
    expect(refusal('una docena')).toEqual({ code: 'form.number_large', params: { read: 12, max: 10 } });
    expect(refusal('diez')).toBe(10);
  });

  test('any whole number to a million reads back from its words, in both languages, accents or not', () => {
    const numbers = fc.oneof(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 10_000, max: 999_999 }));
    fc.assert(
      fc.property(numbers, fc.boolean(), (n, bare) => {
        const words = inSpanish(n).replace(/uno mil/, 'un mil');
        const typed = bare ? words.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase() : words;
        expect([typed, readAnswer(number, typed, lima)]).toEqual([typed, { ok: true, value: n }]);
        expect([n, readAnswer(number, inEnglish(n), english)]).toEqual([n, { ok: true, value: n }]);
      }),
      { numRuns: 3000 },
    );
  });

  test('no text makes the reader throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) =>
        expect(typeof readAnswer(number, text, lima).ok).toBe('boolean'),
      ),
    );
  });
});
