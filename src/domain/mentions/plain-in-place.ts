import { plain } from '../fold.ts';

/** `plain`, letter for letter: a place in it is the same place in the text. */
export function plainInPlace(text: string): string {
  const lower = plain(text);
  if (lower.length === text.length) return lower;
  return text
    .replace(/[^\x00-\x7f]/gu, (letter) => (plain(letter).length === letter.length ? plain(letter) : ' '.repeat(letter.length)))
    .toLowerCase();
}
