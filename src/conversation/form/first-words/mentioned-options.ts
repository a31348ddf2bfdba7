import { fold, foldedWords } from '../../../domain/fold.ts';
import { findNames, type FoundName, type Named } from '../../../domain/form/reading/match-names.ts';
import type { ShownOption } from '../../../domain/form/reading/place.ts';
import { namesOf } from '../../../domain/form/reading/read-choice.ts';
import type { FirstWords } from './first-words.ts';

/** Names that as often mean something else in a longer text. */
const VAGUE = new Set('todo todos todas full all everything otro otra otros other another something algo ver la el'.split(' '));
const SHORTEST = 3;
const SHORTEST_WITH_GENDER = 6;
const DENIED =
  /(?:^|[^\p{L}])(?:no|sin|not|without|sem|nao|ni|nor|except|excepto|menos)(?:[^\p{L}.;!?,]+(?!(?:con|with|com|pero|but|sino|si)(?![\p{L}]))\p{L}+){0,2}[^\p{L}.;!?,]+$/u;
/** "no me sirve la Mac". */
const UNWANTED = /(?<![\p{L}])no (?:me|nos) (?:sirven?|gustan?|convienen?)(?: \p{L}+){0,2} $/u;
/** "mi mouse se malogró, necesito un teclado": what one has is not what one wants. */
const OWNED =
  /(?<![\p{L}])(?:mi|mis|my|meu|minha|tengo|tenia|tenemos|have|had|uso|usaba)(?: (?:un|una|el|la|a|the|vieja|viejo|old|actual|current))*\s+$/u;
const SINCE_BROKEN =
  /^\s*(?:que (?:tengo|tenia|uso)|(?:that )?i have|actual|vieja?|se (?:me )?(?:malogro|rompio|murio|dano|perdio)|(?:is|was) broken|broke|died)/u;

/** The options that the words name, outside of their reason, as places in the text; what is denied, or what one has already, is left out. */
export function mentionedOptions({ lower, reason }: FirstWords, options: readonly ShownOption[]): readonly FoundName[] {
  const found = findNames(lower, options.map(namedAs)).filter(
    ({ start, end }) =>
      !(reason && start >= reason.start && end <= reason.end) &&
      !DENIED.test(lower.slice(Math.max(0, start - 60), start)) &&
      !UNWANTED.test(lower.slice(Math.max(0, start - 60), start)),
  );
  const wanted = found.filter(
    ({ start, end }) => !OWNED.test(lower.slice(Math.max(0, start - 30), start)) && !SINCE_BROKEN.test(lower.slice(end)),
  );
  return wanted.length > 0 ? wanted : found;
}

/** All that an option is called, also in the plural, without what stands in brackets, or by a word with a digit that is its own ("T14"). */
function namedAs(option: ShownOption): Named {
  const { id, names } = namesOf(option);
  const bare = names.flatMap((name) => [name, name.replace(/\s*\([^)]*\)/g, '')]);
  const codes = bare.flatMap((name) => foldedWords(name).filter((word) => /\d/.test(word) && /\p{L}/u.test(word)));
  const long = bare.filter((name) => fold(name).replaceAll(' ', '').length >= SHORTEST && !VAGUE.has(fold(name)));
  // A name that two languages share is one.
  return { id, names: [...new Set([...long.flatMap(withPlurals), ...codes].map(fold))] };
}

function withPlurals(name: string): readonly string[] {
  const [first = '', ...rest] = foldedWords(name);
  const behind = rest.length > 0 ? ` ${rest.join(' ')}` : '';
  const last = rest.at(-1);
  const before = [first, ...rest.slice(0, -1)].join(' ');
  return [
    name,
    ...(behind === '' ? otherGender(first) : []),
    ...pluralsOf(first).map((plural) => plural + behind),
    ...(last === undefined ? [] : pluralsOf(last).map((plural) => `${before} ${plural}`)),
  ];
}

/** "Pagada", where somebody speaks of a program that is "pagado". */
function otherGender(word: string): readonly string[] {
  if (word.length < SHORTEST_WITH_GENDER) return [];
  return word.endsWith('a') ? [`${word.slice(0, -1)}o`] : word.endsWith('o') ? [`${word.slice(0, -1)}a`] : [];
}

function pluralsOf(word: string): readonly string[] {
  return word.length < SHORTEST || /s$|\d/.test(word) ? [] : [`${word}s`, `${word}es`];
}
