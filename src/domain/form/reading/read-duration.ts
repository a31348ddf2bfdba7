import { findNumbers, type FoundNumber } from './find-numbers.ts';
import type { Place } from './place.ts';
import { accept, quoted, refuse, type Reading } from './refusal.ts';
import { isAnswerAround, type Span } from './rest-of.ts';
import { spellNumbers } from './spell-numbers.ts';

const UNITS: readonly (readonly [string, number])[] = [
  ['segundos?|segs?|seconds?|secs?', 1 / 60],
  ['minutos?|minutes?|mins?|m', 1],
  ['horas?|hours?|hrs?|hs?', 60],
  ['dias?|days?|d', 24 * 60],
  ['semanas?|weeks?|w', 7 * 24 * 60],
  ['mes|meses|months?', 30 * 24 * 60],
  ['anos?|years?', 365 * 24 * 60],
];
const UNIT = new RegExp(`(?<![\\p{L}])(?:${UNITS.map(([words]) => words).join('|')})(?![\\p{L}])`, 'gu');
const PLURAL = /s$/;
/** "2h30": letters right behind digits. */
const GLUED = /(\d)\s*(hrs?|hs?|mins?|m|d|w)(?![\p{L}])/gu;
const CLOCK = /(?<![\d:])(\d{1,3}):([0-5]\d)(?:\s*(?:h|hs|hrs?|horas?|hours?))?(?![\d:])/g;
const SAID: readonly (readonly [RegExp, string])[] = [
  [/\b(?:tres cuartos|three quarters) (?:de|of an?) (?:hora|hour)\b/g, '45 min'],
  [/\b(?:(?:un|a) )?(?:cuarto de|quarter of an?|quarter) (?:hora|hour)\b/g, '15 min'],
  [/\b(?:media|meia|half an?) (?:hora|hour|hr)\b/g, '30 min'],
  [/\b(?:todo el dia|un dia entero|all day|a whole day|o dia todo|dia completo|full day)\b/g, '1 d '],
];
const FRACTION_AFTER =
  /^,? (?:y|con|and|e) (?:(?:un|una|a|an) )?(?:(media|medio|half|meia|meio)|(tres cuartos|three quarters)|(cuarto|quarter))\b/;
const FROM_TO =
  /^\W*(?:de|desde|from)?(?: las?)? ?(\d{1,2})(?::([0-5]\d))? ?([ap]\.?m\.?|h|hrs)?(?: de la (?:tarde|manana|noche))? ?(?:a|hasta|to|till|until|[-–])(?: las?)? ?(\d{1,2})(?::([0-5]\d))? ?([ap]\.?m\.?|h|hrs)?(?: de la (?:tarde|manana|noche))?\W*$/;

interface Part extends Span {
  /** In minutes. */
  readonly unit: number;
  readonly minutes: number;
}

/** A length of time in whole minutes: "2 horas y media", "1h30", "90 min", "hora y media", "de 3 a 5". A day has 24 hours. */
export function readDuration(text: string, place: Pick<Place, 'language'>): Reading<number> {
  const lower = prepared(text);
  const between = fromTo(spellNumbers(text));
  if (between !== undefined) return accept(between);
  const { parts, loose } = findParts(lower, place);
  const [first] = parts;
  const spans = [...parts, ...loose];
  if (!first || /-\s?\d/.test(lower) || !isAnswerAround(lower, spans)) return refuse('form.not_duration', { read: quoted(text) });
  const other = otherThan(parts, loose);
  if (other !== undefined) {
    return refuse('form.duration_several', { read: quoted(text), first: { minutes: first.minutes }, second: { minutes: other } });
  }
  const minutes = parts.reduce((total, part) => total + part.minutes, 0);
  return accept(minutes > 0 ? Math.max(1, Math.round(minutes)) : 0);
}

function prepared(text: string): string {
  const said = SAID.reduce((left, [pattern, short]) => left.replace(pattern, short), spellNumbers(text));
  return said.replace(CLOCK, '$1 h $2 min').replace(GLUED, '$1 $2 ');
}

