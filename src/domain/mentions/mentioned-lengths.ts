import { findNumbers } from '../form/reading/find-numbers.ts';
import type { Span } from '../form/reading/rest-of.ts';
import type { Language } from '../label.ts';

/** A length of time that a message mentions, in minutes. */
export interface MentionedLength extends Span {
  readonly minutes: number;
}

/** Letters in which a number in words and what stands before it fit. */
const LONGEST_COUNT = 60;

interface Part extends MentionedLength {
  readonly unit: number;
}

const HOUR = 60;
const DAY = 24 * HOUR;
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^min/, 1],
  [/^h/, HOUR],
  [/^d/, DAY],
  [/^(?:sem|week)/, 7 * DAY],
  [/^quinc/, 15 * DAY],
  [/^fort/, 14 * DAY],
  [/^(?:mes|month)/, 30 * DAY],
  [/^(?:an|year)/, 365 * DAY],
];
const UNIT =
  /(?<![\p{L}])(?:minutos?|minutes?|mins?|horas?|hours?|hrs?|hs?|dias?|days?|semanas?|weeks?|quincenas?|fortnights?|mes(?:es)?|months?|anos?|years?)(?![\p{L}])/gu;
const GATE = /min|hora|hour|hr|\d ?h|dia|day|semana|week|quincena|fortnight|mes|month|ano|year/;
/** Behind these a number and a unit say when, how often or how long ago. */
const NO_LENGTH =
  /(?<![\p{L}])(?:hace|ha|faz|dentro de|daqui a|de aqui a|in|within|em|en|cada|every|a las?|las|at|as|desde las?|hasta las?|menos de|mas de|antes de|hace (?:mas|unos) de|less than|more than|proxim[oa]s?|next|ultim[oa]s?|last|past|this|est[ea])(?: (?:unos|unas|about|around|aprox))?\s*$/u;
/** A letter alone is a unit only where a length is said to come: "por 2 h". */
const SAID_BEFORE = /(?<![\p{L}])(?:por|durante|for|during|de|dura|duran|lasts?|duracion|unas|unos|about|of|takes?|toma)\s*$/u;
/** "de 14h a 15h30" is from when to when. */
const TO_A_TIME = /^\s*(?:al?|as|to|hasta|till|until|y|and|-|–)(?: las?)? ?\d{1,2} ?(?:h|:|$|[ap]\.? ?m)/u;
const AGO = /^\s*(?:ago|atras|antes|before|earlier|later|despues|de retraso)(?![\p{L}])/u;
const ARTICLE = /(?<![\p{L}])(?:una?|uma?|an?|one|toda una|un solo)\s+$/u;
const BUNDLE = /(?<![\p{L}])(?:(?:un|a|um) )?(?:par|couple)(?: de| of)?\s+$/u;
const HALF_UNIT = /(?<![\p{L}])(?:media|meia|half an?|half)\s+$/u;
const AND_HALF = /^\s+(?:y|and|e)(?: a| an)? (?:media|medio|half|meia|meio)(?![\p{L}])/u;
const ADJACENT = /^\s*(?:,|y|and|e|con|with)?\s*$/u;
/** "25 USD a month" is a rate. */
const RATE = /(?:\d|usd|soles|dolares|dollars|euros?|reais|pesos|pen)\s*$/u;
/** "dura 1h30". */
const HOURS_AND_MINUTES = /(?<![\p{L}\d:])(\d{1,2}) ?h ?([0-5]\d)(?![\p{L}\d])/gu;
const LONGEST = 10 * 365 * DAY;

/**
 * The lengths of time in a text that `plain` has been through, in order: "por dos horas", "for three weeks", "una quincena". A day has 24 hours.
 * What says when ("en 2 horas", "hace tres días", "a las 15 h") is none, nor is what touches `taken`.
 */
export function mentionedLengths(lower: string, language: Language, taken: readonly Span[] = []): readonly MentionedLength[] {
  if (!GATE.test(lower)) return [];
  const parts: Part[] = [];
  for (const match of lower.matchAll(HOURS_AND_MINUTES)) {
    const [start, end] = [match.index, match.index + match[0].length];
    if (SAID_BEFORE.test(lower.slice(0, start)) && !TO_A_TIME.test(lower.slice(end)))
      parts.push({ unit: 1, minutes: Number(match[1]) * HOUR + Number(match[2]), start, end });
  }
  for (const match of lower.matchAll(UNIT)) {
    const end = match.index + match[0].length;
    const part = AGO.test(lower.slice(end)) ? undefined : partAt(lower, match, language);
    if (part && ![...taken, ...parts].some((span) => span.start < part.end && part.start < span.end)) parts.push(part);
  }
  return joined(lower, parts).filter(({ minutes }) => minutes >= 1 && minutes <= LONGEST);
}

function partAt(lower: string, match: RegExpExecArray, language: Language): Part | undefined {
  const [word, end] = [match[0], match.index + match[0].length];
  const unit = UNITS.find(([pattern]) => pattern.test(word))?.[1] ?? 1;
  const ahead = lower.slice(Math.max(0, match.index - LONGEST_COUNT), match.index);
  const half = AND_HALF.exec(lower.slice(end, end + LONGEST_COUNT));
  const counted = countBefore(ahead, language) ?? (half && !/s$/.test(word) ? { value: 1, start: ahead.length } : undefined);
  if (!counted) return undefined;
  const before = ahead.slice(0, counted.start);
  if (counted.article && RATE.test(before)) return undefined;
  if (NO_LENGTH.test(before)) return undefined;
  if (word.length < 3 && (!SAID_BEFORE.test(before) || TO_A_TIME.test(lower.slice(end)))) return undefined;
  const count = counted.value + (half ? 0.5 : 0);
  return {
    unit,
    minutes: Math.round(count * unit),
    start: match.index - ahead.length + counted.start,
    end: end + (half?.[0].length ?? 0),
  };
}

interface Count {
  readonly value: number;
  readonly start: number;
  readonly article?: boolean;
}

/** The number that stands before a unit, and where it begins. */
function countBefore(before: string, language: Language): Count | undefined {
  for (const [pattern, value] of [
    [HALF_UNIT, 0.5],
    [BUNDLE, 2],
    [ARTICLE, 1],
  ] as const) {
    const match = pattern.exec(before);
    if (match) return { value, start: match.index, article: value === 1 };
  }
  // No number has more words.
  const start = before.trimEnd().split(' ').slice(0, -4).join(' ').length;
  const tail = before.slice(start);
  const last = findNumbers(tail, language).at(-1);
  if (!last || tail.slice(last.end).trim() !== '' || last.value <= 0) return undefined;
  return { value: last.value, start: start + last.start };
}

/** "2 horas y 30 minutos" is one length. */
function joined(lower: string, parts: readonly Part[]): readonly MentionedLength[] {
  const whole: Part[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (last && last.unit > part.unit && ADJACENT.test(lower.slice(last.end, part.start)))
      whole.splice(-1, 1, { unit: part.unit, minutes: last.minutes + part.minutes, start: last.start, end: part.end });
    else whole.push(part);
  }
  return whole.map(({ minutes, start, end }) => ({ minutes, start, end }));
}
