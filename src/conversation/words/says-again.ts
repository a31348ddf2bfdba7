import { createMatchPhrase, has, tokensOf, type MatchPhrase } from '../needs/match-phrases.ts';
import type { Turn } from '../flow.ts';
import type { Vocabulary } from './vocabulary.ts';

const known = new WeakMap<Vocabulary, MatchPhrase>();

/** "Otra vez no imprime", "volvió a caerse el wifi", "it came back": it is not the first time. */
export function saysAgain({ vocabulary }: Pick<Turn, 'vocabulary'>, text: string): boolean {
  const again = known.get(vocabulary) ?? createMatchPhrase(vocabulary.of('earlier.again'));
  known.set(vocabulary, again);
  return has(again, tokensOf(text));
}
