import { z } from 'zod';
import { knownKeys } from './known-keys.ts';
import { nearest } from './nearest.ts';
import type { Path } from './read-yaml.ts';
import { weekdayMeant } from './weekday-meant.ts';

/** A problem whose place is still a path inside its file. */
export interface Finding {
  readonly path: Path;
  readonly what: string;
  readonly remedy: string;
  /** The key that was probably meant; that it is missing needs no saying then. */
  readonly meant?: string | undefined;
}

/** What a value was checked against, and what it was. */
export interface Checked {
  readonly schema: z.core.$ZodType;
  readonly data: unknown;
  /** What the whole of it is called; left out, it is a file. */
  readonly name?: string;
}

type Issue = z.core.$ZodIssue;
type Explained = Omit<Finding, 'path'>;

const languageNames: Readonly<Record<string, string>> = { es: 'Spanish', en: 'English' };
const typeNames: Readonly<Record<string, string>> = {
  string: 'a text', number: 'a number', int: 'a whole number', boolean: 'true or false',
  array: 'a list', tuple: 'a list', object: 'a group of keys', record: 'a group of keys',
}; // prettier-ignore
const typeRemedies: Readonly<Record<string, string>> = {
  string: 'put it in quotes', number: 'write digits without quotes', int: 'write digits without quotes', boolean: 'write true or false',
  array: 'write [one, two], or a line with - for each', tuple: 'write it as [from, to]',
  object: 'write its keys below it, indented', record: 'write its keys below it, indented',
}; // prettier-ignore

/** Says in plain words what the schema library found. One issue may hold several unknown keys, so several findings. */
export function explainIssue(issue: Issue, checked: Checked): readonly Finding[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], ...unknownKey(key, path, checked) }));
  if (issue.code === 'invalid_union' && issue.errors.length > 0) return bestBranch(issue, path, checked);
  return [{ path, ...explain(issue, path, checked) }];
}

function explain(issue: Issue, path: Path, checked: Checked): Explained {
  const value = valueAt(checked.data, path);
  if (value === undefined || value === null) return missing(issue, path, checked);
  const name = nameOf(path, checked);
  switch (issue.code) {
    case 'invalid_type':
      return {
        what: `${name} must be ${typeNames[issue.expected] ?? issue.expected}, not ${shown(value)}`,
        remedy: otherType(issue.expected, value, (text) => messageFor(text, path, checked)),
      };
    case 'invalid_value':
    case 'invalid_union':
      return { what: `${name} cannot be ${shown(value)}`, remedy: oneOf(value, allowedValues(issue)) };
    case 'too_small':
      return {
        what: `${name} is too ${measure(issue.origin, 'short', 'small')}`,
        remedy: `it must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${unit(issue.origin, issue.minimum)}`,
      };
    case 'too_big':
      return {
        what: `${name} is too ${measure(issue.origin, 'long', 'big')}`,
        remedy: `it must be ${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${unit(issue.origin, issue.maximum)}`,
      };
    case 'invalid_key':
      return byMessage(issue.issues[0]?.message ?? '', name, path.at(-1));
    default:
      return byMessage(issue.message, name, value);
  }
}

function otherType(expected: string, value: unknown, messageFor: (text: string) => string | undefined): string {
  if (expected === 'string' && typeof value === 'object') return 'write a text behind it';
  // Quotes alone would not make it right.
  const rule = expected === 'string' ? messageFor(String(value)) : undefined;
  return rule === undefined ? (typeRemedies[expected] ?? 'correct it') : `correct it: ${rule}`;
}

function missing(issue: Issue, path: Path, checked: Checked): Explained {
  const key = String(path.at(-1) ?? '');
  const [value, name] = [valueAt(checked.data, path), nameOf(path, checked)];
  const wanted =
    allowedValues(issue).join(', ') || (issue.code === 'invalid_type' ? typeNames[issue.expected] : undefined) || 'a value';
  const language = issue.code === 'invalid_type' && issue.expected === 'string' ? languageNames[key] : undefined;
  if (language) return { what: `${nameOf(path.slice(0, -1), checked)} has no text in ${language}`, remedy: `add "${key}: …"` };
  if (path.length === 0) return { what: `${name} says nothing`, remedy: `it must hold ${wanted}` };
  const [why, remedy] = issue.message.split('; ');
  const lacks = value === undefined ? 'is missing' : 'has no value';
  if (why !== undefined && remedy !== undefined) return { what: `${name} ${lacks}: ${why}`, remedy };
  if (value === undefined) return { what: `${name} ${lacks}`, remedy: `add "${key}: …" (${wanted})` };
  const without = typeof path.at(-1) === 'number' ? ', or remove it' : ', or remove the key';
  return { what: `${name} ${lacks}`, remedy: `write ${wanted} behind it${canDoWithout(path, checked) ? without : ''}` };
}

function canDoWithout(path: Path, checked: Checked): boolean {
  return typeof path.at(-1) === 'number' || issueWith(undefined, path, checked) === undefined;
}

