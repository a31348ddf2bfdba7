import { foldedWords } from './fold.ts';
import type { Person } from './person.ts';

/** What names a person in texts: the whole name, e-mail, phone, and those parts of the name that nobody else of the directory has. */
export function namesOf(person: Person, people: ReadonlyMap<string, Person>): readonly string[] {
  const others = new Set([...people.values()].filter(({ id }) => id !== person.id).flatMap(({ name }) => foldedWords(name)));
  const parts = foldedWords(person.name).filter((part) => part.length > 2 && !others.has(part));
  const { name, email, phone } = person;
  return [
    name,
    ...parts,
    ...(email ? [email] : []),
    ...(phone ? [phone] : []),
    ...Object.values(person.addresses).filter(isTelling),
  ];
}

/** An address that is no common word. */
function isTelling(address: string): boolean {
  return address.length > 5 && /\d/.test(address);
}
