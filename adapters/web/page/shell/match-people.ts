import type { ListedPerson } from '../wire.ts';

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Those whose name has all the words, however they are written; those who have a part in the story come first. */
export function matchPeople(people: readonly ListedPerson[], words: string, most: number): readonly ListedPerson[] {
  const wanted = fold(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = people.filter((person) => {
    const name = fold(`${person.name} ${person.id}`);
    return wanted.every((word) => name.includes(word));
  });
  return [...found.filter((person) => person.seat !== undefined), ...found.filter((person) => person.seat === undefined)].slice(
    0,
    most,
  );
}
