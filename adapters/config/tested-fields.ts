import type { Test } from '../../src/domain/form/condition.ts';
import type { Field } from '../../src/domain/form/field.ts';
import { nearest } from './nearest.ts';
import type { Place, Report, Sources } from './sources.ts';

/** What a condition may ask about where it stands. */
export interface Scope {
  readonly item: string;
  /** Fields asked before, by id. */
  readonly before: ReadonlyMap<string, Field>;
  /** All of the form's field ids, also those asked later. */
  readonly all: ReadonlySet<string>;
  /** How what names a field is called, where it is no condition. */
  readonly reader?: string;
  readonly sources: Sources;
  readonly report: Report;
}

/** Of the requester's record, what a condition may test and a default may take. */
const facts = [
  'requester.id', 'requester.name', 'requester.email', 'requester.phone', 'requester.department', 'requester.site', 'requester.company',
  'requester.manager', 'requester.cost_centre', 'requester.kind', 'requester.role', 'requester.team',
] as const; // prettier-ignore
/** The field that a condition or a default names, if it is asked before. */
export function findField(id: string, place: Place, scope: Scope): Field | undefined {
  const field = scope.before.get(id);
  const reads = scope.reader ?? 'the condition tests';
  if (field?.kind === 'information') {
    scope.report(place, { what: `"${id}" is only read, it has no answer`, remedy: 'name a field that is answered' });
    return undefined;
  }
  if (field) return field;
  if (scope.all.has(id)) {
    scope.report(place, { what: `${reads} "${id}", which is asked only later`, remedy: 'move that field before this one' });
    return undefined;
  }
  const near = nearest(id, [...scope.before.keys(), ...facts]);
  scope.report(place, {
    what: `${reads} "${id}", which is no field of "${scope.item}"`,
    remedy: near ? `did you mean "${near}"?` : `name one of ${[...scope.before.keys(), ...facts].join(', ')}`,
  });
  return undefined;
}

/** Whether the requester's record has such a fact; if not, that is reported. */
export function checkFactName(name: string, place: Place, report: Report): boolean {
  if (facts.some((fact) => fact === name)) return true;
  const near = nearest(name, facts);
  report(place, {
    what: `"${name}" is nothing that is known of a requester`,
    remedy: near ? `did you mean "${near}"?` : `name one of ${facts.join(', ')}`,
  });
  return false;
}

interface Wanted {
  readonly key: readonly (string | number)[];
  readonly value: unknown;
}

/** What a test compares with by name; not what other fields answer. */
export function wantedOf(test: Test): readonly Wanted[] {
  return [
    ...(['equals', 'not', 'contains'] as const).flatMap((key) =>
      test[key] === undefined || typeof test[key] === 'object' ? [] : { key: [key], value: test[key] },
    ),
    ...(test.in ?? []).map((value, index) => ({ key: ['in', index], value })),
    ...(Array.isArray(test.within)
      ? test.within.map((value, index) => ({ key: ['within', index], value }))
      : test.within === undefined
        ? []
        : [{ key: ['within'], value: test.within }]),
  ];
}
