import { fold } from '../../domain/fold.ts';
import type { Turn } from '../flow.ts';
import { isDeclining, saysNoReason } from './read-reply.ts';

/** So short a word begins many sentences; with a nicety behind it, it is a yes or a no. */
const FIRST = /^\s*(sí|si|yes|sim|no|não|nao|nope|nop)\s+([^,.;:!…\n]+)(?:[,.;:!…\s]+(.*))?$/isu;

/** "No gracias", "no gracias, muy caro", "sure, go ahead": the yes or the no, and what is said besides. As written where it is anything else. */
export function withoutNiceties(turn: Pick<Turn, 'vocabulary' | 'definitions'>, text: string): string {
  const [, first, nicety = '', besides] = FIRST.exec(text) ?? [];
  if (!first || !saysNoReason(turn, nicety)) return withoutPoliteParts(turn, text);
  return besides ? `${first}, ${besides}` : first;
}

/** "Ok fine, approved", "gracias, aprobado": the one part that says more than a nicety. A question is one as a whole. */
function withoutPoliteParts(turn: Pick<Turn, 'vocabulary' | 'definitions'>, text: string): string {
  if (/[?¿]/u.test(text)) return text;
  const rejects = turn.vocabulary.of('choice.reject');
  const parts = text.split(/[,.;:!…\n]+/u).filter((part) => /\p{L}/u.test(part));
  const [only, ...others] = parts.filter(
    (part) => !saysNoReason(turn, part) || isDeclining(turn, part) || rejects.includes(fold(part)),
  );
  return only !== undefined && others.length === 0 ? only.trim() : text;
}
