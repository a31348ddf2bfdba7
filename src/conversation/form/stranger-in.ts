import { fold, foldedWords } from '../../domain/fold.ts';
import { readPerson } from '../../domain/form/reading/read-person.ts';
import { has, matchPhrase, tokensOf } from '../needs/match-phrases.ts';
import type { Vocabulary } from '../words/vocabulary.ts';
import { isCalled, isLead, isTitle, knownNames, type KnownNames, type NamesReader } from './known-names.ts';

/** A name that some words begin with, and what stands behind it. */
export interface Stranger {
  readonly name: string;
  readonly rest: string;
}

/** What may stand behind a name: "antes del viernes", "please". A verb makes a name behind "y" the beginning of something else. */
export const BEHIND =
  /^(?:$|(?:de|del|en|desde|el|la|para|por|con|antes|hoy|mañana|urgente|porfa|gracias|from|in|by|at|on|asap|please|with|as|to|thanks|before|until|tomorrow|today|na|no|da|do|hoje|amanhã)(?:\s|$))/iu;
const NAME = /^\p{Lu}\p{Ll}[\p{L}'’-]*(?:\s+(?:(?:de|del|la|da|dos|do)\s+){0,2}\p{Lu}\p{Ll}[\p{L}'’-]*){0,3}/u;
const WHO = /^(?:que|quien|who|nuev[oa]|new|o|or|ou)(?:\s|$)/iu;
const THING = /^(?:\S*\d|(?:una?|uma?|an?|the|access|acceso|modelo|model|x|pls|plis|pf|porfi[sa]?|lo|cuanto)(?:\s|$))/iu;
const PARTICLE = new Set('de del la las los da do dos'.split(' '));
/** "jperez" */
const LEAST_OF_FAMILY = 4;
const SHOUTED = /^\p{Lu}{3,}$/u;
const MOST_WORDS = 5;
/** "juan.perez@otra.example", "@jperez" */
const ADDRESS = /^(?:[^\s<>@,;]+@[^\s<>@,;]+\.\p{L}{2,}|@[a-z0-9][\w.-]*\w)(?=[\s,;.!?]|$)/iu;

/**
 * A name that is surely a person's and that nobody of the directory has: it begins with a given name, or stands behind a title. In small or
 * capital letters alone it is one where all its words are usual names. `shouting`: the whole message is in capitals, which then say nothing.
 */
export function strangerIn(part: string, reader: NamesReader, shouting: boolean): Stranger | undefined {
  const names = knownNames(reader);
  const words = part.split(/\s+/u);
  const at = words.findIndex((word) => !isLead(word) && !names.isRole(fold(word)));
  if (at < 0) return undefined;
  const behind = words.slice(at).join(' ');
  const address = ADDRESS.exec(behind)?.[0];
  if (address !== undefined) {
    const isForeign = isSomebodys(address, names) && !readPerson(address, reader.place).ok;
    return isForeign ? { name: address, rest: behind.slice(address.length).trim() } : undefined;
  }
  const before = words[at - 1] ?? '';
  const found = capitalised(behind, before, names) ?? usual(words.slice(at), { names, shouting, before });
  if (!found || (!isTitle(before) && isNoPerson(part, reader.vocabulary))) return undefined;
  const said = foldedWords(found.name);
  return [...reader.place.people.values()].some((person) => isCalled(person, said)) ? undefined : found;
}

/** "ventas@…" is nobody's own. */
function isSomebodys(address: string, names: KnownNames): boolean {
  const [own = ''] = address.replace(/^@/u, '').split('@');
  return foldedWords(own.replaceAll('_', ' ')).some(
    (word) => isName(names, word) || (word.length > LEAST_OF_FAMILY && names.isFamily(word.slice(1))),
  );
}

function capitalised(behind: string, before: string, names: KnownNames): Stranger | undefined {
  const name = NAME.exec(behind)?.[0];
  if (name === undefined) return undefined;
  const rest = behind.slice(name.length).trim();
  if (isTitle(before)) return { name, rest };
  const [first = '', ...others] = foldedWords(name);
  const turned = names.isFamily(first) && others.some(names.isGiven) && others.every((word) => isName(names, word));
  if (!names.isGiven(first) && !turned) return undefined;
  // "Rosario" may be the town; "Rosario Pérez", and "mi colega Rosario", are not.
  if (names.isWordToo(first) && !names.isRole(fold(before)) && !others.some(names.isFamily)) return undefined;
  return isPartOfMore(name, rest) ? undefined : { name, rest };
}

/** "juan perez", "PEREZ JUAN", "juan" with nothing behind it that could belong to it. */
function usual(
  words: readonly string[],
  { names, shouting, before }: { names: KnownNames; shouting: boolean; before: string },
): Stranger | undefined {
  const isOwn = (word = ''): boolean =>
    isName(names, fold(word)) || (!shouting && SHOUTED.test(word) && SHOUTED.test(words[0] ?? ''));
  let end = 0;
  for (let at = 0; at < Math.min(words.length, MOST_WORDS); at += 1) {
    if (isOwn(words[at])) end = at + 1;
    else if (at === 0 || !PARTICLE.has(fold(words[at] ?? ''))) break;
  }
  const said = words.slice(0, end).map(fold);
  const [first = ''] = said;
  const rest = words.slice(end).join(' ');
  const name = { name: words.slice(0, end).join(' '), rest };
  if (!said.some(names.isGiven) || !isName(names, first)) return undefined;
  if (end > 1 && said.some((word, at) => names.isFamily(word) && (at > 0 || !names.isGiven(word)))) return name;
  const isSure = names.isGiven(first) && (!names.isWordToo(first) || isTitle(before) || (end > 1 && said.every(names.isGiven)));
  return isSure && (!/[\p{L}\p{N}]/u.test(rest) || BEHIND.test(rest) || WHO.test(rest) || THING.test(rest)) ? name : undefined;
}

const isName = ({ isGiven, isFamily }: KnownNames, word: string): boolean => isGiven(word) || isFamily(word);

/** "Jesús María", "Mercedes Benz", "Regina Consultores": a place, a make, a company. */
function isNoPerson(part: string, vocabulary: Pick<Vocabulary, 'of'>): boolean {
  return has(matchPhrase(vocabulary.of('names.no_people')), tokensOf(part));
}

/** "Christian holidays": a first name alone, and a word behind it that belongs to it. */
function isPartOfMore(name: string, rest: string): boolean {
  return !/\s/u.test(name) && /^\p{Ll}/u.test(rest) && !BEHIND.test(rest) && !WHO.test(rest) && !THING.test(rest);
}
