import type { Language } from '../../label.ts';
import { numberWords, type NumberWord } from './number-words.ts';
import { parseNumeral } from './parse-numeral.ts';
import type { Span } from './rest-of.ts';

export interface FoundNumber extends Span {
  readonly value: number;
  /** A word that may be no number at all: "una", "one", "media". */
  readonly weak: boolean;
}

interface Part extends Span {
  readonly word: NumberWord;
  readonly digits?: true;
}

/** Of the number being read: what is scaled already, what is not, and how large the next part of each may be. */
interface Sum {
  readonly total: number;
  readonly group: number;
  readonly room: number;
  readonly scaleRoom: number;
  /** What "y medio" would be half of. */
  readonly unit: number;
  readonly last: number;
}

const PART = /-?\d{1,3}(?: \d{3})+(?:[.,]\d{1,2})?(?![\d.,]*\d)|-?\d+(?:[.,'’]\d+)*|[.,]\d+|\p{L}+/gu;
/** Letters that may follow digits without a space; `14b` or `3d` is a name, no number. */
const SUFFIX = /^(?:k|mil|x|u|und|unds|unid|usd|pen|eur|soles|sol|dolares|euros|dollars)(?![\p{L}\p{N}])/u;
const EMPTY: Sum = { total: 0, group: 0, room: Infinity, scaleRoom: Infinity, unit: 1, last: -1 };

/** The numbers in a text that `plain` has been through, in digits or in words, in order. */
export function findNumbers(text: string, language: Language): readonly FoundNumber[] {
  const parts = partsOf(text, language);
  const found: FoundNumber[] = [];
  for (let at = 0; at < parts.length;) {
    const { length, number } = readNumberAt(text, parts.slice(at));
    if (number) found.push(number);
    at += length;
  }
  const strong = found.filter((one) => !one.weak);
  return strong.length > 0 ? strong : found;
}

function partsOf(text: string, language: Language): readonly Part[] {
  return [...text.matchAll(PART)].flatMap((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    if (/^\p{L}/u.test(match[0])) {
      const word = numberWords[language].get(match[0]);
      return word ? [{ word, start, end }] : [];
    }
    const value = standsAlone(text, { start, end }) ? parseNumeral(match[0]) : undefined;
    return value === undefined ? [] : [{ word: { adds: value }, start, end, digits: true as const }];
  });
}

/** Digits inside a name (`T14`), a date (`2026-03-01`) or a time (`10:30`) are no number. */
function standsAlone(text: string, { start, end }: Span): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 4), start), text.slice(end)];
  if (/\p{L}$/u.test(before) && !/(?:^|[^\p{L}\p{N}])(?:usd|pen|eur|x)$/u.test(before)) return false;
  if (text.startsWith('-', start) && /[\p{L}\p{N}]$/u.test(before)) return false;
  if (/\d[-/:.,]$/.test(before) || /^[-/:]\d/.test(after)) return false;
  return !/^\p{L}/u.test(after) || SUFFIX.test(after);
}

/** Reads one number from the first part on, as far as the parts belong together; a part that starts none is passed over. */
function readNumberAt(text: string, parts: readonly Part[]): { readonly length: number; readonly number?: FoundNumber } {
  let [sum, length, joined, used]: [Sum, number, boolean, number] = [EMPTY, 0, false, 0];
  for (const part of parts) {
    const before = parts[length - 1];
    if (before && !touches(text.slice(before.end, part.start))) break;
    const next = 'joins' in part.word ? (used > 0 && !joined ? sum : undefined) : add(sum, part, joined);
    if (!next) break;
    sum = next;
    joined = 'joins' in part.word;
    length += 1;
    if (!joined) used = length;
  }
  const [first, last] = [parts[0], parts[used - 1]];
  if (!first || !last) return { length: 1 };
  const weak = used === 1 && ('weak' in first.word || 'half' in first.word);
  return { length: used, number: { value: sum.total + sum.group, weak, start: first.start, end: last.end } };
}

/** Words of one number stand beside each other; "half a dozen" has an article inside. */
function touches(gap: string): boolean {
  return /^(?:[ -]|[ ]an?[ ])?$/.test(gap);
}

function add(sum: Sum, { word, digits }: Part, joined: boolean): Sum | undefined {
  if ('adds' in word) {
    const next = addPart(sum, word.adds, joined);
    // "20 5" in digits is two numbers, "veinte cinco" is one.
    return next && digits ? { ...next, room: 0 } : next;
  }
  if ('scales' in word) return scale(sum, word.scales);
  if ('bundles' in word) return bundle(sum, word.bundles);
  if ('half' in word) return addHalf(sum, joined);
  return undefined;
}

function addPart(sum: Sum, value: number, joined: boolean): Sum | undefined {
  // "diez y seis" is how some write dieciséis.
  const split = joined && sum.last === 10 && value >= 6 && value <= 9;
  if (value >= sum.room && !split) return undefined;
  if (sum !== EMPTY && (!Number.isInteger(value) || value < 1)) return undefined;
  const room = value >= 100 && value % 100 === 0 ? 100 : value >= 20 && value % 10 === 0 ? 10 : 0;
  return { ...sum, group: sum.group + value, room: Math.min(room, sum.room), unit: 1, last: value };
}

function scale(sum: Sum, factor: number): Sum | undefined {
  const group = sum === EMPTY ? 1 : sum.group;
  if (sum.scaleRoom === 0 || (factor >= sum.scaleRoom && sum.total >= factor)) return undefined;
  if (group === 0 && sum.total === 0) return undefined;
  if (factor === 100)
    return group < 100 && sum.last !== 100 ? { ...sum, group: group * 100, room: 100, unit: 100, last: 100 } : undefined;
  const total = sum.total < factor ? (sum.total + group) * factor : sum.total + Math.max(group, 1) * factor;
  return { total, group: 0, room: factor, scaleRoom: factor, unit: factor, last: factor };
}

function bundle(sum: Sum, size: number): Sum | undefined {
  if (sum.total > 0 || sum.unit > 1) return undefined;
  return { total: (sum === EMPTY ? 1 : sum.group) * size, group: 0, room: 0, scaleRoom: 0, unit: size, last: size };
}

function addHalf(sum: Sum, joined: boolean): Sum | undefined {
  if (sum === EMPTY) return { ...EMPTY, group: 0.5, room: 0, last: 0.5 };
  return joined ? { ...sum, group: sum.group + sum.unit / 2, room: 0, scaleRoom: 0 } : undefined;
}
