import type { Turn } from '../flow.ts';
import { createMatchPhrase, tokensOf, type MatchPhrase } from '../needs/match-phrases.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * "Lo del otro día", "hola, es por lo de ayer": how many words stand behind those that only point at something that was told before. Undefined
 * where the words begin otherwise.
 */
export function pointsBack({ vocabulary }: Pick<Turn, 'vocabulary'>, text: string): number | undefined {
  const { lead, when, polite } = matchersOf(vocabulary);
  const tokens = tokensOf(text);
  const skip = (from: number): number => {
    let at = from;
    for (let length = polite(tokens, at); length > 0; length = polite(tokens, at)) at += length;
    return at;
  };
  const begins = skip(0);
  const led = lead(tokens, begins);
  const told = led > 0 ? when(tokens, begins + led) : 0;
  return told > 0 ? tokens.length - skip(begins + led + told) : undefined;
}

/**
 * "Sigue igual", "it's got worse, …", "ya vinieron pero sigue igual": how many words stand beside those that say so of what was told before. Undefined
 * where no thought begins with them.
 */
export function saysItGoesOn({ vocabulary }: Pick<Turn, 'vocabulary'>, text: string): number | undefined {
  const { goesOn, polite, joins } = matchersOf(vocabulary);
  const tokens = tokensOf(text);
  let at = 0;
  for (let length = polite(tokens, at); length > 0; length = polite(tokens, at)) at += length;
  const begins = tokens.findIndex((_, index) => (index === at || joins(tokens, index - 1) > 0) && goesOn(tokens, index) > 0);
  return begins < at ? undefined : tokens.length - at - goesOn(tokens, begins);
}

interface Matchers {
  readonly goesOn: MatchPhrase;
  readonly lead: MatchPhrase;
  readonly when: MatchPhrase;
  readonly polite: MatchPhrase;
  readonly joins: MatchPhrase;
}

const known = new WeakMap<Vocabulary, Matchers>();

/** Made once for each vocabulary. */
function matchersOf(vocabulary: Vocabulary): Matchers {
  const before = known.get(vocabulary);
  if (before) return before;
  const made: Matchers = {
    goesOn: createMatchPhrase([...vocabulary.of('choice.goes_on'), ...vocabulary.of('earlier.goes_on')]),
    lead: createMatchPhrase(vocabulary.of('earlier.lead')),
    when: createMatchPhrase(vocabulary.of('earlier.when')),
    joins: createMatchPhrase(vocabulary.of('earlier.but')),
    polite: createMatchPhrase([...vocabulary.of('needs.courtesy'), ...vocabulary.of('reply.greeting')]),
  };
  known.set(vocabulary, made);
  return made;
}
