import type { Turn } from '../flow.ts';
import { has, tokensOf, type Token } from './match-phrases.ts';
import { needsWords, type NeedsWords } from './needs-words.ts';
import { thingsOf } from './things.ts';

/** "Hola, buenos días, tengo que devolver …" */
const MOST_BEFORE = 7;
/** "My old laptop", "my badge and laptop"; not "una llamada desde mi celular". */
const MOST_BEHIND = 4;

/**
 * "Quiero devolver el mouse y la laptop": something is given back, whatever its name makes it sound like. Not "necesito una laptop para devolver
 * la mía", and not where the catalog has an item for just that. Pure.
 */
export function saysReturn({ definitions, vocabulary }: Pick<Turn, 'definitions' | 'vocabulary'>, text: string): boolean {
  const words = needsWords(vocabulary);
  const tokens = tokensOf(text);
  const at = tokens.findIndex((_, index) => words.returned(tokens, index) > 0);
  if (at < 0 || at > MOST_BEFORE) return false;
  const things = thingsOf(definitions).any;
  const from = at + words.returned(tokens, at);
  const behind = tokens.slice(from, from + MOST_BEHIND);
  // "I have to return to the office"
  if (behind[0]?.folded === 'to' || asksForOther(words, tokens.slice(from))) return false;
  if (has(things, tokens.slice(0, at)) || has(words.not, tokens.slice(0, at)) || !has(things, behind)) return false;
  const names = [...definitions.items.values()].flatMap(({ label, synonyms }) => [label.es, label.en, ...synonyms]);
  return !names.some((name) => has(words.returned, tokensOf(name)));
}

/** "… y quiero una nueva": what comes back makes room for another. */
function asksForOther({ wanted, instead }: NeedsWords, tokens: readonly Token[]): boolean {
  const at = tokens.findIndex((_, index) => wanted(tokens, index) > 0);
  return at >= 0 && tokens.some((_, index) => index > at && instead(tokens, index) > 1);
}
