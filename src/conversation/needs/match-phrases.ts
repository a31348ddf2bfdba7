import { plain } from '../../domain/fold.ts';

/** A word of a message: folded, and where it stands. */
export interface Token {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

const ASCII = /^[\x00-\x7f]*$/;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** What comes later is not taken apart: bounded work, whatever is pasted. */
const MOST_TOKENS = 250;

export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    // Most words are plain ASCII, and need no unpicking.
    tokens.push({ folded: ASCII.test(word) ? word.toLowerCase() : plain(word), start: index, end: index + word.length });
    if (tokens.length === MOST_TOKENS) break;
  }
  return tokens;
}

/** Finds at a place how many words a phrase of a list takes there; 0 where none stands. */
export type MatchPhrase = (tokens: readonly Token[], at: number) => number;

/** From so many letters on, a single word of a list stands for all words that begin with it ("necesit" for "necesitamos"). */
const BEGINNING = 5;

/** Makes the finder of a list's phrases, the longest first. `open`: single words of some length leave their end open. */
export function createMatchPhrase(phrases: readonly string[], { open = false } = {}): MatchPhrase {
  const byFirst = new Map<string, (readonly string[])[]>();
  const beginnings = new Set<string>();
  for (const phrase of phrases) {
    const words = phrase.split(' ');
    const [first = ''] = words;
    if (open && words.length === 1 && first.length >= BEGINNING) beginnings.add(first);
    else
      byFirst.set(
        first,
        [...(byFirst.get(first) ?? []), words].sort((a, b) => b.length - a.length),
      );
  }
  const longest = Math.max(0, ...[...beginnings].map((word) => word.length));
  return (tokens, at) => {
    const word = tokens[at]?.folded ?? '';
    const found = byFirst.get(word)?.find((words) => words.every((one, index) => tokens[at + index]?.folded === one));
    if (found) return found.length;
    return beginsWithOne(word, beginnings, longest) ? 1 : 0;
  };
}

const made = new WeakMap<readonly string[], MatchPhrase>();

/** The finder of a list that stays the same, as `vocabulary.of` gives it: made once, not with every message. */
export function matchPhrase(phrases: readonly string[]): MatchPhrase {
  const match = made.get(phrases) ?? createMatchPhrase(phrases);
  made.set(phrases, match);
  return match;
}

function beginsWithOne(word: string, beginnings: ReadonlySet<string>, longest: number): boolean {
  const most = Math.min(longest, word.length);
  for (let length = BEGINNING; length <= most; length += 1) if (beginnings.has(word.slice(0, length))) return true;
  return false;
}

/** Whether nothing but phrases of the list stands there. */
export function isMadeOf(match: MatchPhrase, tokens: readonly Token[]): boolean {
  for (let at = 0; at < tokens.length;) {
    const length = match(tokens, at);
    if (length === 0) return false;
    at += length;
  }
  return true;
}

/** Whether a phrase of the list stands anywhere in it. */
export function has(match: MatchPhrase, tokens: readonly Token[]): boolean {
  return tokens.some((_, at) => match(tokens, at) > 0);
}
