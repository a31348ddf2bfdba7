import { isMadeOf, matchPhrase, tokensOf } from '../needs/match-phrases.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * What words put in place of what was said or shown: "no, un mouse", "sorry, I meant a mouse", "na verdade é o mouse", without what leads to it.
 * A "no" counts where it is set off ("no it's a mouse" too): "no es un mouse" only denies. Undefined for all else.
 */
export function behindCorrection(vocabulary: Vocabulary, text: string): string | undefined {
  const no = matchPhrase(vocabulary.of('kind.not'));
  const lead = matchPhrase(vocabulary.of('amend.lead'));
  const is = matchPhrase(vocabulary.of('kind.is'));
  const itself = matchPhrase(vocabulary.of('kind.itself'));
  const tokens = tokensOf(text);
  const leads = (at: number): number => {
    const [denied, length] = [no(tokens, at), lead(tokens, at)];
    // "No, no hay …": the second one denies.
    if (denied === 0 || (length > denied && no(tokens, at + 1) === 0)) return length;
    const isSetOff = /^\s*[,.;:!–—-]/u.test(text.slice(tokens[at + denied - 1]?.end ?? text.length));
    return at === 0 && (isSetOff || lead(tokens, at + denied) > 0 || itself(tokens, at + denied) > 0) ? denied : 0;
  };
  let at = 0;
  for (let length = leads(0); length > 0; length = leads(at)) at += length;
  const first = at > 0 ? tokens[at + is(tokens, at)] : undefined;
  return first && text.slice(first.start).trim();
}

/** The lines behind the first that mend something: "sorry, Friday", "not tomorrow, Friday", "Friday, sorry". */
export function correctionsIn(vocabulary: Vocabulary, text: string): string | undefined {
  const denies = matchPhrase(vocabulary.of('kind.not'));
  const tail = matchPhrase(vocabulary.of('amend.tail'));
  const mends = (line: string): boolean => {
    const tokens = tokensOf(line);
    const ends = tokens.some((_, at) => at > 0 && tail(tokens, at) === tokens.length - at);
    return behindCorrection(vocabulary, line) !== undefined || ends || (denies(tokens, 0) > 0 && !isMadeOf(denies, tokens));
  };
  const lines = text.split('\n').slice(1).filter(mends);
  return lines.length > 0 ? lines.map((line) => behindCorrection(vocabulary, line) ?? line).join('\n') : undefined;
}
