import { Unstorable } from './stored-copy.ts';

const comparisons = new Set(['$ne', '$lt', '$lte', '$gt', '$gte']);

/**
 * Refuses what a store must not be asked: an empty filter or test, `undefined`, operators outside the port's language, values that are not
 * comparable. So nothing that came from outside can turn into an operator, and a forgotten value never means "everything".
 * @throws Unstorable
 */
export function checkFilter(collection: string, filter: Readonly<Record<string, unknown>>): void {
  const entries = Object.entries(filter);
  if (entries.length === 0) throw new Unstorable(`${collection}: the filter is empty; to read everything use scan().`);
  for (const [field, test] of entries) {
    if (field === '' || field.startsWith('$')) throw new Unstorable(`${collection}: "${field}" is no field.`);
    if (!isTest(test)) requireComparable(test, `${collection}: ${field}`);
    else checkTest(test, `${collection}: ${field}`);
  }
}

/** Whether a filter's value is a set of operators rather than a value to equal. */
export function isTest(test: unknown): test is Readonly<Record<string, unknown>> {
  return typeof test === 'object' && test !== null && !(test instanceof Date) && !Array.isArray(test);
}

function checkTest(test: Readonly<Record<string, unknown>>, where: string): void {
  const entries = Object.entries(test);
  if (entries.length === 0) throw new Unstorable(`${where} is tested for nothing.`);
  for (const [operator, value] of entries) {
    if (operator === '$exists') requireType(typeof value === 'boolean', `${where} ${operator} takes true or false.`);
    else if (operator === '$in') checkList(value, `${where} ${operator}`);
    else if (!comparisons.has(operator)) throw new Unstorable(`${where}: ${operator} is not part of the filter language.`);
    else if (operator !== '$ne' || value !== null) requireComparable(value, `${where} ${operator}`);
  }
}

function checkList(value: unknown, where: string): void {
  requireType(Array.isArray(value), `${where} takes a list.`);
  for (const item of value as unknown[]) requireComparable(item, where);
}

function requireComparable(value: unknown, where: string): void {
  const scalar = typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && !Number.isNaN(value));
  const date = value instanceof Date && !Number.isNaN(value.getTime());
  requireType(
    scalar || date,
    `${where}: ${value === undefined ? 'undefined' : 'this value'} cannot be compared; give a string, number, boolean or date.`,
  );
}

function requireType(right: boolean, message: string): void {
  if (!right) throw new Unstorable(message);
}
