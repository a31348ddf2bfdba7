import type { Turn } from '../flow.ts';
import { saysNoReason } from './read-reply.ts';

/** So short a word begins many sentences; with a nicety behind it, it is a yes or a no. */
const FIRST = /^\s*(sí|si|yes|sim|no|não|nao|nope|nop)\s+([^,.;:!…\n]+)(?:[,.;:!…\s]+(.*))?$/isu;

/** "No gracias", "sí por favor", "no gracias, muy caro": the yes or the no, and what is said besides. As written where it is anything else. */
export function withoutNiceties(turn: Pick<Turn, 'vocabulary' | 'definitions'>, text: string): string {
  const [, first, nicety = '', besides] = FIRST.exec(text) ?? [];
  if (!first || !saysNoReason(turn, nicety)) return text;
  return besides ? `${first}, ${besides}` : first;
}
