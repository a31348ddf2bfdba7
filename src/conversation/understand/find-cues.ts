import { createFindPhrases } from './find-phrases.ts';
import { phraseKey, type Word } from './fold-text.ts';

/** A message as the readers of cues take it. */
export interface Spoken {
  readonly text: string;
  readonly words: readonly Word[];
}

/** A phrase of the phrasebook that a message has in it: its words stand at `at` to `end` (exclusive). */
export interface Cue<T> {
  readonly value: T;
  readonly at: number;
  readonly end: number;
  /** Where it stands in the text as written, with what is taken along when it is quoted. */
  readonly from: number;
  readonly to: number;
}

export type FindCues<T> = (spoken: Spoken) => readonly Cue<T>[];

/** Words that may stand where a phrase has an ellipsis between two of its words. */
const WIDEST_GAP = 5;
const ELLIPSIS = /\s*(?:…|\.{3})\s*/u;

/** Words of a phrase behind its first ones, each maybe with an open end; up to `gap` others may stand before them. */
interface Part {
  readonly words: readonly string[];
  readonly gap: number;
}

interface Pattern<T> {
  readonly value: T;
  readonly then: readonly Part[];
  /** Takes the next word along when it is quoted. */
  readonly goesOn: boolean;
}

/** Whether a longer phrase takes the place of one that stands inside it. */
type Covers<T> = (longer: T, shorter: T) => boolean;

/** Spans that stand inside a longer one say nothing of their own: "no es urgente" is no "urgente". */
const outermost = <T>(cues: readonly Cue<T>[], covers: Covers<T>): Cue<T>[] =>
  cues.filter(
    (cue) =>
      !cues.some(
        (other) =>
          other.at <= cue.at && other.end >= cue.end && other.end - other.at > cue.end - cue.at && covers(other.value, cue.value),
      ),
  );

/** The end of a span with the word behind it, if nothing but a space stands between them. */
const withNext = ({ text, words }: Spoken, end: number): number => {
  const [last, next] = [words[end - 1], words[end]];
  return last && next && /^\s+$/u.test(text.slice(last.end, next.start)) ? end + 1 : end;
};

const startsAt = (words: readonly Word[], at: number, part: readonly string[]): boolean =>
  part.every((word, index) => {
    const folded = words[at + index]?.folded ?? '';
    return word.endsWith('*') ? folded.startsWith(word.slice(0, -1)) : folded === word;
  });

/** Where the further parts of a phrase end; undefined if they do not follow. */
const endOf = (words: readonly Word[], from: number, parts: readonly Part[]): number | undefined => {
  let end = from;
  for (const { words: part, gap } of parts) {
    let at = end;
    while (at <= end + gap && !startsAt(words, at, part)) at++;
    if (at > end + gap) return undefined;
    end = at + part.length;
  }
  return end;
};

const keysOf = (part: string): string[] =>
  part.split(/\s+/u).flatMap((word) => phraseKey(word).split(' ').map((key, at, all) => (at === all.length - 1 && word.endsWith('*') ? `${key}*` : key))); // prettier-ignore

/** What a phrase begins with, and the rest of it. */
const patternOf = <T>(phrase: string, value: T): readonly [first: string, pattern: Pattern<T>] => {
  const [whole = '', ...rest] = phrase.trim().split(ELLIPSIS);
  const then = rest.filter((part) => part !== '').map((part): Part => ({ words: keysOf(part), gap: WIDEST_GAP }));
  const goesOn = rest.at(-1) === '';
  const [first = '', ...more] = whole.includes('*') ? keysOf(whole) : [];
  if (more.length === 0) return [whole, { value, then, goesOn }];
  return [first, { value, then: [{ words: more, gap: 0 }, ...then], goesOn }];
};

/**
 * Makes the finder of phrases that tell something by themselves, each with what it means. A `*` at the end of a word leaves its end open,
 * an ellipsis between words lets others stand there. Of two where one stands inside the other the longer counts, where it
 * `covers` it.
 */
export const createFindCues = <T>(phrases: readonly (readonly [phrase: string, value: T])[], covers: Covers<T>): FindCues<T> => {
  const patterns = phrases.map(([phrase, value]) => patternOf(phrase, value));
  const find = createFindPhrases(patterns.filter(([first]) => !first.endsWith('*')));
  const open = patterns.flatMap(([first, pattern]) => (first.endsWith('*') ? [[phraseKey(first), pattern] as const] : []));
  return (spoken) => {
    const { words } = spoken;
    const begun = words.flatMap(({ folded }, at) =>
      open.filter(([beginning]) => folded.startsWith(beginning)).map(([, value]) => ({ value, at, length: 1 })),
    );
    const cues = [...find(words), ...begun].flatMap(({ value: { value, then, goesOn }, at, length }): Cue<T>[] => {
      const end = endOf(words, at + length, then);
      if (end === undefined) return [];
      const last = words[(goesOn ? withNext(spoken, end) : end) - 1];
      return [{ value, at, end, from: words[at]?.start ?? 0, to: last?.end ?? 0 }];
    });
    return cues.length < 2 ? cues : outermost(cues, covers);
  };
};
