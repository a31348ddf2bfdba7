import type { NeedsWords } from './needs-words.ts';
import { has, tokensOf, type Token } from './match-phrases.ts';

/**
 * How a piece is joined to what stands before it. `further`: by words that announce another matter ("además", "btw"); `list`: by a number
 * or a dash; `sentence`: by the end of a sentence or a line; `loose`: by a comma, a colon or "y"; `because`: it is the reason, the moment or
 * the consequence of what stands beside it.
 */
export type Joint = 'start' | 'further' | 'list' | 'sentence' | 'loose' | 'because';

/** A stretch of a message, without the words that join it to the one before. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly joint: Joint;
  readonly tokens: readonly Token[];
}

/** Behind these a dot ends no sentence. */
const abbreviated = /^(?:[a-z]|sr|sra|srta|dr|dra|ing|lic|av|nro|num|mr|mrs|ms|ej|ext|tel|dpto)$/;
const BULLET = /\n\s*[-*•–·]\s*$/;

/** Cuts a message where another matter could begin. Pure; no piece overlaps another. */
export function cutPieces(text: string, words: NeedsWords): readonly Piece[] {
  const tokens = tokensOf(text);
  const pieces: Piece[] = [];
  const cutting: Cutting = { text, tokens, words, marks: listMarks(text, tokens) };
  let begun: { at: number; joint: Joint } = { at: 0, joint: 'start' };
  const close = (upTo: number): void => {
    const own = tokens.slice(begun.at, upTo);
    const [first, last] = [own[0], own.at(-1)];
    if (!first || !last) return;
    pieces.push({ start: startOf(text, first.start), end: endOf(text, last.end), joint: begun.joint, tokens: own });
  };
  for (let at = 0; at < tokens.length;) {
    const own = tokens.slice(begun.at, at);
    const cut = cutAt(cutting, at) ?? cutByToo(cutting, at, own);
    if (!cut) {
      // "Mi jefe también necesita acceso": one piece, and another matter than what was said before.
      if (words.too(tokens, at) > 0 && begun.joint !== 'start') begun = { ...begun, joint: stronger(begun.joint, 'further') };
      at += 1;
      continue;
    }
    if (own.length > 0) close(at);
    const isFirst = own.length === 0 && pieces.length === 0;
    const joint = isFirst && cut.joint !== 'list' ? begun.joint : own.length > 0 ? cut.joint : stronger(begun.joint, cut.joint);
    begun = { at: at + cut.skip, joint };
    at += Math.max(cut.skip, 1);
  }
  close(tokens.length);
  return pieces;
}

export function saysNeed(words: NeedsWords, tokens: readonly Token[]): boolean {
  return has(words.broken, tokens) || has(words.wanted, tokens);
}

/** What joins more loosely first; a reason is one whatever stands before it. */
const strength: readonly Joint[] = ['start', 'loose', 'sentence', 'further', 'list', 'because'];

function stronger(one: Joint, other: Joint): Joint {
  return strength.indexOf(one) >= strength.indexOf(other) ? one : other;
}

