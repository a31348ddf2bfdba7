import { fold, foldedWords } from '../../domain/fold.ts';
import type { Person } from '../../domain/person.ts';
import type { Value } from '../../domain/wording.ts';
import { readPerson } from '../../domain/form/reading/read-person.ts';
import type { Turn } from '../flow.ts';
import { afterWords } from './read-choice.ts';

/** Who a sentence begins with, and what it goes on to say. `several`: the name is more than one person's. */
export type Whom =
  | { readonly is: 'one'; readonly person: string; readonly rest: string }
  | { readonly is: 'several'; readonly people: readonly string[]; readonly rest: string }
  | { readonly is: 'none' };

/** "de", "la" inside a name. */
const MOST_WORDS = 5;

/**
 * The person that a text begins with: "@ana no puede imprimir", "para Ana Torres: la laptop no prende", "ana". As many words as are all
 * names of one person belong to the name.
 */
export function readWhom(text: string, turn: Pick<Turn, 'definitions' | 'person' | 'vocabulary'>): Whom {
  const said = withoutLead(text.trim(), turn);
  const place = { people: turn.definitions.people, asker: turn.person.id };
  const mention = /^(?:<@[^>]*>|@[\p{L}\p{N}._-]+|[^\s<>:,;]+@[^\s<>:,;]+\.[a-z]+)/iu.exec(said)?.[0];
  const count = mention
    ? mention.split(/\s+/u).length + namesBehind(said.slice(mention.length), turn.definitions.people)
    : nameAt(said, turn.definitions.people);
  if (count === 0) return { is: 'none' };
  const head = said
    .split(/\s+/u)
    .slice(0, count)
    .join(' ')
    .replace(/[:,;]+$/u, '');
  const read = readPerson(mention ?? head, place);
  if (read.ok) return { is: 'one', person: read.value, rest: afterWords(said, count) };
  const people = namedIn(read.refusal.params['people']);
  return people.length > 0 ? { is: 'several', people, rest: afterWords(said, count) } : { is: 'none' };
}

/** The people whom a refusal names. */
function namedIn(value: Value | undefined): readonly string[] {
  if (typeof value !== 'object' || !('list' in value)) return [];
  return value.list.flatMap((one) => (typeof one === 'object' && 'person' in one ? [one.person] : []));
}

/** "un ticket para", "a nombre de". */
function withoutLead(text: string, { vocabulary }: Pick<Turn, 'vocabulary'>): string {
  const typed = fold(text);
  const lead = vocabulary.of('open.lead').find((words) => typed.startsWith(`${words} `));
  return lead === undefined ? text : afterWords(text, lead.split(' ').length);
}

/** How many words at the beginning are names of one person; the longest such beginning counts. A colon or comma ends a name. */
function nameAt(text: string, people: ReadonlyMap<string, Person>): number {
  const words = text.split(/\s+/u).slice(0, MOST_WORDS);
  const ends = words.findIndex((word) => /[:,;]$/u.test(word));
  const most = ends < 0 ? words.length : ends + 1;
  for (let count = most; count > 0; count -= 1) {
    const said = words.slice(0, count).map(fold);
    if (said.every(Boolean) && [...people.values()].some((person) => isAll(person, said))) return count;
  }
  return 0;
}

function isAll({ id, name }: Person, said: readonly string[]): boolean {
  const names = new Set([...foldedWords(name), fold(id)]);
  return said.every((word) => names.has(word));
}

/** "@Ana Torres …": a mention that spells the name out goes on behind its first word. */
function namesBehind(rest: string, people: ReadonlyMap<string, Person>): number {
  if (!/^\s+\p{Lu}/u.test(rest)) return 0;
  const [word = ''] = rest.trim().split(/\s+/u);
  return [...people.values()].some(({ name }) => foldedWords(name).slice(1).includes(fold(word))) ? 1 : 0;
}
