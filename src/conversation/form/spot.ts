import type { Scope } from '../../domain/form/conditions.ts';
import { defaultOf } from '../../domain/form/default-of.ts';
import type { Answer } from '../../domain/form/answers.ts';
import type { Field } from '../../domain/form/field.ts';
import { rowScope, type FieldOf } from '../../domain/form/form.ts';
import type { Place } from '../../domain/form/reading/place.ts';
import { placeOfRow } from '../../domain/form/reading/read-group.ts';
import { placeIn, scopeIn, type Filling } from './form-draft.ts';

/** What is being asked: a field of the form, or a column of a row of the group that it is in. */
export interface Spot {
  readonly field: Field;
  readonly group?: FieldOf<'group'>;
  readonly scope: Scope;
  readonly place: Place;
  /** What it holds already. */
  readonly held: Answer | undefined;
}

/** Where a form stands; nothing while its summary, its card or its beneficiary is asked. */
export function spotOf(filling: Filling): Spot | undefined {
  const { item, draft } = filling;
  const field = item.fields.find(({ id }) => id === draft.asked);
  if (!field) return undefined;
  const scope = scopeIn(filling);
  const place = placeIn(filling);
  if (field.kind !== 'group' || !draft.row) return { field, scope, place, held: draft.answers[field.id] };
  const { values, column: id } = draft.row;
  const column = field.fields.find((one) => one.id === id);
  if (!column) return undefined;
  return {
    field: column,
    group: field,
    scope: rowScope(field, values, scope),
    place: placeOfRow(field, values, place),
    held: values[id],
  };
}

/** Whether an answer to it is a list that may be tapped together. */
export function takesSeveral(field: Field): boolean {
  return field.kind === 'choices' || (field.kind === 'person' && field.several);
}

/** What may stand there without being typed: what it holds already, else its default. */
export function offered({ field, scope, place, held }: Spot): { readonly answer: Answer; readonly held: boolean } | undefined {
  if (held !== undefined) return { answer: held, held: true };
  const standard = defaultOf(field, scope, place);
  return standard === undefined ? undefined : { answer: standard, held: false };
}