/** "¿" belongs to what it opens. */
function startOf(text: string, start: number): number {
  return start - (/[¿¡"«(]+$/u.exec(text.slice(0, start))?.[0].length ?? 0);
}

/** The signs that end a sentence belong to it. */
function endOf(text: string, end: number): number {
  return end + (/^[.!?…)"»]+/u.exec(text.slice(end))?.[0].length ?? 0);
}

interface Cutting {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly words: NeedsWords;
  /** Places of the numbers of a list. */
  readonly marks: ReadonlySet<number>;
}

/** Whether a piece begins at a word, and how many words only join it. */
function cutAt(cutting: Cutting, at: number): { readonly joint: Joint; readonly skip: number } | undefined {
  const { tokens, words, marks } = cutting;
  const gap = gapJoint(cutting, at);
  let skip = marks.has(at) ? 1 : 0;
  let joint: Joint | undefined = skip > 0 || isBullet(cutting, at) ? 'list' : gap;
  for (;;) {
    const next = at + skip;
    // "Segundo" behind a stop goes on with another matter; "el segundo piso" does not.
    const opens = gap !== undefined || skip > 0;
    const further = words.further(tokens, next) || (opens ? nextLength(cutting, next) || words.too(tokens, next) : 0);
    const length = further || (isSpaced(cutting, next) ? words.joined(tokens, next) : 0);
    if (length === 0) break;
    joint = stronger(joint ?? 'loose', further > 0 ? 'further' : 'loose');
    if (denies(cutting, next, length)) break;
    skip += length;
  }
  if (words.because(tokens, at + skip) > 0) return { joint: 'because', skip };
  return joint && { joint, skip };
}

/** "Tampoco tengo internet": the word that joins also says that it is broken, and stays; behind what it denies it only joins. */
function denies(cutting: Cutting, at: number, length: number): boolean {
  const { tokens, words } = cutting;
  return words.not(tokens, at) > 0 && at + length < tokens.length && gapJoint(cutting, at + length) === undefined;
}

/** "Segundo, no imprime", "second my screen is black"; "segundo piso sin internet" and "third time I ask" count something else. */
function nextLength({ text, tokens, words }: Cutting, at: number): number {
  const length = words.next(tokens, at);
  const [last, behind] = [tokens[at + length - 1], tokens[at + length]];
  if (length === 0 || !last || !ordinals.has(last.folded)) return length;
  const setOff = /^\s*[,.:;)–—-]/u.test(text.slice(last.end, behind?.start));
  const begins = [words.definite, words.broken, words.wanted, words.opening].some((begin) => begin(tokens, at + length) > 0);
  return setOff || begins ? length : 0;
}

const ordinals: ReadonlySet<string> = new Set(['segundo', 'tercero', 'second', 'third']);

/** "No imprime también necesito un mouse": what was said so far is a need already. */
function cutByToo(cutting: Cutting, at: number, own: readonly Token[]): ReturnType<typeof cutAt> {
  const { tokens, words } = cutting;
  const length = words.too(tokens, at);
  if (length === 0 || !saysNeed(words, own)) return undefined;
  return { joint: 'further', skip: denies(cutting, at, length) ? 0 : length };
}

/** "1)" and "2.": at least two numbers that count up from one. */
function listMarks(text: string, tokens: readonly Token[]): ReadonlySet<number> {
  const marks: number[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.folded !== String(marks.length + 1)) continue;
    const behind = text.slice(token.end, tokens[at + 1]?.start ?? text.length);
    if (/^\s*(?:[.)]-?|[:-])\s*$/u.test(behind) && /(?:^|[\s(])$/u.test(text.slice(0, token.start))) marks.push(at);
  }
  return new Set(marks.length > 1 ? marks : []);
}

function isBullet({ text, tokens }: Cutting, at: number): boolean {
  return BULLET.test(`${at === 0 ? '\n' : ''}${text.slice(tokens[at - 1]?.end ?? 0, tokens[at]?.start)}`);
}

function gapJoint({ text, tokens }: Cutting, at: number): Joint | undefined {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (!before || !token) return undefined;
  const gap = text.slice(before.end, token.start);
  if (gap.includes('\n')) return 'sentence';
  if (/[!?…;]\s|[¿¡]|\.{2,}/u.test(gap)) return 'sentence';
  if (/\.\s/u.test(gap)) return abbreviated.test(before.folded) ? undefined : 'sentence';
  return /[,:]\s|\s[-–—]+\s/u.test(gap) ? 'loose' : undefined;
}

/** "e-mail" is one word, whatever stands alone in other places. */
function isSpaced({ text, tokens }: Cutting, at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  return token !== undefined && /^[\s,;]*$/u.test(text.slice(token.end, next?.start));
}
