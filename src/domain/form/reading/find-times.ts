import type { Span } from './rest-of.ts';

/** A time of day in a text. */
export interface FoundTime extends Span {
  /** `HH:MM`; 24:00 is the midnight at the end of the day. */
  readonly time: string;
}

const HOURS: Readonly<Record<string, number>> = {
  una: 1, one: 1, dos: 2, two: 2, duas: 2, tres: 3, three: 3, cuatro: 4, four: 4, quatro: 4, cinco: 5, five: 5, seis: 6, six: 6,
  siete: 7, seven: 7, sete: 7, ocho: 8, eight: 8, oito: 8, nueve: 9, nine: 9, nove: 9, diez: 10, ten: 10, dez: 10, once: 11, eleven: 11,
  onze: 11, doce: 12, twelve: 12, doze: 12, trece: 13, catorce: 14, quince: 15, dieciseis: 16, diecisiete: 17, dieciocho: 18,
  diecinueve: 19, veinte: 20, veintiuna: 21, veintidos: 22, veintitres: 23,
}; // prettier-ignore
const MINUTES: Readonly<Record<string, number>> = {
  cinco: 5, five: 5, diez: 10, ten: 10, cuarto: 15, quarter: 15, quince: 15, veinte: 20, twenty: 20, veinticinco: 25, media: 30, meia: 30,
  half: 30, treinta: 30, thirty: 30, cuarenta: 40, forty: 40, cincuenta: 50, fifty: 50,
}; // prettier-ignore

const words = (of: Readonly<Record<string, number>>): string => Object.keys(of).sort((a, b) => b.length - a.length).join('|'); // prettier-ignore
const HOUR = `(?:[01]?\\d|2[0-4]|${words(HOURS)})`;
const HALF = '[ap]\\.? ?m\\b\\.?';
const PART = '(?:de|en|por|da|in|at) ?(?:la |the )?(?:tarde|noche|manana|madrugada|noite|manha|afternoon|evening|morning|night)';
const LEAD = 'a las|a la|para las|para la|desde las|tipo|as|at|@|from|around|by';
const WHOLE: readonly RegExp[] = [
  // "15:30", "3:30 pm", "15h30".
  new RegExp(`(?<h>[01]?\\d|2[0-4])[:h](?<m>[0-5]\\d) ?(?<half>${HALF})?(?: ?h(?:rs?|s|oras)?\\b)?(?: (?<part>${PART}))?`, 'gu'),
  // "half past three", "quarter to 4", "un cuarto para las cuatro".
  new RegExp(`(?<m>half|quarter|${words(MINUTES)}) (?<side>past|to) (?<h>${HOUR})(?: ?(?<half>${HALF}))?(?: (?<part>${PART}))?`, 'gu'),
  new RegExp(`(?:un )?(?<m>${words(MINUTES)})(?: minutos)? (?<side>para) las? (?<h>${HOUR})(?: ?(?<half>${HALF}))?(?: (?<part>${PART}))?`, 'gu'),
  // "a las 3 y media", "at 3.30", "a las tres menos cuarto".
  new RegExp(`(?<![\\p{L}])(?:${LEAD}) ?(?<h>${HOUR})(?:(?:[.](?<n>[0-5]\\d))|(?: (?<sign>y|e|menos) (?<m>${words(MINUTES)}|[0-5]?\\d)))?(?: en punto| o'?clock| h(?:oras|rs?|s)?\\b)?(?: ?(?<half>${HALF}))?(?: (?<part>${PART}))?`, 'gu'),
  // "3pm", "15h", "15 horas", "3 de la tarde", "tres y media de la tarde", "3 o'clock".
  new RegExp(`(?<h>${HOUR})(?:[.](?<n>[0-5]\\d))?(?: (?<sign>y) (?<m>${words(MINUTES)}))?(?: ?(?<half>${HALF})| ?h(?:rs?|s|oras)?\\b(?! y)| en punto| o'?clock| (?<part>${PART}))`, 'gu'),
  // "dos y media".
  new RegExp(`(?<![\\p{L}])(?<h>${words(HOURS)}) (?<sign>y) (?<m>media|cuarto)(?: (?<part>${PART}))?`, 'gu'),
]; // prettier-ignore
const NOON = /\b(?:(?:al? )?(?:mediodia|medio dia)|noon|midday|meio dia)\b/gu;
const MIDNIGHT = /\b(?:(?:a )?(?:medianoche|media noche)|midnight|meia noite)\b/gu;
const PARTS: readonly (readonly [RegExp, DayPart])[] = [
  [/\b(?:tarde|afternoon)\b/, 'afternoon'],
  [/\b(?:noche|noite|evening|tonight|night)\b/, 'night'],
  [/\b(?:(?:de|en|por|a) la manana|esta manana|manha|morning|madrugada)\b/, 'morning'],
];

