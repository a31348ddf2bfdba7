import { fold } from '../../../domain/fold.ts';
import type { Person } from '../../../domain/person.ts';
import type { Word } from '../fold-text.ts';

/** Finds people of the directory in a message, as they are written there. */
export type FindKnownPeople = (written: { readonly text: string; readonly words: readonly Word[] }) => readonly string[];

const EMAIL = /[^\s<>:|,;()@]+@[^\s<>|,;()@]+\.[a-z]{2,}/gi;
/** "mi correo es ana@…" tells an address and names nobody. */
const OWN = /(?:correo|mail|email)(?: +(?:es|is|é|e))?[ :]*$/iu;
/** A first name in small letters names somebody only behind one of these: "luz" and "rosa" are words too. */
const FOR = new Set(['para', 'pra', 'for']);

/**
 * People by their e-mail address, by a name and surname however they are written, or, behind "para", by a first name that only one person
 * has. Capitalised names need no directory and are found without it.
 */
export const createFindKnownPeople = (people: Iterable<Person>): FindKnownPeople => {
  const [surnames, firstNames, emails] = indexOf(people);
  return ({ text, words }) => {
    const found: string[] = [];
    for (let at = 0; at + 1 < words.length; at++) {
      const [word, next] = [words[at], words[at + 1]];
      if (!word || !next) continue;
      if (surnames.get(word.folded)?.has(next.folded)) found.push(text.slice(word.start, next.end));
      else if (
        FOR.has(word.folded) &&
        text.charAt(next.end) !== '@' &&
        firstNames.get(next.folded) === 1 &&
        !surnames.get(next.folded)?.has(words[at + 2]?.folded ?? '')
      )
        found.push(text.slice(next.start, next.end));
    }
    if (!text.includes('@')) return found;
    const mails = [...text.matchAll(EMAIL)].filter(
      ({ 0: mail, index }) => emails.has(mail.toLowerCase()) && !OWN.test(text.slice(0, index)),
    );
    return [...found, ...mails.map(([mail]) => mail)];
  };
};

type Index = readonly [Map<string, Set<string>>, Map<string, number>, ReadonlySet<string>];

const indexOf = (people: Iterable<Person>): Index => {
  const surnames = new Map<string, Set<string>>();
  const firstNames = new Map<string, number>();
  const emails = new Set<string>();
  for (const { name, email } of people) {
    const [first = '', ...rest] = fold(name).split(' ');
    firstNames.set(first, (firstNames.get(first) ?? 0) + 1);
    surnames.set(first, new Set([...(surnames.get(first) ?? []), ...rest.filter((word) => word.length > 2)]));
    if (email) emails.add(email.toLowerCase());
  }
  return [surnames, firstNames, emails];
};
