import type { Word } from './fold-text.ts';

const CAPITALISED = /^\p{Lu}\p{Ll}/u;
/** Words inside a name that are not capitalised. */
const LINKS: ReadonlySet<string> = new Set(['de', 'del', 'la', 'da', 'dos']);
const MOST_WORDS_OF_A_NAME = 4;

/** A message as `readPeople` needs it. `free` tells which words no date has claimed. */
interface About {
  readonly known: ReadonlySet<string>;
  readonly free: readonly boolean[];
}

/**
 * Names of people: capitalised words that the phrasebook does not know ("Outlook" is known, "Rodrigo Salas" is not), or what follows
 * an @. The first word of a sentence needs a second one beside it, for its capital says nothing. A message in capitals names nobody.
 */
export const readPeople = (written: { text: string; words: readonly Word[] }, { known, free }: About): string[] => {
  const { text, words } = written;
  const found: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) continue;
    if (text.charAt(word.start - 1) === '@') {
      // An address is no mention.
      if (!/[\p{L}\p{N}]/u.test(text.charAt(word.start - 2))) found.push(text.slice(word.start, word.end));
      continue;
    }
    const last = lastOfName(written, at, (index) => isNamePart(text, words[index], known) && free[index] === true);
    if (last < at) continue;
    const opens = at === 0 || /[.!?¿¡\n]\s*$/.test(text.slice(0, word.start));
    if (!opens || last > at) found.push(text.slice(word.start, words[last]?.end));
    at = last;
  }
  return [...new Set(found)];
};

const isNamePart = (text: string, word: Word | undefined, known: ReadonlySet<string>): boolean =>
  word !== undefined && CAPITALISED.test(text.slice(word.start, word.end)) && !known.has(word.folded);

/** Index of the last word of the name that begins at a word; before it if none begins there. */
const lastOfName = (
  { text, words }: { text: string; words: readonly Word[] },
  first: number,
  isPart: (index: number) => boolean,
): number => {
  if (!isPart(first)) return first - 1;
  let last = first;
  for (let at = first + 1; at < Math.min(words.length, first + MOST_WORDS_OF_A_NAME); at++) {
    const word = words[at];
    const previous = words[at - 1];
    if (word === undefined || previous === undefined || text.slice(previous.end, word.start) !== ' ') break;
    if (isPart(at)) last = at;
    else if (!LINKS.has(word.folded)) break;
  }
  return last;
};
