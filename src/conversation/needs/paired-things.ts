import type { Definitions } from '../../domain/definitions.ts';
import { fold } from '../../domain/fold.ts';
import { createMatchPhrase, has, isMadeOf, tokensOf, type MatchPhrase, type Token } from './match-phrases.ts';
import type { NeedsWords } from './needs-words.ts';
import { thingsOf } from './things.ts';

/** One of several things of which one verb says that they fail. */
export interface FailingThing {
  /** What a report of it alone would say: the verb, the thing, and what is said of all of them. */
  readonly text: string;
  /** The one category that has its name. */
  readonly category?: string;
}

const MOST_THINGS = 4;
/** "La impresora de cuentas por pagar" */
const MOST_OF_NAME = 5;
const MOST_OF_TAIL = 10;

interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly words: NeedsWords;
  readonly definitions: Definitions;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

interface Thing extends Span {
  readonly category?: string;
}

/**
 * "No funciona(n) el mouse y la impresora (desde ayer)": reads a message that is nothing but this one sentence, with a greeting or a courtesy around
 * it. Nothing of any other: a thing inside what describes another ("el correo en la laptop y el celular"), a reason, a second verb. Pure.
 */
export function pairedThings(said: Pick<Reading, 'text' | 'words' | 'definitions'>): readonly FailingThing[] {
  const tokens = tokensOf(said.text);
  const reading: Reading = { ...said, tokens };
  const begin = skip(reading, said.words.courtesy, 0);
  return verbFirst(reading, begin) ?? thingsFirst(reading, begin) ?? [];
}

/** "No me anda ni el teclado ni el wifi" */
function verbFirst(reading: Reading, begin: number): readonly FailingThing[] | undefined {
  const verb = fails(reading, begin);
  if (verb === 0) return undefined;
  const from = begin + verb;
  const things = thingsAt(reading, skip(reading, reading.words.neither, from));
  const end = things?.at(-1)?.to;
  if (!things || end === undefined || !isTail(reading, end)) return undefined;
  return things.map((thing) => part(reading, [{ from: begin, to: from }, thing, tailFrom(reading, end)], thing));
}

/** "El mouse y la impresora no funcionan", "neither the mouse nor the printer works" */
function thingsFirst(reading: Reading, begin: number): readonly FailingThing[] | undefined {
  const { words, tokens } = reading;
  const from = skip(reading, words.neither, begin);
  const things = thingsAt(reading, from);
  const named = things?.at(-1)?.to;
  if (!things || named === undefined) return undefined;
  const at = placeEnd(reading, named);
  // Behind "neither" the verb itself denies nothing: "works", "funcionan".
  const verb = fails(reading, at) || (from > begin ? words.works(tokens, at) : 0);
  if (verb === 0 || !isTail(reading, at + verb)) return undefined;
  const rest = [{ from: named, to: at + verb }, tailFrom(reading, at + verb)];
  return things.map((thing) => part(reading, [{ from: begin, to: from }, thing, ...rest], thing));
}

/** "On floor 2" between the things and what they do. */
function placeEnd(reading: Reading, from: number): number {
  if (reading.words.at(reading.tokens, from) === 0 || fails(reading, from) > 0) return from;
  for (let at = from + 1; at < from + MOST_OF_NAME; at += 1)
    if (fails(reading, at) > 0) return namesThing(reading, { from, to: at }) ? from : at;
  return from;
}

/** How many words say there that something fails. */
function fails({ words, tokens }: Reading, at: number): number {
  const whole = words.fails(tokens, at);
  if (whole > 0) return whole;
  const not = words.not(tokens, at);
  const works = not > 0 ? words.works(tokens, at + not) : 0;
  return works > 0 ? not + works : 0;
}

/** At least two things in a row. */
function thingsAt(reading: Reading, from: number): readonly Thing[] | undefined {
  const things: Thing[] = [];
  for (let at = from; things.length < MOST_THINGS;) {
    const thing = thingAt(reading, at);
    if (!thing) return undefined;
    things.push(thing);
    const next = afterJoint(reading, thing.to);
    if (next === undefined) return things.length > 1 ? things : undefined;
    at = next;
  }
  return undefined;
}

/** Where the next thing begins behind "y", "ni" or a comma. */
function afterJoint({ words, tokens, text }: Reading, at: number): number | undefined {
  const joint = words.and(tokens, at);
  if (joint > 0) return at + joint;
  const gap = text.slice(tokens[at - 1]?.end ?? 0, tokens[at]?.start ?? text.length);
  const [before, behind] = [words.article(tokens, at), tokens[at]];
  return /^\s*,\s*$/.test(gap) && behind && before > 0 ? at : undefined;
}