/** What a rule of our own would say of a text that stood there instead. */
function messageFor(text: string, path: Path, checked: Checked): string | undefined {
  const issue = issueWith(text, path, checked);
  return issue?.code === 'custom' || issue?.code === 'invalid_format' ? issue.message : undefined;
}

/** What would be wrong with a place if it held something else; `undefined`: if its key were not there. */
function issueWith(value: string | undefined, path: Path, { schema, data }: Checked): Issue | undefined {
  const copy = structuredClone(data);
  const parent = valueAt(copy, path.slice(0, -1)) as Record<string | number, unknown>;
  const key = path.at(-1) ?? '';
  if (value === undefined) Reflect.deleteProperty(parent, key);
  else parent[key] = value;
  const issues = z.core.safeParse(schema, copy).error?.issues ?? [];
  return issues.find((issue) => issue.path.join('\0') === path.join('\0'));
}

function unknownKey(key: string, path: Path, { schema, data }: Checked): Explained {
  const keys = knownKeys(schema, path, data);
  const near = weekdayMeant(key, keys) ?? nearest(key, keys);
  return {
    what: `unknown key "${key}"`,
    ...(near !== undefined && { meant: near }),
    remedy: near ? `did you mean "${near}"?` : `remove it; possible here: ${[...new Set(keys)].join(', ') || 'nothing'}`,
  };
}

/** Of the shapes that a value may have, the one it comes nearest to says what is wrong with it. */
function bestBranch(issue: z.core.$ZodIssueInvalidUnion, path: Path, checked: Checked): readonly Finding[] {
  const isElsewhere = (found: Issue) =>
    found.path.length === 0 && (found.code === 'invalid_type' || found.code === 'invalid_value');
  const meant = issue.errors.filter((branch) => !branch.some(isElsewhere)).toSorted((a, b) => a.length - b.length);
  const likely = meant
    .filter(({ length }) => length === meant[0]?.length)
    .map((branch) => branch.flatMap((inner) => explainIssue({ ...inner, path: [...issue.path, ...inner.path] }, checked)));
  // Of shapes that are as near, the one with a key that was only mistyped.
  const mistyped = likely.find((findings) =>
    findings.some(({ meant: key }) => key !== undefined && findings.some(({ path: of }) => of.at(-1) === key)),
  );
  if (likely[0]) return mistyped ?? likely[0];
  const value = valueAt(checked.data, path);
  if (value === undefined || value === null) return [{ path, ...missing(issue, path, checked) }];
  const options = issue.errors
    .flat()
    .flatMap((found) => (found.code === 'invalid_type' ? [typeNames[found.expected] ?? found.expected] : allowedValues(found)));
  return [{ path, what: `${nameOf(path, checked)} cannot be ${shown(value)}`, remedy: oneOf(value, [...new Set(options)]) }];
}

function allowedValues(issue: Issue): readonly string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  return issue.code === 'invalid_union' && 'options' in issue ? (issue.options as readonly unknown[]).map(String) : [];
}

function oneOf(value: unknown, allowed: readonly string[]): string {
  const near = nearest(String(value), allowed);
  return near ? `did you mean "${near}"?` : `it must be ${allowed.join(' or ')}`;
}

/** Rules of our own read "what is wrong; what to do", or state the rule alone; the library's own texts are for programmers. */
function byMessage(message: string, name: string, value: unknown): Explained {
  if (message.includes('e-mail') || message.includes('email'))
    return { what: `${name}: ${shown(value)} is no e-mail address`, remedy: 'write one like ana@mesa.example' };
  if (message.startsWith('Invalid'))
    return { what: `${name}: ${shown(value)} is not accepted`, remedy: `correct it (${message.toLowerCase()})` };
  const [what, remedy] = message.split('; ');
  const culprit = typeof value === 'object' ? name : `${name}: ${shown(value)}`;
  if (what !== undefined && remedy !== undefined) return { what: `${culprit}: ${what}`, remedy };
  return { what: `${culprit} is not accepted`, remedy: `correct it: ${message}` };
}

function measure(origin: string, length: string, size: string): string {
  return origin === 'number' || origin === 'int' ? size : length;
}

function unit(origin: string, count: number | bigint): string {
  const isOne = Number(count) === 1;
  if (origin === 'string') return isOne ? ' character long' : ' characters long';
  if (origin !== 'array') return '';
  return isOne ? ' entry long' : ' entries long';
}

/** The key as it stands in the file; of a list's entry, the list's name and the position from 1. */
function nameOf(path: Path, { name = 'the file' }: Pick<Checked, 'name'>): string {
  const last = path.at(-1);
  if (last === undefined) return name;
  if (typeof last === 'string') return `"${last}"`;
  const list = path.findLast((step) => typeof step === 'string');
  return list === undefined ? `entry ${last + 1}` : `entry ${last + 1} of "${list}"`;
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `"${value.length > 60 ? `${value.slice(0, 57)}…` : value}"`;
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a group of keys' : JSON.stringify(value);
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string | number, unknown> | null | undefined)?.[key], data);
}
