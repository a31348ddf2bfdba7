import type { Word } from './fold-text.ts';

const CAPITALISED = /^\p{Lu}\p{Ll}/u;
/** Words inside a name that are not capitalised. */
const LINKS: ReadonlySet<string> = new Set(['de', 'del', 'la', 'da', 'dos']);
const MOST_WORDS_OF_A_NAME = 4;
/** Before an @ that is part of an address. */
const IN_ADDRESS = /[\p{L}\p{N}._%+-]/u;

/** A message as `readPeople` needs it. `free` tells which words no date has claimed. */
interface About {
  /** Words that stand in sentences: a name needs one that does not. */
  readonly known: ReadonlySet<string>;
  /** Words of things, systems and places that are written with a capital and are nobody's name. */
  readonly things: ReadonlySet<string>;
  readonly free: readonly boolean[];
}

interface Message {
  readonly text: string;
  readonly words: readonly Word[];
}

/**
 * Names of people: capitalised words of which one at least stands in no phrasebook ("Outlook" does, "Salas" in "Rodrigo Salas" may), or
 * what follows an @. The first word of a sentence needs a second one beside it, for its capital says nothing. A message in capitals names
 * nobody.
 */
export const readPeople = (written: Message, about: About): string[] => {
  const { text, words } = written;
  const found: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) continue;
    if (text.charAt(word.start - 1) === '@') {
      // An address is no mention.
      if (!IN_ADDRESS.test(text.charAt(word.start - 2))) found.push(text.slice(word.start, word.end));
      continue;
    }
    if (text.charAt(word.end) === '@') continue;
    const opens = at === 0 || /[.!?¿¡\n]\s*$/.test(text.slice(0, word.start));
    if (opens && about.known.has(word.folded)) continue;
    const last = lastOfName(written, at, about);
    if (last < at) continue;
    const isName = words.slice(at, last + 1).some(({ folded }) => !LINKS.has(folded) && !about.known.has(folded));
    if (isName && (!opens || last > at)) found.push(text.slice(word.start, words[last]?.end));
    if (isName) at = last;
  }
  return [...new Set(found)];
};

const isNamePart = ({ text, words }: Message, index: number, { things, free }: About): boolean => {
  const word = words[index];
  return (
    word !== undefined && free[index] === true && CAPITALISED.test(text.slice(word.start, word.end)) && !things.has(word.folded)
  );
};

/** Index of the last word of the name that begins at a word; before it if none begins there. */
const lastOfName = (written: Message, first: number, about: About): number => {
  const { text, words } = written;
  if (!isNamePart(written, first, about)) return first - 1;
  let last = first;
  for (let at = first + 1; at < Math.min(words.length, first + MOST_WORDS_OF_A_NAME); at++) {
    const word = words[at];
    const previous = words[at - 1];
    if (word === undefined || previous === undefined || text.slice(previous.end, word.start) !== ' ') break;
    if (isNamePart(written, at, about)) last = at;
    else if (!LINKS.has(word.folded)) break;
  }
  return last;
};
