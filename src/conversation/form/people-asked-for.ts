import type { CatalogItem } from '../../domain/catalog.ts';
import { fold, foldedWords } from '../../domain/fold.ts';
import { readPerson } from '../../domain/form/reading/read-person.ts';
import { asksForName, isAbout } from './first-words/about-field.ts';
import { isDoubtful } from './is-doubtful.ts';
import { isLead, knownNames, type NamesReader } from './known-names.ts';
import { namesNoPerson } from './names-no-person.ts';
import { nameInOrder } from './name-in-order.ts';
import { BEHIND, strangerIn } from './stranger-in.ts';
import { DENIED, FOR, GIVEN, NEEDS, withoutTitleDots } from './whom-words.ts';

/** Whom a message asks for by name, in order: those of the directory (the asker among them), and names that nobody there has. */
export interface PeopleAskedFor {
  readonly known: readonly string[];
  readonly unknown: readonly string[];
}

const NOBODY: PeopleAskedFor = { known: [], unknown: [] };

/** "…, Luis", "… y Luis", "… y otra para Luis", "and another one for Luis". */
const NEXT =
  /^\s*(?:,\s*(?:y |e |and )?|(?:y|e|and|&)\s+)(?:(?:(?:la |el |the )?(?:otr[oa]s?|outr[oa]|another|an other)(?:\s+\S+){0,2}?|un[oa]?|one|uma?)\s+(?=(?:para|pra|for)\s))?((?:para|pra|for)\s+)?(?=\S)/iu;
const PART_ENDS = /\s(?:y|e|and|&)\s|[,;!?¿¡\n]|\.(?=\s|$)/iu;
const QUOTES = /^["'«“(]+|["'»”)]+$/gu;
const MOST_WORDS = 4;
const MOST_PEOPLE = 5;

/** Nothing for a form that asks for somebody's name itself: whoever is new stands in no directory. Pure. */
export function peopleAskedFor(item: CatalogItem, text: string, reader: NamesReader): PeopleAskedFor {
  if (item.fields.some((field) => asksForName(field))) return NOBODY;
  for (const { index, 0: found } of text.matchAll(FOR)) {
    if (DENIED.test(text.slice(0, index))) continue;
    const people = rowOf(text.slice(index + found.length), { ...reader, shouting: isShouting(text) });
    if (people.known.length + people.unknown.length > 0) return people;
  }
  return { known: [], unknown: strangersIn(text, reader) };
}

/** "Dale acceso a SAP a Juan Pérez", "Juan Pérez necesita una laptop". */
function strangersIn(text: string, reader: NamesReader): readonly string[] {
  const heard = { ...reader, shouting: isShouting(text) };
  const given = [...text.matchAll(GIVEN)].map(({ index, 0: found }) => text.slice(index + found.length));
  const needing = [...text.matchAll(NEEDS)].map(({ 1: who = '' }) => who);
  for (const behind of [...given, ...needing]) {
    const { known, unknown } = rowOf(behind, heard);
    if (unknown.length > 0 && known.length === 0) return unknown;
  }
  return [];
}

/** Capitals say nothing where all is written in them. */
function isShouting(text: string): boolean {
  return text === text.toLocaleUpperCase();
}

interface Reader extends NamesReader {
  readonly shouting: boolean;
}

/** A meeting is for all who come to it; a thing is for one person. */
export function isForEach({ fields, confidential }: CatalogItem): boolean {
  const shared = fields.some(
    (field) => field.kind === 'person' || field.kind === 'date_time' || field.kind === 'duration' || isAbout(field, 'time'),
  );
  return !shared && !confidential;
}

function rowOf(behind: string, reader: Reader): PeopleAskedFor {
  const known: string[] = [];
  const unknown: string[] = [];
  let left = nameInOrder(withoutTitleDots(behind), reader);
  for (let own = true; known.length + unknown.length < MOST_PEOPLE;) {
    const ends = left.search(PART_ENDS);
    const part = ends < 0 ? left : left.slice(0, ends);
    const named = nameIn(part.trim().replace(QUOTES, ''), reader);
    if (!named || (!own && !BEHIND.test(named.rest))) break;
    if (named.id === undefined) unknown.push(named.name);
    else known.push(named.id);
    left = left.slice(part.length);
    const next = NEXT.exec(left);
    if (!next) break;
    own = next[1] !== undefined;
    left = nameInOrder(left.slice(next[0].length), reader);
  }
  return { known: [...new Set(known)], unknown: [...new Set(unknown)] };
}

interface Named {
  readonly name: string;
  readonly id?: string;
  readonly rest: string;
}

/** The person whom some words begin with; undefined where they name nobody, or several. */
function nameIn(part: string, reader: Reader): Named | undefined {
  const stranger = strangerIn(part, reader, reader.shouting);
  if (stranger) return stranger;
  const words = part.split(/\s+/u);
  if (namesNoPerson(words, reader)) return undefined;
  const { isRole } = knownNames(reader);
  for (let count = 1; count <= Math.min(MOST_WORDS, words.length); count += 1) {
    if (count === 1 && words.length > 1 && /^(?:m[iy]|meu|minha)$/iu.test(words[0] ?? '')) continue;
    const read = readPerson(words.slice(0, count).join(' '), reader.place);
    const isNamed = read.ok || read.refusal.code === 'form.person_several';
    if (!isNamed && !words.slice(0, count).every((word) => isLead(word) || isRole(fold(word)))) return undefined;
    if (!isNamed) continue;
    const whole = wholeName(words, count, reader.place);
    if (whole && isDoubtful(words.slice(0, whole.end), whole.id, reader)) return undefined;
    return whole && { name: words.slice(0, whole.end).join(' '), id: whole.id, rest: words.slice(whole.end).join(' ') };
  }
  return undefined;
}

/** As many words as are all names of one person. */
function wholeName(words: readonly string[], from: number, place: Reader['place']): { id: string; end: number } | undefined {
  for (let end = Math.min(MOST_WORDS + from, words.length); end >= from; end -= 1) {
    const read = readPerson(words.slice(0, end).join(' '), place);
    const names = read.ok ? foldedWords(place.people.get(read.value)?.name ?? '') : [];
    if (read.ok && words.slice(from, end).every((word) => names.includes(fold(word)))) return { id: read.value, end };
  }
  return undefined;
}
