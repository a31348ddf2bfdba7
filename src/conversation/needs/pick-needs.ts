import { fold, foldedWords } from '../../domain/fold.ts';
import type { Vocabulary } from '../words/vocabulary.ts';

/** "1 y 3", "la 2": which of the numbered needs are meant, from 0 on. Undefined where the words say anything else. */
export function pickNeeds(text: string, count: number, { of }: Pick<Vocabulary, 'of'>): readonly number[] | undefined {
  const between = new Set(of('needs.between'));
  const words = fold(text)
    .split(' ')
    .filter((word) => !between.has(word));
  if (words.length === 0 || words.length > count || !words.every((word) => /^[1-9]$/.test(word))) return undefined;
  const picked = [...new Set(words.map((word) => Number(word) - 1))].sort((a, b) => a - b);
  return picked.every((index) => index < count) ? picked : undefined;
}

/** "Solo el mouse", "just the printer": the one need that has these words in it. */
export function needNamed(
  text: string,
  needs: readonly { readonly text: string }[],
  { of }: Pick<Vocabulary, 'of'>,
): number | undefined {
  const between = new Set(of('needs.between'));
  const words = foldedWords(text).filter((word) => !between.has(word));
  if (words.length === 0 || words.length > MOST_TO_NAME || words.some((word) => word.length < SHORTEST)) return undefined;
  const has = needs.map((need) => foldedWords(need.text)).map((said) => words.map((word) => said.includes(word)));
  const only = has.findIndex((found) => found.every(Boolean));
  return only >= 0 && has.every((found, index) => index === only || !found.some(Boolean)) ? only : undefined;
}

const MOST_TO_NAME = 2;
/** "No", "it" stand in many sentences. */
const SHORTEST = 3;
