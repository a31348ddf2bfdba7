import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Answers } from '../../../src/domain/form/answers.ts';
import { checkAnswers } from '../../../src/domain/form/check-answers.ts';
import type { Scope } from '../../../src/domain/form/conditions.ts';
import { defaultOf } from '../../../src/domain/form/default-of.ts';
import { keepApplying, nextField, numbered, openFields } from '../../../src/domain/form/form.ts';
import { field, lima, option } from './reading/lima.ts';

const scope: Scope = {
  requester: { id: 'ana', name: 'Ana Quispe', email: 'ana@mesa.example', site: 'san-isidro', manager: 'luis', phone: undefined },
  today: '2026-03-02',
  zone: 'America/Lima',
  currency: 'PEN',
  answers: {
    price: { amount: 99.9, currency: 'PEN' }, dollars: { amount: 10, currency: 'USD' }, count: 3, from: '2026-03-09', to: '2026-03-13',
    dates: { from: '2026-03-09', to: '2026-03-13' }, at: '2026-03-07T03:00:00.000Z', who: 'Marta', where: { text: 'Piura' }, urgent: true, size: 'large',
  },
}; // prettier-ignore
const sizes = {
  options: [option('small', 'S'), option('large', 'L'), option('huge', 'XL', { when: { field: 'count', gt: 5 } })],
};

describe('a default', () => {
  test.each<[string, Parameters<typeof field>[0], Readonly<Record<string, unknown>>, unknown]>([
    ['a value', 'text', { default: 'hola' }, 'hola'],
    ['a number of days', 'number', { default: 5 }, 5],
    ['an amount in the desk\'s currency', 'money', { default: 120 }, { amount: 120, currency: 'PEN' }],
    ['an amount in the field\'s currency', 'money', { default: 120, currency: 'USD' }, { amount: 120, currency: 'USD' }],
    ['a length of time', 'duration', { default: '1h30m' }, 90],
    ['a place in words', 'place', { default: 'Lima' }, { text: 'Lima' }],
    ['yes', 'yes_no', { default: true }, true],
    ['an option', 'choice', { ...sizes, default: 'small' }, 'small'],
    ['an option that is not open', 'choice', { ...sizes, default: 'huge' }, undefined],
    ['several options, in their order', 'choices', { ...sizes, default: ['large', 'small'] }, ['small', 'large']],
    ['one of several', 'choices', { ...sizes, default: 'small' }, ['small']],
    ['the requester', 'person', { default: 'requester.id' }, 'ana'],
    ['the requester among several', 'person', { default: 'requester.id', several: true }, ['ana']],
    ['the manager', 'person', { default: 'requester.manager' }, 'luis'],
    ['the site', 'site', { default: 'requester.site' }, 'san-isidro'],
    ['the e-mail address', 'email', { default: 'requester.email' }, 'ana@mesa.example'],
    ['what the record does not have', 'phone', { default: 'requester.phone' }, undefined],
    ['nothing of the kind', 'text', { default: 'requester.toString' }, undefined],
    ['today', 'date', { default: 'today' }, '2026-03-02'],
    ['in a week', 'date', { default: 'today+1w' }, '2026-03-09'],
    ['in a month', 'date', { default: 'today+1m' }, '2026-04-02'],
    ['a day that has passed', 'date', { default: 'today-1d' }, undefined],
    ['a day that may have passed', 'date', { default: 'today-1d', past: true }, '2026-03-01'],
    ['"today" in a text', 'text', { default: 'today' }, 'today'],
    ['tomorrow at nine', 'date_time', { default: 'today+1d 09:00' }, '2026-03-03T14:00:00.000Z'],
    ['a range of one day', 'date_range', { default: 'today+1d' }, { from: '2026-03-03', to: '2026-03-03' }],
    ['a range', 'date_range', { default: { range: ['today', { later: 'today', days: 4 }] } }, { from: '2026-03-02', to: '2026-03-06' }],
    ['an answer', 'text', { default: { field: 'who' } }, 'Marta'],
    ['no answer', 'text', { default: { field: 'nothing' } }, undefined],
    ['the day of an instant, there', 'date', { default: { field: 'at' } }, '2026-03-06'],
    ['the first day of a range', 'date', { default: { field: 'dates' } }, '2026-03-09'],
    ['a sum', 'number', { default: { sum: [{ field: 'count' }, 4, 0.5] } }, 7.5],
    ['a product with money', 'money', { default: { product: [{ field: 'price' }, { field: 'count' }] } }, { amount: 299.7, currency: 'PEN' }],
    ['a difference', 'number', { default: { difference: [10, { field: 'count' }] } }, 7],
    ['a quotient', 'number', { default: { quotient: [{ field: 'count' }, 2] } }, 1.5],
    ['a quotient by nothing', 'number', { default: { quotient: [1, 0] } }, undefined],
    ['a sum of two currencies', 'money', { default: { sum: [{ field: 'price' }, { field: 'dollars' }] } }, undefined],
    ['a sum with a text', 'number', { default: { sum: [{ field: 'who' }, 1] } }, undefined],
    ['the days of a range, both ends counted', 'number', { default: { days: { field: 'dates' } } }, 5],
    ['the days between two dates', 'number', { default: { days_between: [{ field: 'from' }, { field: 'to' }] } }, 4],
    ['a later day', 'date', { default: { later: { field: 'to' }, days: { field: 'count' } } }, '2026-03-16'],
    ['texts put together', 'text', { default: { join: ['Viaje de', { field: 'who' }, { field: 'nothing' }, 'a', { field: 'where' }] } }, 'Viaje de Marta a Piura'],
    ['texts with a comma', 'text', { default: { join: [{ field: 'who' }, 'requester.name'], with: ', ' } }, 'Marta, Ana Quispe'],
    ['one or the other', 'number', { default: { if: { field: 'size', equals: 'large' }, then: 10, else: 1 } }, 10],
    ['the other', 'number', { default: { if: { field: 'size', equals: 'small' }, then: 10, else: 1 } }, 1],
    ['neither', 'number', { default: { if: { field: 'size', equals: 'small' }, then: 10 } }, undefined],
    ['beyond the field\'s limit', 'number', { default: 10, max: 5 }, undefined],
  ])('%s', (...[_name, kind, more, value]) => expect(defaultOf(field(kind, more), scope)).toEqual(value)); // prettier-ignore

  test('names nobody who has left the directory', () => {
    const manager = field('person', { default: 'requester.manager' });
    expect(defaultOf(manager, scope, { people: new Map() })).toBeUndefined();
    expect(defaultOf(manager, scope, lima)).toBe('luis');
  });

  test('of any sum is the sum, to the cent', () => {
    const cents = fc.integer({ min: 0, max: 1e9 });
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 6 }), (parts) => {
        const total = field('money', { default: { sum: parts.map((part) => part / 100) } });
        expect(defaultOf(total, scope)).toEqual({ amount: parts.reduce((a, b) => a + b) / 100, currency: 'PEN' });
      }),
    );
  });
});

