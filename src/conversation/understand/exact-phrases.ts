import type { UnderstoodLanguage } from '../../domain/phrasebook.ts';
import type { Intent } from '../../domain/understanding.ts';
import type { OwnWords } from './match-own-words.ts';

/** What a whole message means when it is, word for word, a line of the phrasebook or the name of an item or category. */
export interface ExactMatch {
  readonly intent: Intent;
  readonly label?: string;
  /** Absent where two languages share the phrase. */
  readonly lang?: UnderstoodLanguage;
}

/** Whole messages by their folded words. */
export type ExactPhrases = ReadonlyMap<string, ExactMatch>;

/** Lines that were written out, by their folded words, grouped by what they mean; null: their readings cancel out. */
export type WrittenPhrases = readonly { readonly match: ExactMatch | null; readonly keys: readonly string[] }[];

/** Two readings of one phrase cancel out: then the model decides. */
export const merge = (one: ExactMatch, other: ExactMatch): ExactMatch | undefined => {
  if (one.intent !== other.intent) return undefined;
  const label = one.label === other.label ? one.label : undefined;
  const lang = one.lang === other.lang ? one.lang : undefined;
  return { intent: one.intent, ...(label !== undefined && { label }), ...(lang !== undefined && { lang }) };
};

/** Own words of the catalog that can stand as a message of their own. */
export interface Names {
  readonly items: readonly OwnWords[];
  readonly categories: readonly OwnWords[];
}

/** Every line that was written out, and every label of the catalog. The phrasebook beats the catalog. */
export const exactPhrasesOf = (phrases: WrittenPhrases, names: Names): ExactPhrases => {
  const found = new Map<string, ExactMatch>();
  const cancelled = new Set<string>();
  for (const { match, keys } of phrases)
    for (const key of keys) {
      if (match === null) cancelled.add(key);
      else found.set(key, match);
    }
  const add = (intent: Intent, own: OwnWords): void => {
    for (const name of own.names)
      if (!found.has(name) && !cancelled.has(name)) found.set(name, { intent, label: own.labels[0] ?? own.id });
  };
  for (const own of names.items) add('request', own);
  for (const own of names.categories) add('incident', own);
  return found;
};
