import type { Answer } from './answers.ts';
import { checkValue } from './check-value.ts';
import type { Known } from './checking/known.ts';
import type { Scope } from './conditions.ts';
import { evaluate } from './evaluate.ts';
import type { Field } from './field.ts';

/**
 * What a field offers before it is answered, from its `default`; nothing where it has none, or where what it comes to could not be given
 * as an answer (a day that has passed, an option that is not open). `scope.answers` are those of the fields before it.
 */
export function defaultOf(field: Field, scope: Scope, known: Known = {}): Answer | undefined {
  const value = evaluate(field, scope);
  if (value === undefined) return undefined;
  return checkValue(field, value, { ...(scope.today !== undefined && { today: scope.today }), ...known, scope })
    ? undefined
    : value;
}
