import { fold, foldedWords } from '../../domain/fold.ts';
import { isLead, isTitle, knownNames, type NamesReader } from './known-names.ts';

/**
 * Whether words that were read as this person may mean something else: "Reyes" alone, a family name and a common word. Pure.
 * `words`: all that was read as the person.
 */
export function isDoubtful(words: readonly string[], id: string, reader: NamesReader): boolean {
  const { isWordToo } = knownNames(reader);
  const [first = '', ...family] = foldedWords(reader.place.people.get(id)?.name ?? '');
  const said = words.filter((word) => !isLead(word)).map(fold);
  if (words.some(isTitle) || said.includes(first) || said.includes(fold(id))) return false;
  return said.length > 0 && said.every((word) => family.includes(word) && isWordToo(word));
}
