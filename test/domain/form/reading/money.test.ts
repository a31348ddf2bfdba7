import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readAnswer } from '../../../../src/domain/form/reading.ts';
import { field, lima } from './lima.ts';

const money = field('money');

describe('money', () => {
  test.each<[string, number, string]>([
    ['S/ 1,200.50', 1200.5, 'PEN'], ['s/1200', 1200, 'PEN'], ['S/. 1.200,50', 1200.5, 'PEN'], ['S/.500', 500, 'PEN'], ['1.200,50', 1200.5, 'PEN'],
    ['dos mil soles', 2000, 'PEN'], ['500 soles', 500, 'PEN'], ['500 dólares', 500, 'USD'], ['500 DOLARES', 500, 'USD'], ['$500', 500, 'USD'],
    ['US$ 20', 20, 'USD'], ['us$20.50', 20.5, 'USD'], ['USD 20', 20, 'USD'], ['20usd', 20, 'USD'], ['quinientos', 500, 'PEN'], ['2k', 2000, 'PEN'],
    ['$2k', 2000, 'USD'], ['€ 300', 300, 'EUR'], ['trescientos euros', 300, 'EUR'], ['cuesta 1200 soles al mes', 1200, 'PEN'], ['PEN 99.9', 99.9, 'PEN'],
    ['20 soles con 50 céntimos', 20.5, 'PEN'], ['mil doscientos con 50', 1200.5, 'PEN'], ['gratis', 0, 'PEN'], ['five hundred dollars', 500, 'USD'],
    ["1'200,000 soles", 1_200_000, 'PEN'], ['💰 S/ 800', 800, 'PEN'], ['unos 500 dólares', 500, 'USD'], ['1 200 soles', 1200, 'PEN'],
  ])('%j is %d %s', (text, amount, currency) => {
    expect(readAnswer(money, text, lima)).toEqual({ ok: true, value: { amount, currency } });
  }); // prettier-ignore

  test('the currency of the field stands for one that is not written', () => {
    expect(readAnswer(field('money', { currency: 'USD' }), '500', lima)).toEqual({
      ok: true,
      value: { amount: 500, currency: 'USD' },
    });
    expect(readAnswer(field('money', { currency: 'USD' }), 'S/ 500', lima)).toEqual({
      ok: true,
      value: { amount: 500, currency: 'PEN' },
    });
  });

  test.each([
    ['mucho', 'form.not_money'], ['', 'form.not_money'], ['10.5555', 'form.not_money'], ['99999999999999999999', 'form.not_money'],
    ['no pasa de 500', 'form.not_money'], ['entre 500 y 700 soles', 'form.money_several'], ['500 soles o 150 dólares', 'form.money_several'],
    ['500 libras', 'form.money_currency'], ['£500', 'form.money_currency'], ['2000 pesos', 'form.money_currency'], ['R$ 50', 'form.money_currency'],
    ['-20', 'form.money_small'],
  ])('%j is refused as %s', (text, code) => expect(readAnswer(money, text, lima)).toMatchObject({ ok: false, refusal: { code } })); // prettier-ignore

  test('the limit is said in the currency that was written', () => {
    expect(readAnswer(field('money', { max: 1000 }), '2000 dolares', lima)).toEqual({
      ok: false,
      refusal: {
        code: 'form.money_large',
        params: { read: { money: { amount: 2000, currency: 'USD' } }, max: { money: { amount: 1000, currency: 'USD' } } },
      },
    });
  });

  const thousands = (whole: number, mark: string): string => String(whole).replace(/\B(?=(\d{3})+$)/g, mark);

  test('any amount reads back in either habit of writing and with either sign', () => {
    const habits = [',.', '.,', ' .', '_.', '_,'].map((marks) => ({
      group: marks[0]?.replace('_', '') ?? '',
      decimal: marks[1] ?? '',
    }));
    const signs = [
      { before: 'S/ ', after: '', currency: 'PEN' },
      { before: 'S/', after: '', currency: 'PEN' },
      { before: '$', after: '', currency: 'USD' },
      { before: '', after: ' soles', currency: 'PEN' },
      { before: '', after: ' USD', currency: 'USD' },
      { before: '€', after: '', currency: 'EUR' },
    ];
    const amounts = fc.record({
      whole: fc.nat(9_999_999),
      cents: fc.nat(99),
      habit: fc.constantFrom(...habits),
      sign: fc.constantFrom(...signs),
    });
    fc.assert(
      fc.property(amounts, ({ whole, cents, habit, sign }) => {
        const digits = `${thousands(whole, habit.group)}${habit.decimal}${String(cents).padStart(2, '0')}`;
        const text = `${sign.before}${digits}${sign.after}`;
        const value = { amount: Math.round(whole * 100 + cents) / 100, currency: sign.currency };
        expect([text, readAnswer(money, text, lima)]).toEqual([text, { ok: true, value }]);
      }),
      { numRuns: 1000 },
    );
  });
});