/** "de 15:00 a 16:30", "from 11 to 1": the time between. */
function fromTo(lower: string): number | undefined {
  const [, h1, m1 = '0', half1, h2, m2 = '0', half2] = FROM_TO.exec(lower) ?? [];
  if (h1 === undefined || h2 === undefined || Number(h1) > 24 || Number(h2) > 24) return undefined;
  const at = (hour: string, minute: string, half: string | undefined): number =>
    ((Number(hour) % 12) + (half?.startsWith('p') || (!half?.startsWith('a') && Number(hour) >= 12) ? 12 : 0)) * 60 +
    Number(minute);
  const length = at(h2, m2, half2) - at(h1, m1, half1 ?? (Number(h1) < Number(h2) ? half2 : undefined));
  if (length > 0) return length;
  // "from 11 to 1" ends after noon, "from 22 to 6" the next day.
  const halfDay = half1 === undefined && half2 === undefined && Number(h1) <= 12 && Number(h2) <= 12 ? 12 * 60 : 24 * 60;
  return length + halfDay > 0 ? length + halfDay : undefined;
}

function findParts(
  lower: string,
  place: Pick<Place, 'language'>,
): { readonly parts: readonly Part[]; readonly loose: readonly FoundNumber[] } {
  const numbers = findNumbers(lower, place.language);
  const used = new Set<FoundNumber>();
  const parts: Part[] = [];
  for (const match of lower.matchAll(UNIT)) {
    const [start, end, unit] = [match.index, match.index + match[0].length, minutesOf(match[0])];
    const number = numbers.find((one) => one.end <= start && /^\s*(?:de )?$/.test(lower.slice(one.end, start)));
    // "hora y media"; a bare plural counts nothing.
    if (!number && (PLURAL.test(match[0]) || match[0].length < 3)) continue;
    if (number) used.add(number);
    const fraction = FRACTION_AFTER.exec(lower.slice(end));
    const extra = fraction ? (fraction[1] ? 0.5 : fraction[2] ? 0.75 : 0.25) : 0;
    const reach = end + (fraction?.[0].length ?? 0);
    parts.push({ unit, minutes: ((number?.value ?? 1) + extra) * unit, start: number?.start ?? start, end: reach });
  }
  const left = numbers.filter((one) => !used.has(one) && !parts.some(({ start, end }) => one.start >= start && one.end <= end));
  return withMinutes(lower, parts, left);
}

/** "2 h 30", "una hora y 20": the number behind the hours is minutes. */
function withMinutes(lower: string, parts: readonly Part[], left: readonly FoundNumber[]): ReturnType<typeof findParts> {
  const last = parts.at(-1);
  const next = left.find(
    (one) => last && one.start >= last.end && /^\s*(?:y|and|con|e)?\s*$/.test(lower.slice(last.end, one.start)),
  );
  if (!last || !next || last.unit !== 60 || !Number.isInteger(next.value) || next.value < 0 || next.value >= 60)
    return { parts, loose: left.filter(({ weak }) => !weak) };
  const minutes = { unit: 1, minutes: next.value, start: next.start, end: next.end };
  return { parts: [...parts, minutes], loose: left.filter((one) => one !== next && !one.weak) };
}

function minutesOf(word: string): number {
  return UNITS.find(([words]) => new RegExp(`^(?:${words})$`).test(word))?.[1] ?? 1;
}

/** A second length of time: units that do not go down from part to part, or a number that belongs to none ("2 o 3 horas"). */
function otherThan(parts: readonly Part[], loose: readonly FoundNumber[]): number | undefined {
  const again = parts.find((part, index) => index > 0 && part.unit >= (parts[index - 1]?.unit ?? Infinity));
  if (again) return again.minutes;
  const [number] = loose;
  return number && Math.abs(number.value) * (parts[0]?.unit ?? 1);
}
