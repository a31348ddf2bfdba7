import type { Condition, Test } from '../../src/domain/condition.ts';
import type { Field } from '../../src/domain/field.ts';
import { nearest } from './nearest.ts';
import { refer } from './references.ts';
import { below, type Place, type Report, type Sources } from './sources.ts';

/** What a condition may ask about where it stands. */
export interface Scope {
  readonly item: string;
  /** Fields asked before, by id. */
  readonly before: ReadonlyMap<string, Field>;
  /** All of the form's field ids, also those asked later. */
  readonly all: ReadonlySet<string>;
  readonly sources: Sources;
  readonly report: Report;
}

/** Of the requester's record, what a condition may test. */
const facts = ['requester.id', 'requester.department', 'requester.site', 'requester.company'];
const operators = ['equals', 'not', 'in', 'contains', 'empty', 'gt', 'gte', 'lt', 'lte'] as const;
const ordered = ['number', 'money', 'date', 'group'];

/** A condition may only test what is known when it is asked. */
export function checkCondition(condition: Condition | undefined, place: Place, scope: Scope): void {
  if (condition === undefined) return;
  for (const key of ['all', 'any', 'none'] as const) {
    const inner = (condition as { readonly [K in typeof key]?: readonly Condition[] })[key];
    if (inner === undefined) continue;
    inner.forEach((one, index) => {
      checkCondition(one, below(place, key, index), scope);
    });
    return;
  }
  checkTest(condition as Test, place, scope);
}

function checkTest(test: Test, place: Place, scope: Scope): void {
  const at = below(place, 'field');
  if (!operators.some((operator) => test[operator] !== undefined))
    scope.report(place, { what: `the condition on "${test.field}" tests nothing`, remedy: `add one of ${operators.join(', ')}` });
  if (test.field.startsWith('requester.')) return checkFact(test, place, scope);
  const field = scope.before.get(test.field);
  if (field) return checkValues(test, { field, place, scope });
  if (scope.all.has(test.field))
    return scope.report(at, {
      what: `the condition tests "${test.field}", which is asked only later`,
      remedy: 'move that field before this one',
    });
  const near = nearest(test.field, [...scope.before.keys(), ...facts]);
  scope.report(at, {
    what: `the condition tests "${test.field}", which is no field of "${scope.item}"`,
    remedy: near ? `did you mean "${near}"?` : `name one of ${[...scope.before.keys(), ...facts].join(', ')}`,
  });
}

function checkFact(test: Test, place: Place, { sources, report }: Scope): void {
  if (!facts.includes(test.field)) {
    const near = nearest(test.field, facts);
    return report(below(place, 'field'), {
      what: `"${test.field}" is nothing that is known of a requester`,
      remedy: near ? `did you mean "${near}"?` : `name one of ${facts.join(', ')}`,
    });
  }
  const known = {
    'requester.id': { kind: 'person', file: 'people.yaml', ids: sources.people.ids },
    'requester.department': { kind: 'department', file: 'departments.yaml', ids: sources.departments.ids },
    'requester.site': { kind: 'site', file: 'sites.yaml', ids: sources.sites.ids },
  }[test.field];
  if (!known) return;
  for (const { key, value } of wantedOf(test)) refer(below(place, ...key), String(value), { known, report });
}

interface Tested {
  readonly field: Field;
  readonly place: Place;
  readonly scope: Scope;
}

/** A value that can never be the answer is a slip of typing. */
function checkValues(test: Test, { field, place, scope }: Tested): void {
  const compared = (['gt', 'gte', 'lt', 'lte'] as const).find((operator) => test[operator] !== undefined);
  if (compared && !ordered.includes(field.kind))
    scope.report(below(place, compared), {
      what: `"${field.id}" is a ${field.kind}, of which none is greater than another`,
      remedy: 'use equals, not or in',
    });
  const options = field.kind === 'choice' ? new Set(field.options.map(({ id }) => id)) : undefined;
  for (const { key, value } of options ? wantedOf(test) : []) {
    if (options?.has(String(value)) !== false) continue;
    const near = nearest(String(value), options);
    scope.report(below(place, ...key), {
      what: `"${String(value)}" is no option of "${field.id}"`,
      remedy: near ? `did you mean "${near}"?` : `write the id of one: ${[...options].join(', ')}`,
    });
  }
}

function wantedOf(test: Test): readonly { readonly key: readonly (string | number)[]; readonly value: unknown }[] {
  return [
    ...(['equals', 'not'] as const).flatMap((key) => (test[key] === undefined ? [] : { key: [key], value: test[key] })),
    ...(test.in ?? []).map((value, index) => ({ key: ['in', index], value })),
  ];
}
