import type { CatalogItem } from '../../domain/catalog.ts';
import { fold, foldedWords } from '../../domain/fold.ts';
import type { Place } from '../../domain/form/reading/place.ts';
import { isOneSlipAway } from '../../domain/form/reading/match-names.ts';
import { readPerson } from '../../domain/form/reading/read-person.ts';
import { isDoubtful } from './is-doubtful.ts';
import { isLead, knownNames, type NamesReader } from './known-names.ts';
import { namesNoPerson, ownFrom } from './names-no-person.ts';
import { nameInOrder } from './name-in-order.ts';
import { DENIED, FOR, GIVEN, NEEDS, withoutTitleDots } from './whom-words.ts';

/** "Luis's team", "Kevin’s replacement" */
const OWNS = /['’]s$/iu;
const MOST_WORDS = 4;

interface Found {
  readonly people: readonly string[];
  /** Not, where the words may mean no person at all ("para Reyes"): then it is asked. */
  readonly sure: boolean;
}

const NOBODY: Found = { people: [], sure: true };

/**
 * Whom a message asks for: "necesito una laptop para Ana Torres". One id; several where the name fits several; none where it is for the
 * asker or names nobody. An item that asks for people itself takes the name as an answer instead.
 */
export function findBeneficiary(item: CatalogItem, text: string, reader: NamesReader): Found {
  if (item.fields.some(({ kind }) => kind === 'person')) return NOBODY;
  for (const { index, 0: found } of [...text.matchAll(FOR), ...text.matchAll(GIVEN)]) {
    if (DENIED.test(text.slice(0, index))) continue;
    const heard = personAt(nameInOrder(withoutTitleDots(text.slice(index + found.length)), reader), reader);
    if (heard.people.length > 0) return heard.people.includes(reader.place.asker) ? NOBODY : heard;
  }
  return { people: inNeed(text, reader), sure: true };
}

/** "Luis necesita una laptop", "hola, mi jefe también necesita …": who is said to need it. */
function inNeed(text: string, reader: NamesReader): readonly string[] {
  const { place } = reader;
  for (const { 1: who = '' } of text.matchAll(NEEDS)) {
    const read = readPerson(who, place);
    const words = who.split(/\s+/u);
    if (read.ok && read.value !== place.asker && !isDoubtful(words, read.value, reader))
      return withNamesakes(words, read.value, place);
  }
  return [];
}

/** The longest beginning that is a person's name, unless more of a name stands behind it. */
function personAt(behind: string, reader: NamesReader): Found {
  const { place } = reader;
  const [said = ''] = behind.split(/[,;!?¿¡\n]|\.(?=\s|$)/u, 1);
  const words = said.trim().split(/\s+/u);
  if (!beginsWithSomebody(words, reader) || namesNoPerson(words, reader)) return NOBODY;
  for (let count = Math.min(MOST_WORDS, words.length); count > 0; count -= 1) {
    const own = words.slice(0, count);
    const read = readPerson(own.join(' '), place);
    if (own.some((word) => OWNS.test(word))) continue;
    if (read.ok && hasMoreName(words, place.people.get(read.value)?.name ?? '', reader)) return NOBODY;
    if (read.ok && isDoubtful(own, read.value, reader)) return own.some(isLead) ? NOBODY : { people: [read.value], sure: false };
    if (read.ok) return { people: withNamesakes(own, read.value, place), sure: true };
    if (read.refusal.code === 'form.person_several') return { people: candidates(read.refusal.params['people']), sure: true };
  }
  return NOBODY;
}

/** An id that is a first name too ("ana") is no sure sign of that person where others are called so. */
function withNamesakes(words: readonly string[], id: string, { people }: Pick<Place, 'people'>): readonly string[] {
  const said = words.map(fold).filter((word) => !isLead(word));
  const isMarked = words.some((word) => word.includes('@'));
  const called = [...people.values()].filter(({ name }) => {
    const names = fold(name).split(' ');
    return names[0] === said[0] && said.every((word) => names.includes(word));
  });
  const isOneOfThem = called.some((one) => one.id === id);
  return !isMarked && isOneOfThem && called.length > 1 ? called.map((one) => one.id) : [id];
}

/** "Para Luis", "para mi jefa", "para el señor Ramírez", "para mi colega Luis"; not "para viajar con Luis". */
function beginsWithSomebody(words: readonly string[], { place, vocabulary }: NamesReader): boolean {
  const before = ownFrom(words, { place, vocabulary });
  const read = readPerson(words.slice(0, before + 1).join(' '), place);
  return before >= 0 && (read.ok || read.refusal.code === 'form.person_several');
}

const PARTICLE = new Set('de del la las los da do dos'.split(' '));
const CAPITAL = /^\p{Lu}\p{L}*$/u;
const SHOUTED = /^\p{Lu}{2,}$/u;

/** "Ana Gómez", "luis mendoza", "carlos alberto", "Luis de la Cruz": a name of somebody else stands behind the person's own. */
function hasMoreName(words: readonly string[], name: string, reader: NamesReader): boolean {
  const { isFamily, isGiven, isWordToo } = knownNames(reader);
  const own = fold(name).split(' ');
  const from = words.findIndex((word) => own.includes(fold(word)));
  // "Juan-Carlos" is no Carlos.
  if (from < 0) return words.some((word) => !word.includes('@') && foldedWords(word).length > 1);
  let at = from;
  while (at < words.length && own.some((one) => isNearly(one, words[at] ?? ''))) at += 1;
  const next = words[at] ?? '';
  // In capitals throughout a capital says nothing.
  if (CAPITAL.test(next) && !(SHOUTED.test(next) && SHOUTED.test(words[from] ?? ''))) return true;
  if (isGiven(fold(next)) && !isWordToo(fold(next))) return true;
  while (PARTICLE.has(fold(words[at] ?? ''))) at += 1;
  return isFamily(fold(words[at] ?? ''));
}

const SHORTEST_WITH_SLIP = 5;

function isNearly(name: string, said: string): boolean {
  const word = fold(said);
  return word === name || (word.length >= SHORTEST_WITH_SLIP && /^\p{Ll}/u.test(said) && isOneSlipAway(word, name));
}

function candidates(people: unknown): readonly string[] {
  const list = typeof people === 'object' && people !== null && 'list' in people && Array.isArray(people.list) ? people.list : [];
  return list.flatMap((one: unknown) =>
    typeof one === 'object' && one !== null && 'person' in one && typeof one.person === 'string' ? [one.person] : [],
  );
}
