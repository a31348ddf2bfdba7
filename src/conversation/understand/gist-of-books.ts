import type { Phrasebook } from '../../domain/phrasebook.ts';
import { merge, type ExactMatch, type WrittenPhrases } from './exact-phrases.ts';
import { expandPhrasebook, type TrainingLine } from './expand-phrasebook.ts';
import { phraseKey, wordsOf } from './fold-text.ts';

/**
 * What reading a message needs of the phrasebooks' lines, besides the model. Plain data, so that it can be kept: to spell out tens of
 * thousands of lines takes half a second.
 */
export interface Gist {
  readonly phrases: WrittenPhrases;
  /** Every word of every line, folded. */
  readonly words: readonly string[];
  /** The categories and items that lines teach. */
  readonly labels: { readonly incident: readonly string[]; readonly request: readonly string[] };
  /** Of all languages together, folded; the first book that has one counts. */
  readonly abbreviations: readonly (readonly [string, string])[];
}

/** Pure: the same books, the same gist. */
export const gistOfBooks = (phrasebooks: readonly Phrasebook[]): Gist => {
  const lines = phrasebooks.flatMap(expandPhrasebook);
  return {
    phrases: phrasesOf(lines),
    words: [...new Set(lines.flatMap((line) => wordsOf(line.text).map((word) => word.folded)))],
    labels: { incident: labelsOf(lines, 'incident'), request: labelsOf(lines, 'request') },
    abbreviations: [...abbreviationsOf(phrasebooks)],
  };
};

/** Chat spellings and what they stand for, folded. */
export const abbreviationsOf = (phrasebooks: readonly Phrasebook[]): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const book of phrasebooks)
    for (const [short, long] of Object.entries(book.abbreviations)) {
      const key = phraseKey(short);
      if (!found.has(key)) found.set(key, phraseKey(long));
    }
  return found;
};

const labelsOf = (lines: readonly TrainingLine[], intent: 'incident' | 'request'): string[] => [
  ...new Set(lines.flatMap((line) => (line.intent === intent && line.label !== undefined ? [line.label] : []))),
];

const phrasesOf = (lines: readonly TrainingLine[]): WrittenPhrases => {
  const found = new Map<string, ExactMatch | null>();
  for (const { text, intent, label, lang, exact } of lines) {
    const key = phraseKey(text);
    if (!exact || key === '') continue;
    const match: ExactMatch = label === undefined ? { intent, lang } : { intent, label, lang };
    const other = found.get(key);
    found.set(key, other === undefined ? match : ((other && merge(other, match)) ?? null));
  }
  const groups = new Map<string, { match: ExactMatch | null; keys: string[] }>();
  for (const [key, match] of found) {
    const name = match === null ? '' : [match.intent, match.label, match.lang].join(' ');
    const group = groups.get(name);
    if (group) group.keys.push(key);
    else groups.set(name, { match, keys: [key] });
  }
  return [...groups.values()];
};