/** "El mouse", "mi laptop nueva", "la impresora de contabilidad": a thing that the desk knows, and what tells it from others of its kind. */
function thingAt(reading: Reading, from: number): Thing | undefined {
  const { words, tokens, definitions } = reading;
  const at = from + words.article(tokens, from);
  const known = categoryAt(definitions, tokens, at);
  const head = known?.length ?? (at > from && tokens[at] ? 1 : 0);
  if (head === 0) return undefined;
  const to = nameEnd(reading, at + head);
  if (to === undefined) return undefined;
  return { from, to, ...(known && { category: known.category }) };
}

/** Behind a thing's noun: one further word of its own, and "de …". Undefined where another thing stands in it. */
function nameEnd(reading: Reading, from: number): number | undefined {
  const { words, tokens } = reading;
  const ends = (at: number): boolean =>
    at >= tokens.length || isBreak(reading, at) || words.and(tokens, at) > 0 || saysMore(reading, at);
  let at = from;
  if (!ends(at) && words.of(tokens, at) === 0) at += 1;
  const of = ends(at) ? 0 : words.of(tokens, at);
  if (of > 0) {
    at += of;
    for (const most = at + MOST_OF_NAME; at < most && !ends(at);) at += 1;
  }
  if (!ends(at)) return undefined;
  return namesThing(reading, { from, to: at }) ? undefined : at;
}

function saysMore(reading: Reading, at: number): boolean {
  return reading.words.at(reading.tokens, at) > 0 || fails(reading, at) > 0 || reading.words.works(reading.tokens, at) > 0;
}

/** A comma, or the end of a sentence, stands before a word. */
function isBreak({ text, tokens }: Reading, at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  return before !== undefined && token !== undefined && /[,.;:!?¿¡\n()]/u.test(text.slice(before.end, token.start));
}

/** What is said of all of them: where, since when, please. */
function isTail(reading: Reading, from: number): boolean {
  const { words, tokens } = reading;
  const tail = tokens.slice(from);
  if (tail.length === 0) return true;
  if (tail.length > MOST_OF_TAIL || namesThing(reading, { from, to: tokens.length })) return false;
  if ([words.broken, words.wanted, words.further, words.too, words.together].some((match) => has(match, tail))) return false;
  return (
    words.at(tokens, from) > 0 ||
    words.when(tokens, from) > 0 ||
    words.courtesy(tokens, from) > 0 ||
    words.pressing(tokens, from) > 0
  );
}

function namesThing({ definitions, words, tokens }: Reading, { from, to }: Span): boolean {
  const said = tokens.slice(from, to);
  return has(thingsOf(definitions).any, said) || has(words.things, said);
}

/** Thanks are said of nothing. */
function tailFrom({ tokens, words }: Reading, from: number): Span {
  return { from, to: isMadeOf(words.courtesy, tokens.slice(from)) ? from : tokens.length };
}

function part(reading: Reading, spans: readonly Span[], { category }: Thing): FailingThing {
  const { text, tokens } = reading;
  const said = spans
    .map(({ from, to }) => (to > from ? text.slice(tokens[from]?.start, tokens[to - 1]?.end) : ''))
    .filter(Boolean);
  return { text: said.join(' '), ...(category !== undefined && { category }) };
}

function skip({ tokens }: Reading, match: MatchPhrase, from: number): number {
  let at = from;
  for (let length = match(tokens, at); length > 0; length = match(tokens, at)) at += length;
  return at;
}

const known = new WeakMap<Definitions, readonly (readonly [string, MatchPhrase])[]>();

/** The one category that has this name. */
function categoryAt(
  definitions: Definitions,
  tokens: readonly Token[],
  at: number,
): { category: string; length: number } | undefined {
  const matchers =
    known.get(definitions) ??
    [...definitions.categories.values()].map(
      ({ id, synonyms }) => [id, createMatchPhrase(synonyms.map((name) => fold(name)))] as const,
    );
  known.set(definitions, matchers);
  const found = matchers.map(([category, match]) => ({ category, length: match(tokens, at) || plural(match, tokens, at) }));
  const longest = Math.max(...found.map(({ length }) => length));
  const fitting = longest > 0 ? found.filter(({ length }) => length === longest) : [];
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** "Impresoras", "monitores" */
function plural(match: MatchPhrase, tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  const singular = [/s$/, /es$/].map(
    (end) => token && end.test(token.folded) && { ...token, folded: token.folded.replace(end, '') },
  );
  return singular.some((one) => one && match([one], 0) > 0) ? 1 : 0;
}
