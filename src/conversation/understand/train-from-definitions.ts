import type { CatalogItem, Category } from '../../domain/catalog.ts';
import type { Phrasebook } from '../../domain/phrasebook.ts';
import { expandPhrasebook } from './expand-phrasebook.ts';
import { abbreviationsOf } from './gist-of-books.ts';
import type { Model } from './model.ts';
import { trainOnLines } from './train-model.ts';

/** What an administrator wrote: all that understanding is made from. */
export interface Definitions {
  readonly phrasebooks: readonly Phrasebook[];
  readonly items: readonly CatalogItem[];
  readonly categories: readonly Category[];
}

/** Trains the model for these definitions; pass it to `createUnderstand` to train once and use it in several places. */
export const trainModel = (definitions: Definitions): Model => {
  const { phrasebooks } = definitions;
  const courtesies = new Map(phrasebooks.map((book) => [book.lang, book.courtesy]));
  return trainOnLines(phrasebooks.flatMap(expandPhrasebook), { abbreviations: abbreviationsOf(phrasebooks), courtesies });
};
