import { languages } from '../../label.ts';
import { foldedWords, plain } from '../../fold.ts';
import { contentOf, isAnswerAround, wordsOutside, type Span } from './rest-of.ts';

/** Something that can be named: its id, and what it is called, best name first. */
export interface Named {
  readonly id: string;
  /** Its label in each language first. */
  readonly names: readonly string[];
}

/** The ids that a text may mean: one is an answer, none is no answer, several must be asked about. */
type Matches = readonly string[];

interface Candidate {
  readonly id: string;
  /** Folded, as words. */
  readonly names: readonly (readonly string[])[];
}

/** "no", "no sé": by themselves they name nothing, whatever option has such a word in its name. */
const DENIALS = new Set(['no', 'sin', 'not', 'without']);

/** "Sí" begins no "sin costo". */
const ASSENTS = new Set(['si', 'ya', 'ok', 'va']);

/** Words that may stand beside a name in one sentence. */
const FEW_BESIDE = 4;

/**
 * What a text names, from the surest way of naming on: a whole name, the beginning of one, a name inside a sentence, words that only one
 * of them has, a name with one slip of the keyboard.
 */
export function matchNames(text: string, all: readonly Named[]): Matches {
  const words = foldedWords(text);
  if (words.length === 0) return [];
  const candidates = all.map(candidateOf);
  const bare = contentOf(words);
  for (const said of bare.length > 0 && bare.length < words.length ? [words, bare] : [words]) {
    const matches = firstOf([() => whole(said, candidates), () => beginning(said, candidates)]);
    if (matches.length > 0) return matches;
  }
  return firstOf([() => inSentence(text, candidates), () => byOwnWords(text, candidates), () => misspelt(words, candidates)]);
}

function firstOf(ways: readonly (() => Matches)[]): Matches {
  for (const way of ways) {
    const matches = way();
    if (matches.length > 0) return matches;
  }
  return [];
}

function idsWhere(candidates: readonly Candidate[], fits: (name: readonly string[]) => boolean): Matches {
  return candidates.filter(({ names }) => names.some(fits)).map(({ id }) => id);
}

function whole(words: readonly string[], candidates: readonly Candidate[]): Matches {
  // Without spaces: "wi fi" and "wifi" are one.
  const exact = idsWhere(candidates, (name) => name.join('') === words.join(''));
  return exact.length > 0 ? exact : idsWhere(candidates, (name) => name.map(singular).join('') === words.map(singular).join(''));
}

/** Good enough for comparing: both sides go through it. */
function singular(word: string): string {
  return word.length > 3 ? word.replace(/(?<=[dlnrz])es$|s$/, '') : word;
}

function beginning(words: readonly string[], candidates: readonly Candidate[]): Matches {
  const text = words.join(' ');
  if (text.length < 2) return [];
  if (!words.every((word) => DENIALS.has(word)))
    return idsWhere(candidates, (name) => name.join(' ').startsWith(ASSENTS.has(text) ? `${text} ` : text));
  // A denial is the answer only where one option's label alone begins with it: "No, solo la licencia", and never by what else it is called.
  const labels = candidates.map(({ id, names }) => ({ id, names: names.slice(0, languages.length) }));
  const denied = idsWhere(labels, ([first]) => words.length === 1 && first === text);
  return denied.length === 1 ? denied : [];
}

export interface FoundName extends Span {
  readonly id: string;
}

/** Every whole name that stands in a text which `plain` has been through; one inside a longer one does not count. */
export function findNames(lower: string, all: readonly Named[]): readonly FoundName[] {
  return standing(lower, all.map(candidateOf));
}

/** Names that stand in the text as words. A name inside a longer one that was found too does not count. */
function inSentence(text: string, candidates: readonly Candidate[]): Matches {
  const found = standing(plain(text), candidates);
  return found.length > 0 && isAnswerAround(text, found, FEW_BESIDE) ? [...new Set(found.map(({ id }) => id))] : [];
}

function standing(lower: string, candidates: readonly Candidate[]): readonly FoundName[] {
  const found = candidates.flatMap(({ id, names }) =>
    names.flatMap((name) => placesOf(name, lower).map((span) => ({ id, ...span }))),
  );
  return found.filter((one) => !found.some((other) => covers(other, one)));
}

function candidateOf({ id, names }: Named): Candidate {
  return { id, names: names.map(foldedWords).filter((name) => name.length > 0) };
}

function covers(wide: FoundName, narrow: FoundName): boolean {
  return wide.start <= narrow.start && wide.end >= narrow.end && wide.end - wide.start > narrow.end - narrow.start;
}

function placesOf(name: readonly string[], lower: string): readonly Span[] {
  // Nearly always; and building the pattern costs more than all the rest.
  if (!name.every((word) => lower.includes(word))) return [];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${name.join('[^\\p{L}\\p{N}]+')}(?![\\p{L}\\p{N}])`, 'gu');
  return [...lower.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** "la de 14 pulgadas": the candidates that have the most of the words said, if the rest of the text leaves it at that. */
function byOwnWords(text: string, candidates: readonly Candidate[]): Matches {
  const said = new Set(contentOf(wordsOutside(plain(text), [])).filter((word) => word.length > 1 && !DENIALS.has(word)));
  const counted = candidates.map(({ id, names }) => ({
    id,
    hits: intersect(said, new Set(contentOf(names.flat()).map(singular))),
  }));
  const most = Math.max(...counted.map(({ hits }) => hits.length));
  if (!(most > 0)) return [];
  const best = counted.filter(({ hits }) => hits.length === most);
  const spans = [...new Set(best.flatMap(({ hits }) => hits))].flatMap((word) => placesOf([word], plain(text)));
  return isAnswerAround(text, spans) ? best.map(({ id }) => id) : [];
}

function intersect(said: ReadonlySet<string>, own: ReadonlySet<string>): readonly string[] {
  return [...said].filter((word) => own.has(singular(word)));
}

const SHORTEST_WITH_SLIP = 5;

function misspelt(words: readonly string[], candidates: readonly Candidate[]): Matches {
  const text = words.join(' ');
  if (text.length < SHORTEST_WITH_SLIP) return [];
  return idsWhere(candidates, (name) => isOneSlipAway(text, name.join(' ')));
}

/** One letter wrong, missing, too many, or two changed places. */
export function isOneSlipAway(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (restA.length !== restB.length) return restA.length > restB.length ? restA.slice(1) === restB : restA === restB.slice(1);
  if (restA.slice(1) === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
