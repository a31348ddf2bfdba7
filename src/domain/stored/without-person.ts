import { plain } from '../fold.ts';

/** Somebody who is taken out of what is stored. */
export interface Gone {
  /** Their id in the directory. */
  readonly person: string;
  /** What stands there instead. */
  readonly as: string;
  /** What names them in texts: name, e-mail, phone, the parts of their name that nobody else has. */
  readonly names: readonly string[];
  /** Other ids: addresses on channels. */
  readonly ids: readonly string[];
  /** Numbers of the tickets they asked for: what is said about these repeats their words. */
  readonly tickets: ReadonlySet<string>;
}

/** What stands in the place of words that went. */
export const BLANK = '…';

/** Fields whose values are names of things, not of people, though a person's id may read alike. */
const things = new Set([
  'id', 'kind', 'state', 'flow', 'channel', 'verb', 'sight', 'team', 'category', 'item', 'policy', 'site', 'department', 'company',
  'source', 'priority', 'impact', 'urgency', 'type', 'key', 'style', 'stage', 'rule', 'rank', 'hash', 'previous', 'textDigest', 'salt',
  'supplier', 'asset', 'quota', 'intent', 'how', 'side', 'lang', 'purpose', 'promptId', 'entry', 'replaces', 'cardPrompt', 'ref', 'holder', 'seq', 'currency', 'contentType', 'sha256',
]); // prettier-ignore

/** Beside these, words of that person may stand. */
const authors = ['by', 'who', 'author'];
const worded = new Set(['text', 'reason', 'words', 'name', 'answer']);

/** Rewrites stored values so that nothing in them leads to a person; a value in which they do not occur is returned as it is. */
export function withoutPerson(gone: Gone): <T>(value: T) => T {
  const own = new Set([gone.person, ...gone.ids]);
  const named = mentions(gone);
  const rewriteText = (text: string, field: string): string => {
    if (things.has(field)) return text;
    if (own.has(text)) return gone.as;
    const parts = text.split(':');
    if (parts.length > 1 && !/\s/.test(text) && parts.some((part) => own.has(part)))
      return parts.map((part) => (own.has(part) ? gone.as : part)).join(':');
    return named(text);
  };
  const rewrite = (value: unknown, field: string): unknown => {
    if (typeof value === 'string') return rewriteText(value, field);
    if (typeof value !== 'object' || value === null || value instanceof Date) return value;
    if (Array.isArray(value))
      return same(
        value,
        value.map((one: unknown) => rewrite(one, field)),
      );
    const said = isSay(value) && isAbout(value, gone) ? silenced(value) : value;
    const theirs = isTheirs(said, gone.person);
    const entries = Object.entries(said).map(([name, inner]: [string, unknown]): [string, unknown] => [
      own.has(name) ? gone.as : name,
      theirs && worded.has(name) && typeof inner === 'string' ? BLANK : rewrite(inner, name),
    ]);
    return alike(value, entries) ? value : Object.fromEntries(entries);
  };
  return <T>(value: T): T => rewrite(value, '') as T;
}

/** Something the desk says: the only objects that have a notice. */
function isSay(value: object): value is { readonly notice: unknown; readonly ticket?: unknown } {
  return 'notice' in value;
}

function isAbout(say: { readonly ticket?: unknown }, { person, tickets }: Gone): boolean {
  return (typeof say.ticket === 'string' && tickets.has(say.ticket)) || names(say, person);
}

/** Whether a person stands in it as a person. */
function names(value: unknown, person: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if ('person' in value && value.person === person) return true;
  return Object.values(value).some((inner) => names(inner, person));
}

/** Without anybody's own words: which of them were whose can no longer be told. What can be tapped keeps its name. */
function silenced(value: unknown, field = ''): object {
  return silence(value, field) as object;
}

function silence(value: unknown, field: string): unknown {
  if (typeof value === 'string') return field === 'text' || field === 'value' || field === 'reason' ? BLANK : value;
  if (typeof value !== 'object' || value === null || value instanceof Date || field === 'ask') return value;
  if (Array.isArray(value))
    return same(
      value,
      value.map((one: unknown) => silence(one, field)),
    );
  const entries = Object.entries(value).map(([name, inner]: [string, unknown]): [string, unknown] => [
    name,
    silence(inner, name),
  ]);
  return alike(value, entries) ? value : Object.fromEntries(entries);
}

/** Words that stand beside their author's id, or in a sentence that names the author. */
function isTheirs(value: object, person: string): boolean {
  const fields = value as Readonly<Record<string, unknown>>;
  if (authors.some((name) => fields[name] === person)) return true;
  return Object.values(fields).some(
    (inner) => typeof inner === 'object' && inner !== null && 'person' in inner && inner.person === person,
  );
}

function same(before: readonly unknown[], now: readonly unknown[]): readonly unknown[] {
  return now.every((one, index) => one === before[index]) ? before : now;
}

function alike(before: object, now: readonly [string, unknown][]): boolean {
  const entries = Object.entries(before) as [string, unknown][];
  return now.every(([name, value], index) => name === entries[index]?.[0] && value === entries[index][1]);
}

const LETTER = /[\p{L}\p{N}]/u;

/** Whole words only, whatever their case and accents. */
function mentions({ person, as, names }: Gone): (text: string) => string {
  const wanted = [`@${person}`, ...names].map((name) => plain(name)).filter((name) => name.length > 1);
  wanted.sort((a, b) => b.length - a.length);
  return (text) => {
    const folded = plain(text);
    if (!wanted.some((name) => folded.includes(name))) return text;
    // Folding may change a text's length: then it is looked through letter by letter.
    return folded.length === text.length ? replaceAll({ text, folded, wanted, as }) : replaceSlowly(text, wanted, as);
  };
}

interface Replacing {
  readonly text: string;
  readonly folded: string;
  readonly wanted: readonly string[];
  readonly as: string;
}

function replaceAll({ text, folded, wanted, as }: Replacing): string {
  let [result, at] = ['', 0];
  while (at < text.length) {
    const start = at;
    const found = wanted.find((name) => folded.startsWith(name, start) && isWhole(folded, start, start + name.length));
    result += found ? as : text[at];
    at += found?.length ?? 1;
  }
  return result;
}

function isWhole(text: string, from: number, to: number): boolean {
  return !LETTER.test(text[from - 1] ?? ' ') && !LETTER.test(text[to] ?? ' ');
}

/** Each letter by itself folds to few; names are found in what they fold to together. */
function replaceSlowly(text: string, wanted: readonly string[], as: string): string {
  const letters = [...text];
  const owner: number[] = [];
  let folded = '';
  letters.forEach((letter, index) => {
    const plainLetter = plain(letter);
    folded += plainLetter;
    for (let n = 0; n < plainLetter.length; n += 1) owner.push(index);
  });
  let [result, at] = ['', 0];
  for (let index = 0; index < letters.length;) {
    at = owner.indexOf(index);
    const found =
      at < 0 ? undefined : wanted.find((name) => folded.startsWith(name, at) && isWhole(folded, at, at + name.length));
    result += found ? as : letters[index];
    index = found ? (owner[at + found.length] ?? letters.length) : index + 1;
  }
  return result;
}
