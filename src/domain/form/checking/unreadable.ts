import type { Field } from '../field.ts';
import { refuse, type Refusal } from '../reading/refusal.ts';

/** For a value of another kind than the field's, or one that has gone from the directory since. */
export function unreadable(field: Field): Refusal {
  return refuse('form.unreadable', { field: { label: field.label } }).refusal;
}
