import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkAnswers } from '../../../src/domain/form/check-answers.ts';
import { isRows, type Answers } from '../../../src/domain/form/answers.ts';
import { definitions, monday, prefilled, slots, trial } from './first-words-of.ts';

const items = [...definitions.items.values(), trial];

/** Pieces of what people write, good and bad, put together in any order. */
const piece = fc.constantFrom(
  ...'necesito|I need|preciso|una laptop|two monitors|10000|-3|3|para|for|desde|hasta|until|del|al|el lunes|mañana|friday|31/02|1/1/9999|15/4|6 de abril'.split('|'),
  ...'a las 3|de 3 a 5 pm|at noon|a primera hora|por dos horas|for three weeks|500 soles|US$ 1.2k|-80|€300|Ana|Luis Ramírez|Bob|Fulano|ventas|callao|T14|SAP|admin'.split('|'),
  ...'porque|because|no|sin|con|y|o|,|.|?|\n|\u202e|\u200b|<b>|{{x}}|javascript:alert(1)|https://a.example|a@b.example|999 888 777|LAP-0101|LAP-0901|8 personas|avión|catering'.split('|'),
); // prettier-ignore
const text = fc.oneof(
  fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
);

const { people, departments, sites, assets, desk } = definitions;

test('whatever is said, what is filled in could have been typed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...items), text, (item, said) => {
      const { '#for': _for, '#candidates': _candidates, ...answers } = prefilled(item, said) as Answers;
      const known = { people, departments, sites, assets, asker: 'ana', today: '2026-03-02', zone: desk.zone, now: monday.now };
      const requester = { id: 'ana', site: 'san-isidro', role: [], team: [] };
      const scope = { requester, today: '2026-03-02', zone: desk.zone, currency: desk.currency, departmentTree: departments };
      const wrong = checkAnswers(item, answers, { ...known, ...scope });
      expect(wrong.filter(({ refusal }) => refusal.code !== 'form.required')).toEqual([]);
      for (const answer of Object.values(answers)) {
        expect(JSON.stringify(answer)).not.toMatch(/[<>{}]{2}|javascript|\u202e|\u200b|9999-|lap-0901/);
        if (isRows(answer)) expect(answer.length).toBeLessThan(20);
      }
    }),
    { numRuns: 400 },
  );
});

test('slots are of their kind and few, however long the text', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 120 }), (pieces) => {
      const found = slots(pieces.join(' '));
      for (const date of found.dates ?? []) expect(date).toMatch(/^(?:19|20)\d\d-[01]\d-[0-3]\d$/);
      for (const time of found.times ?? []) expect(time).toMatch(/^[0-2]\d:[0-5]\d$/);
      for (const minutes of found.durations ?? []) expect(Number.isInteger(minutes) && minutes > 0).toBe(true);
      for (const count of found.quantities ?? []) expect(count > 0 && count <= 999).toBe(true);
      for (const { amount, currency } of found.money ?? []) expect(amount > 0 && /^[A-Z]{3}$/.test(currency)).toBe(true);
      for (const id of found.sites ?? []) expect(sites.has(id)).toBe(true);
      expect(found.dates?.length ?? 0).toBeLessThanOrEqual(40);
    }),
    { numRuns: 200 },
  );
});
