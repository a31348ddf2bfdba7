import { foldedWords } from '../../domain/fold.ts';
import { readAnswer } from '../../domain/form/reading.ts';
import type { Turn } from '../flow.ts';
import { isMadeOf, matchPhrase, tokensOf, type MatchPhrase } from '../needs/match-phrases.ts';
import { afterWords } from '../words/read-choice.ts';
import { wordsOfField } from './first-words/about-field.ts';
import type { Filling } from './form-draft.ts';
import { isOptionalHere } from './optional-here.ts';
import type { Spot } from './spot.ts';
import { singularOf } from '../../domain/mentions/mentioned-counts.ts';

const MOST_WORDS = 8;

/**
 * "No, gracias, solo la laptop", "sin accesorios" where an accessory may be left out: it is. "No gracias, mejor la mochila" names one, and in a
 * field for words whatever stands behind "no" is worth keeping.
 */
export function leavesOut(filling: Filling, spot: Spot, text: string): boolean {
  if (!isOptionalHere(filling, spot) || /[?¿]/u.test(text) || foldedWords(text).length > MOST_WORDS) return false;
  return saysWithout(filling.turn, spot, text) || (!takesWords(spot) && saysNoAndOnly(filling.turn, spot, text));
}

function takesWords({ field }: Spot): boolean {
  return field.kind === 'text' || field.kind === 'long_text';
}

/** "Sin accesorios", "ninguna mochila adicional": the name of what is asked behind a word that denies it. */
function saysWithout({ vocabulary }: Turn, { field }: Spot, text: string): boolean {
  const tokens = tokensOf(text);
  const without = matchPhrase(vocabulary.of('form.without'))(tokens, 0);
  if (without === 0 || without === tokens.length) return false;
  const names = new Set(wordsOfField(field));
  const around = matchPhrase(vocabulary.of('form.without_around'));
  const named: MatchPhrase = (all, at) => (names.has(singularOf(all[at]?.folded ?? '')) ? 1 : 0);
  const rest = tokens.slice(without);
  return rest.some((_, at) => named(rest, at) > 0) && isMadeOf((all, at) => named(all, at) || around(all, at), rest);
}

/** "No gracias, así está bien": what stands behind it names none of what is asked. */
function saysNoAndOnly({ vocabulary }: Turn, { field, place }: Spot, text: string): boolean {
  const said = foldedWords(text);
  const lead = vocabulary
    .of('choice.skip')
    .map((words) => words.split(' '))
    .find((words) => words.length > 1 && words.length < said.length && words.every((word, at) => said[at] === word));
  if (!lead || readAnswer(field, text, place).ok) return false;
  const rest = afterWords(text.trim().replace(/^(\p{L}+),\s*/u, '$1 '), lead.length);
  return matchPhrase(vocabulary.of('form.only'))(tokensOf(rest), 0) > 0 && !readAnswer(field, rest, place).ok;
}
