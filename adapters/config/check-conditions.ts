import type { Condition, Test } from '../../src/domain/form/condition.ts';
import { checkOperands } from './check-operands.ts';
import { knownIn, refer, type Known } from './references.ts';
import { below, type Place, type Sources } from './sources.ts';
import { checkFactName, findField, wantedOf, type Scope } from './tested-fields.ts';

const operators = [
  'equals', 'not', 'in', 'contains', 'empty', 'gt', 'gte', 'lt', 'lte', 'between', 'before', 'after', 'matches', 'within', 'changed',
] as const; // prettier-ignore
const roles = ['person', 'agent', 'lead', 'head', 'manager', 'authority', 'auditor', 'administrator'];

/** A condition may only test what is known when it is asked. */
export function checkCondition(condition: Condition | undefined, place: Place, scope: Scope): void {
  if (condition === undefined) return;
  if ('field' in condition) return checkTest(condition, place, scope);
  if ('not' in condition) return checkCondition(condition.not, below(place, 'not'), scope);
  for (const key of ['all', 'any', 'none'] as const) {
    const inner = (condition as { readonly [K in typeof key]?: readonly Condition[] })[key] ?? [];
    inner.forEach((one, index) => {
      checkCondition(one, below(place, key, index), scope);
    });
  }
}

function checkTest(test: Test, place: Place, scope: Scope): void {
  if (!operators.some((operator) => test[operator] !== undefined))
    scope.report(place, { what: `the condition on "${test.field}" tests nothing`, remedy: `add one of ${operators.join(', ')}` });
  if (test.field.startsWith('requester.')) return checkFact(test, place, scope);
  const field = findField(test.field, below(place, 'field'), scope);
  if (field) checkOperands(test, { field, place, scope });
}

function checkFact(test: Test, place: Place, scope: Scope): void {
  const { sources, report } = scope;
  if (!checkFactName(test.field, below(place, 'field'), report)) return;
  if (test.changed !== undefined)
    report(below(place, 'changed'), {
      what: 'a fact of the requester is not answered, so it cannot change',
      remedy: 'test a field',
    });
  if (test.within !== undefined && test.field !== 'requester.department')
    report(below(place, 'within'), { what: '"within" asks about departments', remedy: 'use equals or in' });
  const known = knownOf(test.field, sources);
  if (known) for (const { key, value } of wantedOf(test)) refer(below(place, ...key), String(value), { known, report });
}

function knownOf(fact: string, sources: Sources): Known | undefined {
  const known = knownIn(sources);
  switch (fact) {
    case 'requester.id':
    case 'requester.manager':
      return known.person;
    case 'requester.department':
      return known.department;
    case 'requester.site':
      return known.site;
    case 'requester.team':
      return known.team;
    case 'requester.cost_centre':
      return known.cost_centre;
    case 'requester.role':
      return { kind: 'role', file: `those there are: ${roles.join(', ')}`, ids: new Set(roles) };
    default:
      return undefined;
  }
}
