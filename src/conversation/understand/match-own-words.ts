import type { CatalogItem, Category } from '../../domain/catalog.ts';
import { createFindPhrases } from './find-phrases.ts';
import { phraseKey, type Word } from './fold-text.ts';

/** The part of an item or a category that names it. */
type Named = Pick<CatalogItem & Category, 'id' | 'label' | 'same_as' | 'synonyms'>;

/** The item that a label of the classifier means: its id, or an id among its `same_as`. */
export const catalogItemOf = (label: string, items: readonly CatalogItem[]): CatalogItem | undefined => find(label, items);

/** The category that a label of the classifier means. */
export const categoryOf = (label: string, categories: readonly Category[]): Category | undefined => find(label, categories);

const find = <T extends { readonly id: string; readonly same_as: readonly string[] }>(
  label: string,
  among: readonly T[],
): T | undefined => among.find((one) => one.id === label) ?? among.find((one) => one.same_as.includes(label));

/** Own words of one item or category, folded, and the labels of the classifier that mean it. */
export interface OwnWords {
  readonly id: string;
  readonly labels: readonly string[];
  /** The labels people read: as a whole message they name it beyond doubt. */
  readonly names: readonly string[];
  readonly words: readonly string[];
}

/** Prepares own words for matching. `known` are the labels that the phrasebook teaches. */
export const ownWordsOf = (named: readonly Named[], known: ReadonlySet<string>): OwnWords[] =>
  named.map((one) => {
    const names = [one.label.es, one.label.en].map(phraseKey);
    const labels = [one.id, ...one.same_as].filter((label) => known.has(label));
    const words = [...new Set([...names, ...one.synonyms.map(phraseKey)])].filter((word) => word !== '');
    return { id: one.id, labels: labels.length === 0 ? [one.id] : labels, names, words };
  });

/** For each item or category that a message names, how many words name it: a longer name is the surer match. */
export type MatchOwnWords = (words: readonly Word[]) => ReadonlyMap<OwnWords, number>;

export const createMatchOwnWords = (all: readonly OwnWords[]): MatchOwnWords => {
  const find = createFindPhrases(all.flatMap((own) => own.words.map((word) => [word, own] as const)));
  return (words) => {
    const longest = new Map<OwnWords, number>();
    for (const { value, length } of find(words)) longest.set(value, Math.max(length, longest.get(value) ?? 0));
    return longest;
  };
};

/** Of the own words those with a part that no phrasebook knows. */
export const unknownWordsOf = (all: readonly OwnWords[], known: ReadonlySet<string>): OwnWords[] =>
  all.map((own) => ({ ...own, words: own.words.filter((word) => word.split(' ').some((part) => !known.has(part))) }));
