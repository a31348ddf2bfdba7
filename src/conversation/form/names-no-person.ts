import { fold } from '../../domain/fold.ts';
import { matchPhrase, tokensOf } from '../needs/match-phrases.ts';
import { isLead, isTitle, knownNames, type NamesReader } from './known-names.ts';

/** Where the name itself begins among some words: behind "el", "señor", "mi colega". -1 where there is none. */
export function ownFrom(words: readonly string[], reader: NamesReader): number {
  const { isRole } = knownNames(reader);
  const at = words.findIndex((word) => !isLead(word) && !isTitle(word));
  const own = words.findIndex((word) => !isLead(word) && !isTitle(word) && !isRole(fold(word)));
  // "Mi supervisora" is somebody without a name, too.
  return own < 0 ? at : own;
}

/** "Grace period": a given name and a word behind it, which are no name together. */
export function namesNoPerson(words: readonly string[], reader: NamesReader): boolean {
  const tokens = tokensOf(words.slice(Math.max(0, ownFrom(words, reader))).join(' '));
  return matchPhrase(reader.vocabulary.of('names.no_people'))(tokens, 0) > 1;
}
