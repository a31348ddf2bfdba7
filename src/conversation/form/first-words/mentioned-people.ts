import { fold, foldedWords } from '../../../domain/fold.ts';
import type { Place } from '../../../domain/form/reading/place.ts';
import type { Person } from '../../../domain/person.ts';

const WORD = /[\p{L}\p{N}\p{M}'’-]+/gu;
const CAPITALISED = /^\p{Lu}/u;
/** In small letters a name counts only behind one of these. */
const BEFORE_NAME = new Set('para pra for con with de of a to y and e'.split(' '));
const MOST_WORDS = 4;

/** Somebody whom a text names: one person, or several whom the name fits. */
interface MentionedPerson {
  readonly ids: readonly string[];
  /** The words before it, folded, nearest last. */
  readonly before: readonly string[];
}

interface Token {
  readonly folded: string;
  readonly capital: boolean;
  /** Nothing but a blank stands before it. */
  readonly joined: boolean;
}

/** The people of the directory that a text names: by name and surname, by a first name; "Ana Gómez" is not Ana Torres. */
export function mentionedPeople(text: string, { people }: Pick<Place, 'people'>): readonly MentionedPerson[] {
  const tokens = tokensOf(text);
  const all = [...people.values()].map((person) => ({ person, names: foldedWords(person.name) }));
  const found: MentionedPerson[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const length = nameLength(tokens, at, all);
    if (length === 0) continue;
    const said = tokens.slice(at, at + length).map(({ folded }) => folded);
    const fitting = all.filter(({ names }) => fits(names, said)).map(({ person }) => person.id);
    const next = tokens[at + length];
    const another = next !== undefined && next.joined && next.capital && length < MOST_WORDS;
    if (fitting.length > 0 && !another)
      found.push({ ids: fitting, before: tokens.slice(Math.max(0, at - 3), at).map(({ folded }) => folded) });
    at += length - 1;
  }
  return found;
}

function tokensOf(text: string): readonly Token[] {
  let end = -1;
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => {
    const joined = index === end + 1 && text.charAt(end) === ' ';
    end = index + word.length;
    return { folded: fold(word), capital: CAPITALISED.test(word), joined };
  });
}

interface Known {
  readonly person: Person;
  readonly names: readonly string[];
}

/** The most words from a place on that are the names of one person; 0 where none begins there. */
function nameLength(tokens: readonly Token[], at: number, all: readonly Known[]): number {
  const first = tokens[at];
  if (!first || !(first.capital || BEFORE_NAME.has(tokens[at - 1]?.folded ?? ''))) return 0;
  if (!all.some(({ names }) => names[0] === first.folded)) return 0;
  let length = 1;
  while (length < MOST_WORDS && tokens[at + length]?.joined) {
    const said = tokens.slice(at, at + length + 1).map(({ folded }) => folded);
    if (!all.some(({ names }) => fits(names, said))) break;
    length += 1;
  }
  return length;
}

function fits(names: readonly string[], said: readonly string[]): boolean {
  return names[0] === said[0] && said.every((word) => names.includes(word));
}
