import { fold } from './fold.ts';
import type { Person } from './person.ts';

const MOST = 60;
const CAPITAL = /^\P{L}*\p{Lu}/u;
const PRIVATE = /[^\s<>]+@[^\s<>]+|<@[^>]*>|@\p{L}[\p{L}\p{N}._-]*|https?:\/\/\S+|\+?\d[\d\s().-]{5,}\d/gu;

/**
 * The beginning of what somebody wrote, for others to know it by: without addresses, telephone numbers, links and people's names. A word that
 * is a name and begins with a capital counts as one, and so do two names in a row.
 */
export function harmlessTitle(text: string, people: ReadonlyMap<string, Person>): string {
  const line = text.replace(/\s+/gu, ' ').replace(PRIVATE, '…').trim();
  const words = line.split(' ');
  const names = namesOf(people);
  const isName = (word: string | undefined): boolean => word !== undefined && names.has(fold(word));
  const named = words.map((word, at) => isName(word) && (CAPITAL.test(word) || isName(words[at + 1]) || isName(words[at - 1])));
  // What follows a name with a capital is the rest of it, whether the directory has it or not.
  const shown = words.map((word, at) => (named[at] || (named[at - 1] && CAPITAL.test(word)) ? '…' : word));
  const title = shown.join(' ').replace(/…(?: …)+/gu, '…');
  return title.length > MOST ? `${title.slice(0, MOST - 1).trimEnd()}…` : title;
}

/** By the map of people: built once for each load of the directory. */
const known = new WeakMap<ReadonlyMap<string, Person>, ReadonlySet<string>>();

function namesOf(people: ReadonlyMap<string, Person>): ReadonlySet<string> {
  const found =
    known.get(people) ??
    new Set([...people.values()].flatMap(({ id, name }) => [id, ...fold(name).split(' ')]).filter((word) => word.length > 2));
  known.set(people, found);
  return found;
}
