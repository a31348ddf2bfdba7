import type { Definitions } from '../../domain/definitions.ts';
import { has, type Token } from './match-phrases.ts';
import type { NeedsWords } from './needs-words.ts';
import { thingsOf } from './things.ts';

/**
 * "Necesito enviar el informe", "I need the contract for Monday": what the person is about to do, or something of their own that the desk has
 * not. It tells why the rest matters or by when, and is no need itself.
 */
export function saysWhy(words: NeedsWords, definitions: Definitions, tokens: readonly Token[]): boolean {
  const at = tokens.findIndex((_, index) => words.duty(tokens, index) > 0);
  if (at < 0 || has(words.broken, tokens)) return false;
  const next = at + words.duty(tokens, at);
  if (words.doing(tokens, next) > 0) return true;
  const known = words.definite(tokens, next);
  return known > 0 && !isGiven(definitions, tokens, next + known);
}

/** "Mi clave", "el segundo monitor": something that a desk hands out, not "el contrato". */
function isGiven(definitions: Definitions, tokens: readonly Token[], at: number): boolean {
  const { given } = thingsOf(definitions);
  return tokens[at] === undefined || given(tokens, at) > 0 || given(tokens, at + 1) > 0;
}
