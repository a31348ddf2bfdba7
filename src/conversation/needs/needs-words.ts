import type { Vocabulary } from '../words/vocabulary.ts';
import { createMatchPhrase, type MatchPhrase } from './match-phrases.ts';

const lists = [
  'further', 'next', 'too', 'joined', 'because', 'when', 'broken', 'wanted', 'purpose', 'things', 'all', 'shared', 'common', 'pressing', 'courtesy', 'opening', 'duty', 'doing', 'definite', 'instead',
  'not', 'works', 'fails', 'neither', 'and', 'article', 'of', 'at', 'together', 'returned', 'ordering',
] as const; // prettier-ignore

/** The words by which a message is taken apart, of all languages at once. */
export type NeedsWords = Readonly<Record<(typeof lists)[number], MatchPhrase>>;

/** "necesit", "malogr": the words of these lists leave their ends open. */
const open: ReadonlySet<string> = new Set(['broken', 'wanted', 'doing']);

const known = new WeakMap<Vocabulary, NeedsWords>();

/** Read once for each vocabulary. */
export function needsWords(vocabulary: Vocabulary): NeedsWords {
  const before = known.get(vocabulary);
  if (before) return before;
  const entries = lists.map((list) => [list, createMatchPhrase(vocabulary.of(`needs.${list}`), { open: open.has(list) })]);
  const words = Object.fromEntries(entries) as NeedsWords;
  known.set(vocabulary, words);
  return words;
}
