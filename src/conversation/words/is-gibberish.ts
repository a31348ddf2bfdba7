import { fold } from '../../domain/fold.ts';

/** Rows of keys that a hand falls on. */
const ROWS = ['qwertyuiop', 'poiuytrewq', 'asdfghjklñ', 'ñlkjhgfdsa', 'zxcvbnm', 'mnbvcxz'];
const LEAST_RUN = 4;

/** Whether half of a text or more is letters rather than words ("asdf", "xcvbn", "?¿?"): nobody is told what the desk is for because of a slip of the hand. */
export function isGibberish(text: string): boolean {
  const words = fold(text)
    .split(' ')
    .filter((word) => /\p{L}/u.test(word));
  return words.filter((word) => isNoWord(word)).length * 2 >= words.length;
}

function isNoWord(word: string): boolean {
  if (word.length === 1) return true;
  if (word.length >= LEAST_RUN && ROWS.some((row) => row.includes(word.slice(0, LEAST_RUN)))) return true;
  // "Jaja" is laughter; "xyzzy" and "bcdfg" are nothing.
  return !/[aeiou]/.test(word) || /[^aeiouy]{5,}/.test(word);
}
