import type { Answer, Answers } from './answers.ts';
import type { Condition, Test } from './condition.ts';
import { fold } from './fold.ts';

/** What a condition may know besides the answers. */
export interface Facts {
  /** Of the requester's record, by name: `department`, `site`, `company`, `kind` … */
  readonly requester: Readonly<Record<string, string | undefined>>;
}

export interface Scope extends Facts {
  /** Answers that count: those of fields that apply. */
  readonly answers: Answers;
}

type Scalar = string | number | boolean;
type Comparable = 'gt' | 'gte' | 'lt' | 'lte';

const NUMBER = /^-?\d+(\.\d+)?$/;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const OF_REQUESTER = 'requester.';

/** Whether a condition is met. A test with several operators asks for all of them; an absent answer is empty and equal to nothing. */
export function holds(condition: Condition, scope: Scope): boolean {
  if ('all' in condition) return condition.all.every((one) => holds(one, scope));
  if ('any' in condition) return condition.any.some((one) => holds(one, scope));
  if ('none' in condition) return !condition.none.some((one) => holds(one, scope));
  return passes(condition, valueOf(condition.field, scope));
}

function valueOf(field: string, scope: Scope): Answer | undefined {
  if (!field.startsWith(OF_REQUESTER)) return Object.hasOwn(scope.answers, field) ? scope.answers[field] : undefined;
  const fact = field.slice(OF_REQUESTER.length);
  return Object.hasOwn(scope.requester, fact) ? scope.requester[fact] : undefined;
}

function passes(test: Test, value: Answer | undefined): boolean {
  const { equals, not, contains, empty } = test;
  if (empty !== undefined && isEmpty(value) !== empty) return false;
  if (equals !== undefined && !same(value, equals)) return false;
  if (not !== undefined && same(value, not)) return false;
  if (test.in !== undefined && !test.in.some((one) => same(value, one))) return false;
  if (contains !== undefined && !includes(value, contains)) return false;
  return (['gt', 'gte', 'lt', 'lte'] as const).every((operator) => {
    const limit = test[operator];
    return limit === undefined || orderHolds(operator, compare(value, limit));
  });
}

function isEmpty(value: Answer | undefined): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Money stands for its amount, a group for the number of its rows. */
function scalarOf(value: Answer | undefined): Scalar | undefined {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'object' ? value.amount : value;
}

/** YAML and cards write numbers as texts now and then; both forms mean the same. */
function numberOf(value: Scalar): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && NUMBER.test(value.trim()) ? Number(value) : undefined;
}

function same(value: Answer | undefined, wanted: Scalar): boolean {
  const found = scalarOf(value);
  if (found === undefined) return false;
  const [a, b] = [numberOf(found), numberOf(wanted)];
  if (a !== undefined && b !== undefined) return a === b;
  return String(found) === String(wanted) || (fold(String(found)) === fold(String(wanted)) && fold(String(wanted)) !== '');
}

function includes(value: Answer | undefined, part: string): boolean {
  const wanted = fold(part);
  const texts = Array.isArray(value) ? value.flatMap((row) => Object.values(row)) : [value];
  return texts.some((one) => one !== undefined && typeof one !== 'object' && fold(String(one)).includes(wanted));
}

/** Negative, zero or positive; nothing where the two cannot be ordered. */
function compare(value: Answer | undefined, limit: Scalar): number | undefined {
  const found = scalarOf(value);
  if (found === undefined) return undefined;
  const [a, b] = [numberOf(found), numberOf(limit)];
  if (a !== undefined && b !== undefined) return a - b;
  if (typeof found !== 'string' || typeof limit !== 'string' || !ISO_DATE.test(found) || !ISO_DATE.test(limit)) return undefined;
  // ISO dates order as texts.
  return found === limit ? 0 : found < limit ? -1 : 1;
}

function orderHolds(operator: Comparable, order: number | undefined): boolean {
  if (order === undefined) return false;
  switch (operator) {
    case 'gt':
      return order > 0;
    case 'gte':
      return order >= 0;
    case 'lt':
      return order < 0;
    case 'lte':
      return order <= 0;
  }
}
