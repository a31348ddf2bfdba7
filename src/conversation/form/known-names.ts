import { fold, foldedWords } from '../../domain/fold.ts';
import type { Place } from '../../domain/form/reading/place.ts';
import type { Person } from '../../domain/person.ts';
import type { Vocabulary } from '../words/vocabulary.ts';

/** Who reads names: the directory, whom they are read for, and the words of all languages. */
export interface NamesReader {
  readonly place: Pick<Place, 'people' | 'asker'>;
  readonly vocabulary: Pick<Vocabulary, 'of'>;
}

/** Given and family names: usual ones and those of the directory. Words are folded. */
export interface KnownNames {
  readonly isGiven: (word: string) => boolean;
  readonly isFamily: (word: string) => boolean;
  /** "Rosario", "Mercado": a name that is a place or a common word as well. */
  readonly isWordToo: (word: string) => boolean;
  /** "Practicante", "colega", "nueva": what may stand before a name. */
  readonly isRole: (word: string) => boolean;
}

const LEAD = new Set(
  'el la o a mi meu minha the my sr sra srta senor senora senorita don dona dr dra ing lic mr mrs ms miss'.split(' '),
);
const TITLE = new Set('sr sra srta senor senora senorita don dona dr dra ing ingeniero ingeniera lic mr mrs ms miss'.split(' '));

/** "El", "mi", "señor": what may stand before a name. */
export const isLead = (word: string): boolean => LEAD.has(fold(word));
/** "Señor", "ing": what stands before names only. */
export const isTitle = (word: string): boolean => TITLE.has(fold(word));

const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

function setOf(words: readonly string[]): ReadonlySet<string> {
  const set = sets.get(words) ?? new Set(words);
  sets.set(words, set);
  return set;
}

const directories = new WeakMap<Place['people'], { given: ReadonlySet<string>; family: ReadonlySet<string> }>();

function ofDirectory(people: Place['people']): { given: ReadonlySet<string>; family: ReadonlySet<string> } {
  const before = directories.get(people);
  if (before) return before;
  const names = [...people.values()].map(({ name }) => foldedWords(name));
  const found = {
    given: new Set(names.flatMap(([first = '']) => first)),
    family: new Set(names.flatMap((all) => all.slice(1).filter((word) => word.length > 2))),
  };
  directories.set(people, found);
  return found;
}

export function knownNames({ place, vocabulary }: NamesReader): KnownNames {
  const own = ofDirectory(place.people);
  const has = (list: string, word: string): boolean => setOf(vocabulary.of(list)).has(word);
  return {
    isGiven: (word) => own.given.has(word) || has('names.given', word),
    isFamily: (word) => own.family.has(word) || has('names.family', word),
    isWordToo: (word) => has('names.also_words', word),
    isRole: (word) => has('names.roles', word),
  };
}

/** Whether all of some words are names of this person, or it is their id. */
export function isCalled({ id, name }: Pick<Person, 'id' | 'name'>, words: readonly string[]): boolean {
  const names = foldedWords(name);
  return words.length > 0 && words.every((word) => names.includes(word) || fold(id) === word);
}
