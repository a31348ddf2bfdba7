import { isList, isMoney, isRange, isRows, isSpot, type Answer, type Answers } from './answers.ts';
import { compare, dayFor, type Comparison } from './compare.ts';
import type { Condition, Operand, Test } from './condition.ts';
import { fold } from '../fold.ts';
import type { Department } from '../person.ts';
import { wholeMatch } from './whole-match.ts';

/** What a condition may know besides the answers. */
export interface Facts {
  /** Of the requester's record, by name: `department`, `site`, `company` …; `role` and `team` are several. */
  readonly requester: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Local date of the requester, `YYYY-MM-DD`: what `today` means. */
  readonly today?: string;
  /** IANA zone in which an instant falls on a date; UTC where absent. */
  readonly zone?: string;
  /** ISO 4217: of amounts that are computed without one. */
  readonly currency?: string;
  /** For `within`: which department is part of which. */
  readonly departmentTree?: Pick<ReadonlyMap<string, Pick<Department, 'part_of'>>, 'get'>;
  /** What `changed` compares with: what was approved. Where absent, each field's default. */
  readonly original?: Answers;
}

export interface Scope extends Facts {
  /** Answers that count: those of fields that apply. */
  readonly answers: Answers;
}

const NUMBER = /^-?\d+(\.\d+)?$/;
const OF_REQUESTER = 'requester.';

/** Whether a condition is met. A test with several operators asks for all of them; an absent answer is empty and equal to nothing. */
export function holds(condition: Condition, scope: Scope): boolean {
  if ('all' in condition) return condition.all.every((one) => holds(one, scope));
  if ('any' in condition) return condition.any.some((one) => holds(one, scope));
  if ('none' in condition) return !condition.none.some((one) => holds(one, scope));
  // A test may have a `not` too: a value to differ from.
  if (!('field' in condition)) return !holds(condition.not, scope);
  return passes(condition, scope);
}

/** The answer to a field, or a fact of the requester's record. */
export function valueOf(field: string, scope: Scope): Answer | undefined {
  if (!field.startsWith(OF_REQUESTER)) return Object.hasOwn(scope.answers, field) ? scope.answers[field] : undefined;
  const name = field.slice(OF_REQUESTER.length);
  const fact = Object.hasOwn(scope.requester, name) ? scope.requester[name] : undefined;
  return typeof fact === 'object' ? [...fact] : fact;
}

function passes(test: Test, scope: Scope): boolean {
  const value = valueOf(test.field, scope);
  const { equals, not, contains, empty } = test;
  if (empty !== undefined && isEmpty(value) !== empty) return false;
  if (equals !== undefined && !same(value, operandOf(equals, scope), scope)) return false;
  if (not !== undefined && same(value, operandOf(not, scope), scope)) return false;
  if (test.in !== undefined && !test.in.some((one) => same(value, one, scope))) return false;
  if (contains !== undefined && !includes(value, contains)) return false;
  if (test.matches !== undefined && !matches(value, test.matches)) return false;
  if (test.within !== undefined && !isWithin(value, [test.within].flat(), scope)) return false;
  if (test.changed !== undefined && isChanged(test.field, value, scope) !== test.changed) return false;
  return comparisonsOf(test).every(([comparison, operand]) =>
    compare(comparison, { value, limit: operandOf(operand, scope) }, scope),
  );
}

function comparisonsOf(test: Test): readonly (readonly [Comparison, Operand])[] {
  const [least, most] = test.between ?? [];
  const all: readonly (readonly [Comparison, Operand | undefined])[] = [
    ['gt', test.gt],
    ['gte', test.gte],
    ['lt', test.lt],
    ['lte', test.lte],
    ['lt', test.before],
    ['gt', test.after],
    ['gte', least],
    ['lte', most],
  ];
  return all.flatMap(([comparison, operand]) => (operand === undefined ? [] : [[comparison, operand] as const]));
}

function operandOf(operand: Operand, scope: Scope): Answer | undefined {
  return typeof operand === 'object' ? valueOf(operand.field, scope) : operand;
}

function isEmpty(value: Answer | undefined): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** YAML and cards write numbers as texts now and then; both forms mean the same. */
function numberOf(value: string | number | boolean): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && NUMBER.test(value.trim()) ? Number(value) : undefined;
}

function same(value: Answer | undefined, wanted: Answer | undefined, scope: Scope): boolean {
  if (value === undefined || wanted === undefined || (Array.isArray(value) && value.length === 0)) return false;
  // One of a list; two lists have the same members.
  if (isList(value) && !isList(wanted)) return value.some((one) => same(one, wanted, scope));
  const [found, sought] = [scalarOf(value), scalarOf(wanted)];
  if (found === undefined || sought === undefined) return isSameAnswer(value, wanted);
  const [a, b] = [numberOf(found), numberOf(sought)];
  if (a !== undefined && b !== undefined) return a === b;
  if (String(found) === String(sought)) return true;
  if (fold(String(found)) === fold(String(sought)) && fold(String(sought)) !== '') return true;
  return typeof found === 'string' && typeof sought === 'string' && isSameDay(found, sought, scope);
}

/** An instant is on the day it falls on; two instants are the same only as themselves. */
function isSameDay(found: string, sought: string, scope: Scope): boolean {
  if (found.endsWith('Z') && sought.endsWith('Z')) return false;
  const day = dayFor(found, scope);
  return day !== undefined && day === dayFor(sought, scope);
}

/** Money stands for its amount, a group for the number of its rows, a place for its words. */
function scalarOf(value: Answer): string | number | boolean | undefined {
  if (typeof value !== 'object') return value;
  if (isMoney(value)) return value.amount;
  if (isSpot(value)) return value.text;
  return isRows(value) ? value.length : undefined;
}

/** Whether two answers say the same, whatever the order of their keys. */
function isSameAnswer(a: Answer | undefined, b: Answer | undefined): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => [key, sorted(one)]);
}

function isChanged(field: string, value: Answer | undefined, scope: Scope): boolean {
  const before = scope.original && Object.hasOwn(scope.original, field) ? scope.original[field] : undefined;
  return !isSameAnswer(value, before);
}

function includes(value: Answer | undefined, part: string): boolean {
  if (value === undefined) return false;
  const wanted = fold(part);
  if (isList(value)) return value.some((one) => one === part || fold(one) === wanted);
  const texts = isRows(value) ? value.flatMap((row) => Object.values(row)) : [isSpot(value) ? value.text : value];
  return texts.flat().some((one) => typeof one !== 'object' && fold(String(one)).includes(wanted));
}

function matches(value: Answer | undefined, pattern: string): boolean {
  if (value === undefined || isRange(value)) return false;
  const texts = isList(value) ? value : [scalarOf(value)];
  return texts.some((one) => one !== undefined && wholeMatch(pattern, String(one)));
}

function isWithin(value: Answer | undefined, departments: readonly string[], scope: Scope): boolean {
  const seen = new Set<string>();
  let at = typeof value === 'string' ? value : undefined;
  // A circle ends where it was entered.
  while (at !== undefined && !seen.has(at)) {
    if (departments.includes(at)) return true;
    seen.add(at);
    at = scope.departmentTree?.get(at)?.part_of;
  }
  return false;
}
