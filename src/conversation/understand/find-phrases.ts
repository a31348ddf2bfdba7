import { phraseKey, type Word } from './fold-text.ts';

/** A phrase found in a message. */
export interface FoundPhrase<T> {
  readonly value: T;
  /** Index of its first word, and how many words it has. */
  readonly at: number;
  readonly length: number;
}

export type FindPhrases<T> = (words: readonly Word[]) => readonly FoundPhrase<T>[];

/** Ways to write a word that may be a plural, as it stands first. */
const singulars = (word: string): readonly string[] => {
  if (word.endsWith('es')) return [word, word.slice(0, -1), word.slice(0, -2)];
  return word.endsWith('s') ? [word, word.slice(0, -1)] : [word];
};

/** Phrases by their key, and for each first word the most words that a phrase beginning with it has. */
const index = <T>(entries: Iterable<readonly [phrase: string, value: T]>) => {
  const values = new Map<string, T[]>();
  const longest = new Map<string, number>();
  for (const [phrase, value] of entries) {
    const key = phraseKey(phrase);
    if (key === '') continue;
    const [first = '', ...rest] = key.split(' ');
    longest.set(first, Math.max(rest.length + 1, longest.get(first) ?? 0));
    values.set(key, [...(values.get(key) ?? []), value]);
  }
  return { values, longest };
};

/** Makes the finder of many phrases at once: whole words, last word also in the plural; the longest first where several begin at one word. */
export const createFindPhrases = <T>(entries: Iterable<readonly [phrase: string, value: T]>): FindPhrases<T> => {
  const { values, longest } = index(entries);
  const findAt = (words: readonly Word[], at: number): FoundPhrase<T>[] => {
    const first = words[at]?.folded ?? '';
    // A phrase of one word may begin with a plural, a longer one only as it is written.
    const most = longest.get(first) ?? (singulars(first).some((word) => longest.has(word)) ? 1 : 0);
    const found: FoundPhrase<T>[] = [];
    for (let length = Math.min(most, words.length - at); length > 0; length--) {
      let before = '';
      for (let next = at; next < at + length - 1; next++) before += `${words[next]?.folded} `;
      for (const last of singulars(words[at + length - 1]?.folded ?? '')) {
        for (const value of values.get(before + last) ?? []) found.push({ value, at, length });
      }
    }
    return found;
  };
  return (words) => words.flatMap((_, at) => findAt(words, at));
};
