import type { Answers } from './answers.ts';
import type { Field } from './field.ts';
import { checkValue } from './check-value.ts';
import type { Known } from './checking/known.ts';
import type { Facts } from './conditions.ts';
import { isAsked, keepApplying, openFields, type Asks } from './form.ts';
import type { Refusal } from './reading/refusal.ts';

export interface FieldRefusal {
  readonly field: string;
  readonly refusal: Refusal;
}

/**
 * What is wrong with a whole form, whichever way it was filled in; nothing means that it may be sent. Dates, people and departments are
 * checked where `known` has them.
 */
export function checkAnswers(item: Asks, answers: Answers, known: Facts & Known): readonly FieldRefusal[] {
  const kept = keepApplying(item, answers, known);
  const scope = { ...known, answers: kept };
  return openFields(item, scope).flatMap((field) => {
    const answer = kept[field.id];
    const refusal = answer === undefined ? missing(field) : checkValue(field, answer, { ...known, scope });
    return refusal ? [{ field: field.id, refusal }] : [];
  });
}

function missing(field: Field): Refusal | undefined {
  return field.required && isAsked(field) ? { code: 'form.required', params: { field: { label: field.label } } } : undefined;
}
