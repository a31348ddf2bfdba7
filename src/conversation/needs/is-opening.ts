import type { Turn } from '../flow.ts';
import { pointsBack } from '../words/points-back.ts';
import { isMadeOf, matchPhrase, tokensOf, type MatchPhrase } from './match-phrases.ts';
import { needsWords } from './needs-words.ts';

/** "Una consulta", "necesito ayuda con", "lo del otro día": somebody begins to tell something, and what it is comes next. A greeting alone is none. */
export function isOpening({ vocabulary }: Pick<Turn, 'vocabulary'>, text: string): boolean {
  if (pointsBack({ vocabulary }, text) === 0) return true;
  const tokens = tokensOf(text);
  const { opening } = needsWords(vocabulary);
  // "Una": sent before the rest was written.
  const begun = matchPhrase(vocabulary.of('needs.begun'));
  const begins: MatchPhrase = (all, at) => opening(all, at) || begun(all, at);
  return tokens.length > 0 && tokens.length <= MOST_TOKENS && isMadeOf(begins, tokens);
}

const MOST_TOKENS = 12;
