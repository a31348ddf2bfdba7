import { MOST_CHARACTERS } from './most-characters.ts';

/** What somebody said one after the other, as one message: a line each, and no longer than one may be. */
export function putTogether(...said: readonly string[]): string {
  return said
    .filter((text) => text !== '')
    .join('\n')
    .trim()
    .slice(0, MOST_CHARACTERS);
}
