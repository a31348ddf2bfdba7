import type { CatalogItem, Category } from '../../domain/catalog.ts';
import type { Phrasebook } from '../../domain/phrasebook.ts';
import { expandPhrasebook, type TrainingLine } from './expand-phrasebook.ts';
import { phraseKey } from './fold-text.ts';
import { ownWordsOf, trainableLabel, type OwnWords } from './match-own-words.ts';
import type { Model } from './model.ts';
import { trainOnLines } from './train-model.ts';

/** What an administrator wrote: all that understanding is made from. */
export interface Definitions {
  readonly phrasebooks: readonly Phrasebook[];
  readonly items: readonly CatalogItem[];
  readonly categories: readonly Category[];
}

/** Definitions made ready: every line spelt out, own words folded, abbreviations of all languages together. */
export interface Lessons {
  readonly lines: readonly TrainingLine[];
  readonly items: readonly OwnWords[];
  readonly categories: readonly OwnWords[];
  readonly abbreviations: ReadonlyMap<string, string>;
}

const labelsOf = (lines: readonly TrainingLine[], intent: 'incident' | 'request'): Set<string> =>
  new Set(lines.flatMap((line) => (line.intent === intent && line.label !== undefined ? [line.label] : [])));

/** The catalog's words as further slots, so that "necesito {catalog_item}" teaches what only the catalog names. */
const withCatalog = (book: Phrasebook, own: Pick<Lessons, 'items' | 'categories'>): Phrasebook => {
  const slot = (all: readonly OwnWords[]): string[] =>
    all.flatMap((one) => {
      const label = trainableLabel(one);
      return label === undefined ? [] : one.words.map((word) => `${word} => ${label}`);
    });
  return { ...book, slots: { ...book.slots, catalog_item: slot(own.items), catalog_category: slot(own.categories) } };
};

/** Makes definitions ready for training and for understanding. */
export const prepareLessons = ({ phrasebooks, items, categories }: Definitions): Lessons => {
  const written = phrasebooks.flatMap((book) =>
    expandPhrasebook({ ...book, slots: { ...book.slots, catalog_item: [], catalog_category: [] } }),
  );
  const own = {
    items: ownWordsOf(items, labelsOf(written, 'request')),
    categories: ownWordsOf(categories, labelsOf(written, 'incident')),
  };
  const abbreviations = new Map<string, string>();
  for (const book of phrasebooks)
    for (const [short, long] of Object.entries(book.abbreviations)) {
      const key = phraseKey(short);
      if (!abbreviations.has(key)) abbreviations.set(key, phraseKey(long));
    }
  return { lines: phrasebooks.flatMap((book) => expandPhrasebook(withCatalog(book, own))), ...own, abbreviations };
};

/** Trains the model for these definitions; pass it to `createUnderstand` to train once and use it in several places. */
export const trainModel = (definitions: Definitions): Model => {
  const { lines, abbreviations } = prepareLessons(definitions);
  const courtesies = new Map(definitions.phrasebooks.map((book) => [book.lang, book.courtesy]));
  return trainOnLines(lines, { abbreviations, courtesies });
};
