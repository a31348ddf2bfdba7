import { z } from 'zod';
import { fold } from '../../domain/fold.ts';
import type { Prompt } from '../../messaging/prompt.ts';
import type { Turn } from '../flow.ts';
import { numberIn, withoutFirstNumber } from './read-verb.ts';

const Draft = z.object({ ticket: z.string() });

/** "INC-1", "it's about INC-1", "sí, es el INC-1" where it is asked whether words were about that ticket: the tap in words, and nothing to tell its team. */
export function namesOffered({ vocabulary }: Pick<Turn, 'vocabulary'>, text: string, { flow, draft }: Prompt): boolean {
  if (flow !== 'comment-or-new' || numberIn(text) !== Draft.safeParse(draft).data?.ticket) return false;
  const around = fold(withoutFirstNumber(text));
  return around === '' || vocabulary.of('about.number').includes(around);
}
