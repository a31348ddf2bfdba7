import * as en from 'chrono-node/en';
import * as es from 'chrono-node/es';
import * as pt from 'chrono-node/pt';
import type { ReadDate, ReadDates } from '../../src/domain/dates.ts';
import type { ReadingPlace } from '../../src/domain/understanding.ts';
import { dateRules } from './date-rules.ts';
import { readTime } from './read-time.ts';
import { isoOf, localNow, type Day } from './local-day.ts';

/** A date comes early in a message, and looking for one is the most work of all. */
const LONGEST = 400;
const MOST_FOUND = 20;
/** A message without any of these names no date; most messages end here. */
const GATE =
  /\d|hoy|ayer|anoche|manana|today|tomor|tommor|tmrw|tonight|yesterday|hoje|ontem|amanha|lunes|martes|miercoles|jueves|viernes|sabado|domingo|day|dias?\b|feira|semana|week|mes\b|meses\b|month|ano\b|year|finde|eom\b|eow\b|quincena|fortnight|quarter|trimestre|que vem|antier|esta (?:misma )?(?:tarde|noche)|this (?:morning|afternoon|evening)|segunda|terca|quarta|quinta|sexta|\b(?:by|on|next|until|till|before|from|due) (?:sun|mon|tues?|weds?|thu|thurs?|fri|sat)\b|proxima|last night|(?:enero|january|janeiro|febrero|february|fevereiro|marzo|march|marco|abril|april|mayo|maio|junio|june|junho|julio|july|julho|agosto|august|septiembre|setiembre|september|setembro|octubre|october|outubro|noviembre|november|novembro|diciembre|december|dezembro)/;
/** What is left must have one of these for chrono, which costs more than all the rules, to find anything besides. */
const CHRONO_GATE =
  /\b(?:enero|january|janeiro|febrero|february|fevereiro|marzo|march|marco|abril|april|mayo|maio|junio|june|junho|julio|july|julho|agosto|august|septiembre|setiembre|september|setembro|octubre|october|outubro|noviembre|november|novembro|diciembre|december|dezembro|lunes|martes|miercoles|jueves|viernes|sabado|domingo|monday|tuesday|wednesday|thursday|friday|saturday|sunday|next|last|past|ago|atras|pasado|passado|proxim[oa]|previous|following)\b|feira\b|\b20\d\d\b|[/-]\d{4}\b|\b\d{4}-/;
/** What chrono would count as a date and is none: moments, lengths and times ("ahora", "3 meses", "15h"), and what the rules ruled out. */
const NO_DATE =
  /^(?:ahora|now|agora|ya|manana|24\/7|\d+ [a-z]+|(?:a las? |as |at )?\d{1,2}(?::\d\d)? ?(?:h|hs|hrs|am|pm)?)$|hora|hour|minut|segund|second/;

/** Lower case without accents, letter for letter, so that places in it are places in the text. */
const foldInPlace = (text: string): string =>
  text.replace(/[^\x00-\x7f]/g, (letter) => letter.normalize('NFD').charAt(0)).toLowerCase();

interface Found {
  /** None where the words name a day that does not exist: then nothing else may be read there. */
  readonly days: readonly Day[];
  readonly from: number;
  readonly to: number;
}

const overlaps = (found: readonly Found[], from: number, to: number): boolean =>
  found.some((one) => from < one.to && to > one.from);

/** What our own rules read: the words that chrono misses or reads otherwise than people here mean them. */
const readByRules = (folded: string, today: Day): Found[] => {
  const found: Found[] = [];
  for (const { gate, rules } of dateRules) {
    if (!gate.test(folded)) continue;
    for (const { pattern, read } of rules) {
      for (const match of folded.matchAll(pattern)) {
        const to = match.index + match[0].length;
        if (found.length >= MOST_FOUND) return found;
        if (overlaps(found, match.index, to)) continue;
        const days = read(match.groups ?? {}, today);
        if (days === undefined) continue;
        const real = days.every((day) => day !== undefined && !Number.isNaN(day));
        found.push({ days: real ? (days as Day[]) : [], from: match.index, to });
      }
    }
  }
  return found;
};

/** What chrono finds besides. Only results that name a day or a month: a bare time of day is no date. */
const readByChrono = (text: string, place: ReadingPlace, offset: number): Found[] => {
  const readers = place.language === 'en' ? [en.GB, es.casual, pt.casual] : [es.casual, pt.casual, en.GB];
  const found: Found[] = [];
  for (const reader of readers) {
    for (const result of reader.parse(text, { instant: place.now, timezone: offset }, { forwardDate: true })) {
      const to = result.index + result.text.length;
      if (NO_DATE.test(foldInPlace(result.text)) || overlaps(found, result.index, to)) continue;
      const days = [result.start, result.end].flatMap((end) => {
        const certain =
          end !== undefined && end !== null && (end.isCertain('day') || end.isCertain('month') || end.isCertain('weekday'));
        return certain ? [Date.UTC(end.get('year') ?? 0, (end.get('month') ?? 1) - 1, end.get('day') ?? 1) / 86_400_000] : [];
      });
      if (days.length > 0) found.push({ days, from: result.index, to });
    }
  }
  return found;
};

/** The rules' finds, and chrono's where words are left that it may know. */
const findDays = (text: string, folded: string, place: ReadingPlace): Found[] => {
  const { day: today, offset } = localNow(place.now, place.zone);
  const found = readByRules(folded, today);
  const rest = found.reduce((left, { from, to }) => left.slice(0, from) + ' '.repeat(to - from) + left.slice(to), folded);
  if (found.length < MOST_FOUND && CHRONO_GATE.test(rest)) {
    for (const more of readByChrono(text, place, offset)) {
      if (!overlaps(found, more.from, more.to)) found.push(more);
    }
  }
  return found.filter(({ days }) => days.length > 0).sort((a, b) => a.from - b.from);
};

/**
 * Reads dates written in Spanish, English or Portuguese, in words or numbers, in the reader's zone, in the order they stand; in the first
 * 400 characters of a text.
 *
 * Rulings: numeric dates are day first in every language (month first only where day first is impossible). A date without a year is the
 * next one to come. "el lunes", "next monday" and "el lunes que viene" are the first Monday after today, also on a Monday; "este
 * viernes" may be today. "la próxima semana" is its Monday, "fin de mes" its last day. An hour without am or pm from 1 to 6 is in the
 * afternoon.
 */
export const createReadDates = (): ReadDates => (whole, place) => {
  const text = whole.slice(0, LONGEST);
  const folded = foldInPlace(text);
  if (!GATE.test(folded)) return [];
  const found = findDays(text, folded, place);
  return found.flatMap(({ days, from, to }, at): ReadDate[] => {
    const time =
      readTime(folded.slice(to, found[at + 1]?.from ?? folded.length)) ??
      (at === 0 ? readTime(folded.slice(0, from)) : undefined);
    return days.map((day) => ({
      date: isoOf(day),
      text: text.slice(from, to),
      index: from,
      ...(time !== undefined && { time }),
    }));
  });
};
