import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Condition } from '../../../src/domain/form/condition.ts';
import { holds, type Scope } from '../../../src/domain/form/conditions.ts';

/** A second evaluator, written from the description in the catalog alone: every answer as what it may be compared by. */
type Seen = { n?: number; day?: string; lastDay?: string; texts: string[]; count?: number; empty: boolean };

const day = (word: string): string | undefined => {
  const [, sign, count] = /^today(?:([+-])(\d+)d)?$/.exec(word) ?? [];
  if (word.startsWith('today')) {
    const at = new Date('2026-03-02T00:00:00Z');
    at.setUTCDate(at.getUTCDate() + Number(count ?? 0) * (sign === '-' ? -1 : 1));
    return at.toISOString().slice(0, 10);
  }
  return /^\d{4}-\d\d-\d\d$/.test(word) ? word : undefined;
};
const dayCount = (from: string, to: string): number => 1 + (new Date(to).getTime() - new Date(from).getTime()) / 86_400_000;

function see(value: unknown): Seen {
  if (value === undefined) return { texts: [], empty: true };
  if (typeof value === 'number') return { n: value, texts: [String(value)], empty: false };
  if (typeof value === 'boolean') return { texts: [String(value)], empty: false };
  if (typeof value === 'string') {
    const on = value.endsWith('Z') ? new Date(new Date(value).getTime() - 5 * 3_600_000).toISOString().slice(0, 10) : day(value);
    const number = /^-?\d+(\.\d+)?$/.test(value) ? { n: Number(value) } : {};
    return { ...number, ...(on !== undefined && { day: on, lastDay: on }), texts: [value.toLowerCase()], empty: value === '' };
  }
  if (Array.isArray(value)) return { n: value.length, texts: value.map(String), count: value.length, empty: value.length === 0 };
  const { amount, from, to } = value as { amount?: number; from?: string; to?: string };
  if (amount !== undefined) return { n: amount, texts: [String(amount)], empty: false };
  return { n: dayCount(from ?? '', to ?? ''), day: from ?? '', lastDay: to ?? '', texts: [], empty: false };
}

const order = (value: Seen, limit: Seen, fits: (low: number, high: number) => boolean): boolean => {
  if (value.n !== undefined && limit.n !== undefined) return fits(value.n - limit.n, value.n - limit.n);
  if (value.day === undefined || limit.day === undefined) return false;
  return fits(
    new Date(value.day).getTime() - new Date(limit.lastDay ?? '').getTime(),
    new Date(value.lastDay ?? '').getTime() - new Date(limit.day).getTime(),
  );
};

function equal(value: Seen, wanted: unknown): boolean {
  const other = see(wanted);
  if (value.texts.length === 0) return false;
  if (value.count === undefined && value.n !== undefined && other.n !== undefined) return value.n === other.n;
  return value.texts.some(
    (text) => text === String(wanted).toLowerCase() || (value.day !== undefined && value.day === day(String(wanted))),
  );
}

/** One entry for each word of the language of conditions. */
const meaning: Readonly<Record<string, (value: Seen, wanted: never) => boolean>> = {
  equals: (value, wanted: unknown) => equal(value, wanted),
  not: (value, wanted: unknown) => !equal(value, wanted),
  in: (value, wanted: unknown[]) => wanted.some((one) => equal(value, one)),
  empty: (value, wanted: boolean) => value.empty === wanted,
  contains: (value, wanted: string) =>
    value.texts.some((text) => (value.count === undefined ? text.includes(wanted) : text === wanted)),
  gt: (value, wanted: unknown) => order(value, see(wanted), (low) => low > 0),
  gte: (value, wanted: unknown) => order(value, see(wanted), (low) => low >= 0),
  lt: (value, wanted: unknown) => order(value, see(wanted), (_, high) => high < 0),
  lte: (value, wanted: unknown) => order(value, see(wanted), (_, high) => high <= 0),
  after: (value, wanted: unknown) => order(value, see(wanted), (low) => low > 0),
  before: (value, wanted: unknown) => order(value, see(wanted), (_, high) => high < 0),
  between: (value, [low, high]: [unknown, unknown]) =>
    order(value, see(low), (distance) => distance >= 0) && order(value, see(high), (_, distance) => distance <= 0),
};

function naive(condition: Record<string, unknown>, answers: Readonly<Record<string, unknown>>): boolean {
  if (Array.isArray(condition['all'])) return condition['all'].filter((one) => !naive(one, answers)).length === 0;
  if (Array.isArray(condition['any'])) return condition['any'].filter((one) => naive(one, answers)).length > 0;
  if (Array.isArray(condition['none'])) return condition['none'].filter((one) => naive(one, answers)).length === 0;
  if (condition['field'] === undefined) return !naive(condition['not'] as Record<string, unknown>, answers);
  const value = see(answers[condition['field'] as string]);
  return Object.entries(condition).every(([word, wanted]) => word === 'field' || meaning[word]?.(value, wanted as never));
}

const number = fc.integer({ min: -3, max: 12 });
const date = fc.integer({ min: 1, max: 9 }).map((n) => `2026-03-0${n}`);
const range = fc.tuple(date, date).map(([a, b]) => (a <= b ? { from: a, to: b } : { from: b, to: a }));
const list = fc.uniqueArray(fc.constantFrom('red', 'green', 'blue'), { maxLength: 3 });
const instant = fc
  .tuple(date, fc.integer({ min: 0, max: 23 }))
  .map(([on, hour]) => `${on}T${String(hour).padStart(2, '0')}:00:00.000Z`);
const answers = fc.record(
  {
    number, date, instant, range, list,
    money: number.map((amount) => ({ amount, currency: 'PEN' })), word: fc.constantFrom('red', 'Green', 'light blue', ''), sure: fc.boolean(),
  },
  { requiredKeys: [] },
); // prettier-ignore

const limit = fc.oneof(number, date, fc.constantFrom('today', 'today+3d', 'today-1d', '5', 'red'));
const scalar = fc.oneof(limit, fc.boolean(), fc.constantFrom('green', 'blue', 'light blue'));
const comparisons = fc.record(
  {
    equals: scalar, not: scalar, in: fc.array(scalar, { minLength: 1, maxLength: 3 }), contains: fc.constantFrom('red', 'blue', 'e'), empty: fc.boolean(),
    gt: limit, gte: limit, lt: limit, lte: limit, before: limit, after: limit, between: fc.tuple(limit, limit),
  },
  { requiredKeys: [] },
); // prettier-ignore
const one = fc
  .tuple(fc.constantFrom('number', 'money', 'date', 'instant', 'range', 'list', 'word', 'sure', 'absent'), comparisons)
  .map(([field, operators]): Record<string, unknown> => {
    const [operator] = Object.entries(operators);
    return operator ? { field, [operator[0]]: operator[1] } : { field, empty: true };
  });
const { condition } = fc.letrec<{ condition: Record<string, unknown> }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    one,
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((none) => ({ none })),
    tie('condition').map((not) => ({ not })),
  ),
}));

test('conditions hold as a second evaluator says', () => {
  fc.assert(
    fc.property(condition, answers, (asked, given) => {
      const scope = { answers: given, requester: {}, today: '2026-03-02', zone: 'America/Lima' } as Scope;
      expect(holds(Condition.parse(asked), scope)).toBe(naive(asked, given));
    }),
    { numRuns: 3000 },
  );
});
