import type { Answer } from '../../domain/form/answers.ts';
import type { Field } from '../../domain/form/field.ts';
import { showAnswer } from '../../domain/form/show-answer.ts';
import type { Value } from '../../domain/wording.ts';
import type { Turn } from '../flow.ts';

/** An answer as its readers see it. */
export function asShown({ definitions }: Pick<Turn, 'definitions'>, field: Field, answer: Answer): Value {
  return showAnswer(field, answer, definitions);
}
