import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Answers } from '../../../src/domain/form/answers.ts';
import type { Field } from '../../../src/domain/form/field.ts';
import { checkAnswers } from '../../../src/domain/form/check-answers.ts';
import { keepApplying, nextField, numbered, openColumns, openFields } from '../../../src/domain/form/form.ts';
import { field, option } from './reading/lima.ts';

const facts = { requester: { department: 'ventas' } };
const software = {
  fields: [
    field('text', { id: 'program' }),
    field('choice', { id: 'licence', options: [option('free', 'Gratuita'), option('paid', 'Pagada')] }),
    field('money', { id: 'cost', when: { field: 'licence', equals: 'paid' } }),
    field('choice', {
      id: 'term',
      when: { field: 'cost', gt: 0 },
      options: [option('month', 'Mensual'), option('year', 'Anual', { when: { field: 'cost', gt: 500 } })],
    }),
    field('long_text', { id: 'why', required: false }),
  ],
};
const ids = (fields: readonly { readonly id: string }[]): readonly string[] => fields.map(({ id }) => id);
const money = (amount: number) => ({ amount, currency: 'PEN' });
const paid = { program: 'Figma', licence: 'paid', cost: money(800), term: 'year' };

describe('the fields of a form', () => {
  test('apply by the answers before them', () => {
    expect(ids(openFields(software, { ...facts, answers: {} }))).toEqual(['program', 'licence', 'why']);
    expect(ids(openFields(software, { ...facts, answers: { licence: 'paid' } }))).toEqual(['program', 'licence', 'cost', 'why']);
    expect(ids(openFields(software, { ...facts, answers: paid }))).toEqual(['program', 'licence', 'cost', 'term', 'why']);
  });

  test('are asked in order, and once more after an edit opened one', () => {
    expect(nextField(software, { answers: {}, skipped: [] }, facts)?.id).toBe('program');
    expect(nextField(software, { answers: { program: 'x', licence: 'free' }, skipped: [] }, facts)?.id).toBe('why');
    expect(nextField(software, { answers: { program: 'x', licence: 'free' }, skipped: ['why'] }, facts)).toBeUndefined();
    expect(nextField(software, { answers: { program: 'x', licence: 'paid' }, skipped: ['why'] }, facts)?.id).toBe('cost');
  });

  test('see nothing of a hidden answer: closing one closes those that hang on it', () => {
    expect(keepApplying(software, { ...paid, licence: 'free' }, facts)).toEqual({ program: 'Figma', licence: 'free' });
    expect(keepApplying(software, { ...paid, cost: money(100) }, facts)).toEqual({
      program: 'Figma',
      licence: 'paid',
      cost: money(100),
    });
    expect(keepApplying(software, { ...paid, stranger: 'x' }, facts)).toEqual(paid);
  });

  test('a choice without an open option is not asked', () => {
    const item = {
      fields: [field('choice', { options: [option('a', 'A', { when: { field: 'requester.department', equals: 'ti' } })] })],
    };
    expect(openFields(item, { ...facts, answers: {} })).toEqual([]);
    expect(ids(openFields(item, { requester: { department: 'ti' }, answers: {} }))).toEqual(['choice']);
  });

  test('the summary counts what is answered, from 1', () => {
    const lines = numbered(software, { ...paid, why: 'diseño' }, facts);
    expect(lines.map(({ number, field: one, answer }) => [number, one.id, answer])).toEqual([
      [1, 'program', 'Figma'],
      [2, 'licence', 'paid'],
      [3, 'cost', money(800)],
      [4, 'term', 'year'],
      [5, 'why', 'diseño'],
    ]);
    expect(numbered(software, { program: 'x', why: 'y' }, facts).map(({ number }) => number)).toEqual([1, 2]);
  });
});

const column = (id: string, more: object): object => ({ id, label: { es: id, en: id }, ...more });
const equipment = field('group', {
  id: 'equipment',
  when: { field: 'remote', equals: true },
  fields: [
    column('what', {
      kind: 'choice',
      options: [option('laptop', 'Laptop'), option('phone', 'Celular', { when: { field: 'level', equals: 'lead' } })],
    }),
    column('model', { kind: 'text', when: { field: 'what', equals: 'laptop' } }),
  ],
});
const onboarding = { fields: [field('yes_no', { id: 'remote' }), field('text', { id: 'level' }), equipment] };

describe('rows', () => {
  const rows = [{ what: 'laptop', model: 'T14' }, { what: 'phone', model: 'x' }, {}]; // prettier-ignore

  test('are reduced like forms of their own, and see the form around them', () => {
    expect(keepApplying(onboarding, { remote: true, level: 'lead', equipment: rows }, facts)['equipment']).toEqual([{ what: 'laptop', model: 'T14' }, { what: 'phone' }]); // prettier-ignore
    expect(keepApplying(onboarding, { remote: true, level: 'junior', equipment: rows }, facts)['equipment']).toEqual([
      { what: 'laptop', model: 'T14' },
    ]);
    expect(keepApplying(onboarding, { remote: false, equipment: rows }, facts)).toEqual({ remote: false });
  });

  test('open their columns one by one', () => {
    expect(ids(openColumns(equipment, { what: 'laptop' }, { ...facts, answers: {} }))).toEqual(['what', 'model']);
    expect(ids(openColumns(equipment, {}, { ...facts, answers: {} }))).toEqual(['what']);
  });
});

