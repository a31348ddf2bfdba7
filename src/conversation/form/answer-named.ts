import { isAsked, openFields } from '../../domain/form/form.ts';
import type { Next } from '../flow.ts';
import { answerQuestion } from './answer-question.ts';
import { cardLines } from './card-lines.ts';
import { scopeIn, settled, type Filling } from './form-draft.ts';
import { spotOf } from './spot.ts';

/** "Para cuándo: 20/03", whatever is asked: the one answer that the words name. */
export function namedAnswer(
  { turn, item, draft }: Filling,
  text: string,
): { readonly field: string; readonly value: string } | undefined {
  const fields = openFields(item, scopeIn({ turn, draft })).filter((field) => isAsked(field) && field.kind !== 'attachment');
  const [only, ...others] = Object.entries(cardLines(fields, text));
  return only && others.length === 0 && only[1] !== '' && !draft.row ? { field: only[0], value: only[1] } : undefined;
}

/** Takes an answer by its name; then the form goes on where it was. */
export function answerNamed(filling: Filling, text: string): Next | undefined {
  const named = namedAnswer(filling, text);
  if (!named) return undefined;
  const there = { ...filling, draft: { ...settled(filling.draft), asked: named.field } };
  const spot = spotOf(there);
  return spot && answerQuestion(there, spot, { kind: 'words', text: named.value });
}