describe('what is computed', () => {
  const trip = {
    fields: [
      field('money', { id: 'fare' }),
      field('number', { id: 'nights', required: false }),
      field('money', { id: 'total', default: { sum: [{ field: 'fare' }, { product: [{ field: 'nights' }, 100] }] }, fixed: true, max: 1000 }),
      field('information', { id: 'note', when: { field: 'total', gt: 500 } }),
      field('text', { id: 'why', when: { field: 'total', gt: 500 } }),
    ],
  }; // prettier-ignore
  const money = (amount: number) => ({ amount, currency: 'PEN' });
  const { answers: _answers, ...facts } = scope;
  const cheap: Answers = { fare: money(100), nights: 2 };

  test('is never asked, follows its parts, and is seen by what comes after it', () => {
    expect(nextField(trip, { answers: { fare: money(100), nights: 2 }, skipped: [] }, facts)).toBeUndefined();
    expect(keepApplying(trip, cheap, facts)).toEqual({ ...cheap, total: money(300) });
    expect(keepApplying(trip, { ...cheap, total: money(1) }, facts)).toEqual({ ...cheap, total: money(300) });
    const dear = { fare: money(100), nights: 5 };
    expect(nextField(trip, { answers: dear, skipped: [] }, facts)?.id).toBe('why');
    expect(openFields(trip, { ...facts, answers: dear }).map(({ id }) => id)).toEqual(['fare', 'nights', 'total', 'note', 'why']);
    expect(numbered(trip, { ...dear, why: 'x', note: 'x' }, facts).map(({ number, field: one }) => [number, one.id])).toEqual([
      [1, 'fare'],
      [2, 'nights'],
      [3, 'total'],
      [4, 'why'],
    ]);
  });

  test('is nobody\'s fault where its parts are missing, and a reason where it is too much', () => {
    expect(checkAnswers(trip, { fare: money(100) }, facts)).toEqual([]);
    expect(checkAnswers(trip, { fare: money(100), nights: 20, why: 'x' }, facts)).toMatchObject([
      { field: 'total', refusal: { code: 'form.money_large' } },
    ]);
  }); // prettier-ignore

  test('in rows, each of its own row', () => {
    const order = {
      fields: [
        field('group', {
          id: 'lines',
          fields: [
            field('number', { id: 'count' }),
            field('money', { id: 'price' }),
            field('money', { id: 'cost', default: { product: [{ field: 'price' }, { field: 'count' }] }, fixed: true }),
          ],
        }),
      ],
    };
    const lines = [{ count: 2, price: money(5) }, { count: 3, price: money(7), cost: money(1) }]; // prettier-ignore
    expect(keepApplying(order, { lines }, facts)).toEqual({
      lines: [{ ...lines[0], cost: money(10) }, { ...lines[1], cost: money(21) }],
    }); // prettier-ignore
    expect(keepApplying(order, { lines: [{ cost: money(1) }] }, facts)).toEqual({});
  });
});

describe('changed', () => {
  const item = {
    fields: [
      field('number', { id: 'days', default: 5 }),
      field('text', { id: 'reason', when: { field: 'days', changed: true } }),
    ],
  };
  const facts = { requester: {} };
  const asks = (answers: Answers, original?: Answers) =>
    openFields(item, { ...facts, answers, ...(original && { original }) }).map(({ id }) => id);

  test('compares with the default', () => {
    expect(asks({ days: 5 })).toEqual(['days']);
    expect(asks({ days: 6 })).toEqual(['days', 'reason']);
  });

  test('compares with what was approved, where that is known', () => {
    expect(asks({ days: 6 }, { days: 6 })).toEqual(['days']);
    expect(asks({ days: 5 }, { days: 6 })).toEqual(['days', 'reason']);
  });
});