type DayPart = 'morning' | 'afternoon' | 'night';

/**
 * The times of day in a text that `plain` has been through, in order. A bare number is none: it needs "a las", ":", "am", "h" or a part of
 * the day. `around` is the text with what was taken out of it, for "esta noche".
 */
export function findTimes(text: string, around = text): readonly FoundTime[] {
  const found: FoundTime[] = [];
  const add = (time: string | undefined, span: Span): void => {
    if (time !== undefined && !found.some(({ start, end }) => span.start < end && start < span.end))
      found.push({ time, ...span });
  };
  for (const match of text.matchAll(NOON)) add('12:00', spanOf(match));
  for (const match of text.matchAll(MIDNIGHT)) add('24:00', spanOf(match));
  for (const pattern of WHOLE) {
    for (const match of text.matchAll(pattern))
      if (standsAlone(text, spanOf(match))) add(timeOf(match.groups ?? {}, around), spanOf(match));
  }
  return found.sort((a, b) => a.start - b.start);
}

function spanOf(match: RegExpExecArray): Span {
  // Optional words leave a blank behind the time.
  return { start: match.index, end: match.index + match[0].trimEnd().length };
}

/** Not inside a word, a date or a longer number. */
function standsAlone(text: string, { start, end }: Span): boolean {
  return !/[\p{L}\p{N}/:-]$/u.test(text.slice(0, start)) && !/^(?:[\p{L}\p{N}/:]|[.,-]\d)/u.test(text.slice(end));
}

function timeOf(groups: Readonly<Record<string, string | undefined>>, around: string): string | undefined {
  const { h = '', m, n, sign, side, half, part } = groups;
  const spoken = HOURS[h] ?? Number(h);
  const minutes = n !== undefined ? Number(n) : m === undefined ? 0 : (MINUTES[m] ?? Number(m));
  const before = side === 'to' || side === 'para' || sign === 'menos';
  const day = wholeDay({ spoken, written: h, half }, partIn(part ?? '') ?? partIn(around));
  const at = day * 60 + (before ? -minutes : minutes);
  return at < 0 || at > 24 * 60 || Number.isNaN(at) ? undefined : `${two(Math.floor(at / 60))}:${two(at % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function partIn(text: string): DayPart | undefined {
  return PARTS.find(([pattern]) => pattern.test(text))?.[1];
}

/** The hour of the day that is meant. Where nothing says so, 1 to 6 are in the afternoon: nobody meets at three in the morning. */
function wholeDay(
  of: { readonly spoken: number; readonly written: string; readonly half: string | undefined },
  part: DayPart | undefined,
): number {
  const { spoken, written, half } = of;
  if (half !== undefined && spoken > 12) return spoken;
  if (half?.startsWith('p')) return spoken < 12 ? spoken + 12 : spoken;
  if (half?.startsWith('a')) return spoken === 12 ? 0 : spoken;
  // "03:00" is how a clock shows it.
  if (spoken > 12 || (written.startsWith('0') && written.length === 2)) return spoken;
  if (part === 'afternoon') return spoken < 12 ? spoken + 12 : spoken;
  if (part === 'night') return spoken === 12 ? 24 : spoken >= 6 ? spoken + 12 : spoken;
  if (part === 'morning') return spoken === 12 ? 0 : spoken;
  return spoken >= 1 && spoken <= 6 ? spoken + 12 : spoken;
}
