import { plain } from '../../domain/fold.ts';

/** A word of a message: folded for comparing, and where it stood as written. */
export interface Word {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

const ASCII = /^[\x00-\x7f]*$/;
// Marks too: an accent written as a mark of its own must not cut a word in two.
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Longer messages are judged by their beginning: bounded work, and the point of a message comes early. */
const MOST_WORDS = 80;

/** Lower case without accents. Most words are plain ASCII, and need no unpicking. */
const fold = (word: string): string => (ASCII.test(word) ? word.toLowerCase() : plain(word));

/** Letters drawn out ("holaaaa") count once. */
const shorten = (word: string): string => word.replace(/(\p{L})\1{2,}/gu, '$1');

/** The words of a message with their places, at most the first 80. Punctuation and emoji are left out. */
export const wordsOf = (text: string): Word[] => {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    words.push({ folded: shorten(fold(match[0])), start: match.index, end: match.index + match[0].length });
    if (words.length === MOST_WORDS) break;
  }
  return words;
};

/** A text as a key for comparing whole messages: folded words, one space between. */
export const phraseKey = (text: string): string =>
  wordsOf(text)
    .map((word) => word.folded)
    .join(' ');
