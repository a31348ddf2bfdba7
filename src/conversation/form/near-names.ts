import { fold, foldedWords } from '../../domain/fold.ts';
import type { Place } from '../../domain/form/reading/place.ts';
import { isOneSlipAway } from '../../domain/form/reading/match-names.ts';

const MOST = 5;
const SHORTEST_WITH_SLIP = 4;

/** Who may be meant by a name that nobody has just so: "Luis Ramírez Quispe", "Sofia Roja". Ids; all their names are said, or one slip away. Pure. */
export function nearNames(said: readonly string[], { people, asker }: Pick<Place, 'people' | 'asker'>): readonly string[] {
  const near = [...people.values()].filter(({ id, name }) => {
    const names = foldedWords(name);
    return id !== asker && names.length > 1 && said.some((one) => names.every((word) => stands(word, fold(one).split(' '))));
  });
  return near.slice(0, MOST).map(({ id }) => id);
}

function stands(name: string, words: readonly string[]): boolean {
  return words.some((word) => word === name || (name.length >= SHORTEST_WITH_SLIP && isOneSlipAway(word, name)));
}
