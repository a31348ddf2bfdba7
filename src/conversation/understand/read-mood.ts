import type { Mood } from '../../domain/understanding.ts';

const LEAST_LETTERS = 12;
const LEAST_WORDS = 3;
const SHOUTED = 0.8;

/** The mood that words tell of, anger before worry; a whole message in capitals with many exclamation marks is shouted. */
export const readMood = (text: string, told: ReadonlySet<Mood>): Mood | undefined => {
  if (told.has('angry') || isShouted(text)) return 'angry';
  return told.has('worried') ? 'worried' : undefined;
};

const isShouted = (text: string): boolean => {
  if (!/!{2}|[?!][!?]{2}/u.test(text)) return false;
  const letters = text.match(/\p{L}/gu) ?? [];
  const large = letters.filter((letter) => /\p{Lu}/u.test(letter));
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  return letters.length >= LEAST_LETTERS && words.length >= LEAST_WORDS && large.length >= SHOUTED * letters.length;
};
