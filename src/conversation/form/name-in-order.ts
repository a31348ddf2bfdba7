import { fold, foldedWords } from '../../domain/fold.ts';
import { isCalled, isLead, knownNames, type NamesReader } from './known-names.ts';

const TURNED = /^([\p{L}'’-]+(?: [\p{L}'’-]+)?),\s*([\p{L}'’-]+(?: [\p{L}'’-]+)?)(?![\p{L}'’-])/u;
const LISTED = /^\s+(?:y|e|and|&)\s/iu;
const SET_OFF = /^([\p{L}' ’-]+),\s*(?=\p{L})/u;

/** Words that begin with a name, with that name in its usual order: "Pérez, Juan" as "Juan Pérez", "el practicante, Juan" as "el practicante Juan". Pure. */
export function nameInOrder(behind: string, reader: NamesReader): string {
  const { isRole } = knownNames(reader);
  const text = behind.replace(SET_OFF, (whole, before: string) => {
    const words = foldedWords(before);
    return words.some(isRole) && words.every((word) => isRole(word) || isLead(word)) ? `${before} ` : whole;
  });
  const [whole = '', family = '', given = ''] = TURNED.exec(text) ?? [];
  return whole && isTurned({ family, given, rest: text.slice(whole.length) }, reader)
    ? `${given} ${family}${text.slice(whole.length)}`
    : text;
}

/** Not "para Torres, Luis y Bob", who are three. */
function isTurned({ family, given, rest }: { family: string; given: string; rest: string }, reader: NamesReader): boolean {
  const { isFamily, isGiven } = knownNames(reader);
  const [last, first] = [foldedWords(family), foldedWords(given)];
  if (![...last].every(isFamily) || last.some(isGiven) || !first.every(isGiven)) return false;
  const people = [...reader.place.people.values()];
  if (people.some((person) => isCalled(person, [...last, ...first]))) return true;
  return !people.some(({ name }) => fold(name).split(' ')[0] === first[0]) || !LISTED.test(rest);
}
