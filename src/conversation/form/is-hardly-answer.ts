import type { Field } from '../../domain/form/field.ts';
import type { Turn } from '../flow.ts';
import { isYesOrNo } from '../words/read-reply.ts';
import { saysNothing } from '../words/says-nothing.ts';

/**
 * "Ok", "no sé", "?", a thumb where a form asks for words that it needs. A yes or a no answers a question of yes or no; where words may be left out,
 * these are as good as any.
 */
export function isHardlyAnswer(turn: Turn, field: Field, text: string): boolean {
  if ((field.kind !== 'text' && field.kind !== 'long_text') || !field.required) return false;
  const asked = (field.question ?? field.label)[turn.language];
  return saysNothing(turn, text, isYesOrNo(turn, asked));
}