describe('a whole form', () => {
  const known = { ...facts, today: '2026-03-02', people: new Set(['ana']), departments: new Set(['ventas']) };
  test('passes when it is complete', () => expect(checkAnswers(software, paid, known)).toEqual([]));

  test('names what is missing, of fields that apply', () => {
    expect(checkAnswers(software, { licence: 'free' }, known).map((one) => [one.field, one.refusal.code])).toEqual([
      ['program', 'form.required'],
    ]);
    expect(checkAnswers(software, { program: 'x', licence: 'paid' }, known).map(({ field: id }) => id)).toEqual(['cost']);
  });

  test.each<[string, Field, unknown, string]>([
    ['text', field('text'), 5, 'form.unreadable'],
    ['long text', field('text', { max: 2 }), 'abc', 'form.text_long'],
    ['number', field('number'), 'x', 'form.unreadable'],
    ['fraction', field('number', { integer: true }), 1.5, 'form.number_whole'],
    ['money', field('money'), 5, 'form.unreadable'],
    ['negative money', field('money'), money(-1), 'form.money_small'],
    ['date', field('date'), '2026-02-30', 'form.unreadable'],
    ['past', field('date'), '2026-03-01', 'form.date_past'],
    ['yes/no', field('yes_no'), 'sí', 'form.unreadable'],
    ['person', field('person'), 'nobody', 'form.unreadable'],
    ['department', field('department'), 'nothing', 'form.unreadable'],
    ['group', field('group', { fields: [column('a', { kind: 'text' })] }), 'x', 'form.unreadable'],
    [
      'row',
      field('group', { fields: [column('a', { kind: 'text' }), column('b', { kind: 'number' })] }),
      [{ a: 'x' }],
      'form.row',
    ],
    ['rows', field('group', { max: 1, fields: [column('a', { kind: 'text' })] }), [{ a: 'x' }, { a: 'y' }], 'form.rows_many'],
  ])('%s: a value that does not fit is refused', (...[, one, value, code]) => {
    expect(checkAnswers({ fields: [one] }, { [one.id]: value } as Answers, known)).toMatchObject([
      { field: one.id, refusal: { code } },
    ]);
  });
});

describe('any form', () => {
  const names = ['a', 'b', 'c', 'd'] as const;
  const value = fc.constantFrom('x', 'y', 1, 5, true);
  const test_ = fc.record({ field: fc.constantFrom(...names), equals: value });
  const when = fc.oneof(
    test_,
    fc.record({ any: fc.array(test_, { minLength: 1 }) }),
    fc.record({ none: fc.array(test_, { minLength: 1 }) }),
  );
  const option_ = fc.record({ id: fc.constantFrom('x', 'y'), when: fc.option(when, { nil: undefined }) });
  const fieldOf = (id: string) =>
    fc.record({ when: fc.option(when, { nil: undefined }), options: fc.option(fc.array(option_, { minLength: 1 }), { nil: undefined }) }).map((made) =>
      made.options
        ? field('choice', { id, ...(made.when && { when: made.when }), options: made.options.map((one) => option(one.id, one.id, one.when ? { when: one.when } : {})) })
        : field('text', { id, ...(made.when && { when: made.when }) }),
    ); // prettier-ignore
  const forms = fc.tuple(...names.map(fieldOf)).map((fields) => ({ fields }));
  const answers = fc.dictionary(fc.constantFrom(...names, 'stranger'), value);

  test('keeps the same answers when it is reduced again, and none of a hidden field', () => {
    fc.assert(
      fc.property(forms, answers, (item, given) => {
        const kept = keepApplying(item, given, facts);
        expect(keepApplying(item, kept, facts)).toEqual(kept);
        const open = ids(openFields(item, { ...facts, answers: kept }));
        expect(Object.keys(kept).every((id) => open.includes(id))).toBe(true);
        expect(ids(openFields(item, { ...facts, answers: given }))).toEqual(open);
      }),
      { numRuns: 500 },
    );
  });

  test('comes to an end: answering what is asked leaves nothing to ask', () => {
    fc.assert(
      fc.property(forms, (item) => {
        let given: Answers = {};
        for (let asked = 0; asked <= names.length; asked += 1) {
          const next = nextField(item, { answers: given, skipped: [] }, facts);
          if (!next) return;
          const tries = next.kind === 'choice' ? next.options.map(({ id }) => id) : ['x'];
          const taken = tries
            .map((id) => keepApplying(item, { ...given, [next.id]: id }, facts))
            .find((kept) => kept[next.id] !== undefined);
          expect(taken).toBeDefined();
          given = taken ?? given;
        }
        throw new Error('more questions than fields');
      }),
      { numRuns: 500 },
    );
  });
});
