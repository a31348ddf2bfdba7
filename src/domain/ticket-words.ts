import { foldedWords } from './fold.ts';

const SHORTEST = 3;
const MOST = 60;

/** The words by which a ticket can be found: folded, each once, without the shortest. */
export function wordsOf(text: string): string[] {
  return [...new Set(foldedWords(text).filter((word) => word.length >= SHORTEST))].slice(0, MOST);
}
