import { describe, expect, test } from '@jest/globals';
import { readInputs } from '../../../src/domain/form/read-inputs.ts';
import { showAnswer } from '../../../src/domain/form/show-answer.ts';
import { field, lima, option } from './reading/lima.ts';

const label = (es: string, en = es): { es: string; en: string } => ({ es, en });
const item = {
  fields: [
    field('choice', {
      id: 'model',
      label: label('Modelo', 'Model'),
      options: [option('t14', 'Lenovo T14'), option('2', 'Otra'), option('mac', 'MacBook')],
    }),
    field('date', { id: 'needed', label: label('Para cuándo', 'Needed by') }),
    field('yes_no', { id: 'remote', required: false }),
    field('money', { id: 'cost', when: { field: 'remote', equals: true } }),
    field('number', { id: 'count', required: false, max: 5 }),
    field('person', { id: 'who', required: false }),
    field('department', { id: 'area', required: false }),
    field('group', {
      id: 'rows',
      label: label('Equipos', 'Equipment'),
      required: false,
      fields: [
        {
          id: 'what',
          label: label('Qué', 'What'),
          kind: 'choice',
          options: [option('monitor', 'Monitor'), option('mouse', 'Mouse')],
        },
        { id: 'n', label: label('Cantidad', 'Quantity'), kind: 'number' },
      ],
    }),
  ],
};
const base = { model: 't14', needed: '2026-03-09' };

describe('the values of a card', () => {
  test.each<[string, object, object]>([
    ['ids', base, base],
    ['labels, of fields and options', { Modelo: 'lenovo t14', 'Para cuando': '2026-03-09' }, base],
    ['labels of the other language', { Model: 'MacBook', 'needed by': '2026-03-09' }, { model: 'mac', needed: '2026-03-09' }],
    ['an id that looks like a place in the list', { ...base, model: '2' }, { model: '2', needed: '2026-03-09' }],
    ['one option as an array', { ...base, model: ['mac'] }, { ...base, model: 'mac' }],
    ['booleans and texts for them', { ...base, remote: 'false' }, { ...base, remote: false }],
    ['money as a text', { ...base, remote: true, cost: 'S/ 1,200.50' }, { ...base, remote: true, cost: { amount: 1200.5, currency: 'PEN' } }],
    ['money as a number', { ...base, remote: 'true', cost: 20 }, { ...base, remote: true, cost: { amount: 20, currency: 'PEN' } }],
    ['money as it is stored', { ...base, remote: true, cost: { amount: 9, currency: 'USD' } }, { ...base, remote: true, cost: { amount: 9, currency: 'USD' } }],
    ['numbers', { ...base, count: 3 }, { ...base, count: 3 }],
    ['numbers as texts', { ...base, count: '3' }, { ...base, count: 3 }],
    ['people and departments', { ...base, who: 'ana', area: 'Ventas' }, { ...base, who: 'ana', area: 'ventas' }],
    ['blanks are left out', { ...base, count: '', who: null, rows: [], remote: '  ' }, base],
    ['hidden and unknown keys are ignored', { ...base, remote: false, cost: 5, admin: true, __proto__x: 1 }, { ...base, remote: false }],
    ['rows by id or label, without the empty ones', { ...base, Equipos: [{ what: 'monitor', n: '2' }, { Qué: 'Mouse', cantidad: 1 }, { what: '', n: '' }] }, { ...base, rows: [{ what: 'monitor', n: 2 }, { what: 'mouse', n: 1 }] }],
    ['rows as a text', { ...base, rows: '2 monitores, 1 mouse' }, { ...base, rows: [{ what: 'monitor', n: 2 }, { what: 'mouse', n: 1 }] }],
  ])('%s', (_name, inputs, answers) => expect(readInputs(item, inputs as Record<string, unknown>, lima)).toEqual({ ok: true, answers })); // prettier-ignore

  test.each<[string, object, [string, string][]]>([
    ['nothing filled in', {}, [['model', 'form.required'], ['needed', 'form.required']]],
    ['each field says its own', { model: 'dell', needed: '2026-03-01', count: 9 }, [['model', 'form.not_choice'], ['needed', 'form.date_past'], ['count', 'form.number_large']]],
    ['a field that another opens', { ...base, remote: true }, [['cost', 'form.required']]],
    ['shapes that no card sends', { ...base, count: { a: 1 }, who: [1, 2], area: true, rows: 7 }, [['count', 'form.unreadable'], ['who', 'form.unreadable'], ['area', 'form.unreadable'], ['rows', 'form.unreadable']]],
    ['a row', { ...base, rows: [{ what: 'monitor' }] }, [['rows', 'form.row']]],
    ['no number', { ...base, count: Number.NaN }, [['count', 'form.unreadable']]],
  ])('refused: %s', (_name, inputs, refused) => {
    const read = readInputs(item, inputs as Record<string, unknown>, lima);
    expect(read.ok ? [] : read.refusals.map(({ field: id, refusal }) => [id, refusal.code])).toEqual(refused);
  }); // prettier-ignore

  test('what could be read is kept, so that only the rest is asked again', () => {
    expect(readInputs(item, { ...base, count: 'muchos' }, lima)).toMatchObject({ ok: false, answers: base });
  });

  test('of rows with a fault, what can be read is there to be shown again', () => {
    const rows = [{ what: 'monitor' }, {}, { what: 'nothing', n: 3 }];
    expect(readInputs(item, { ...base, rows }, lima)).toMatchObject({ ok: false, answers: base, legible: { rows: [{ what: 'monitor' }, { n: 3 }] } });
  }); // prettier-ignore
});

describe('an answer as it is shown', () => {
  const departments = lima.departments;
  const rows = [{ what: 'monitor', n: 2 }];
  test.each([
    [field('choice', { options: [option('a', 'Alfa')] }), 'a', { label: label('Alfa') }],
    [field('choice', { options: [option('a', 'Alfa')] }), 'gone', 'gone'],
    [field('yes_no'), true, { key: 'answer.yes' }],
    [field('yes_no'), false, { key: 'answer.no' }],
    [field('date'), '2026-03-09', { date: '2026-03-09' }],
    [field('money'), { amount: 5, currency: 'USD' }, { money: { amount: 5, currency: 'USD' } }],
    [field('number'), 3, 3],
    [field('person'), 'ana', { person: 'ana' }],
    [field('department'), 'ventas', { label: label('Ventas', 'Sales') }],
    [field('text'), '{{x}} & <b>', { text: '{{x}} & <b>' }],
    [
      item.fields[7] ?? field('text'),
      rows,
      { list: [{ key: 'answer.quantity', params: { quantity: 2, thing: { label: label('Monitor') } } }] },
    ],
  ])('%#', (one, answer, shown) => expect(showAnswer(one, answer, { departments })).toEqual(shown));

  test('a row of other fields is a list', () => {
    const trips = field('group', {
      fields: [
        { id: 'who', label: label('Quién'), kind: 'person' },
        { id: 'day', label: label('Día'), kind: 'date' },
      ],
    });
    expect(showAnswer(trips, [{ who: 'ana', day: '2026-03-09' }])).toEqual({
      list: [{ list: [{ person: 'ana' }, { date: '2026-03-09' }] }],
    });
  });
});
