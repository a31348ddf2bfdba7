import type { Field } from './field.ts';
import type { Place } from './reading/place.ts';
import { readGroup } from './reading/read-group.ts';
import { readSimple } from './reading/read-simple.ts';
import type { Reading } from './reading/refusal.ts';

/**
 * Reads what a person typed as the answer to a field: a value in canonical form within the field's limits, or why not. A group's answer
 * is the rows that the text names, to be added to those there are.
 */
export function readAnswer(field: Field, text: string, place: Place): Reading {
  return field.kind === 'group' ? readGroup(field, text, place) : readSimple(field, text, place);
}
