import type { ReadDate } from '../dates.ts';
import { addDays } from '../form/day-word.ts';
import type { Span } from '../form/reading/rest-of.ts';

/** What the words before a day say of it: the first of a period, its last, or when something is due. */
export type DayCue = 'from' | 'to' | 'by';

/** A day that a message about something else mentions. */
export interface MentionedDay extends Span {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly cue?: DayCue;
  /** "la que pedí el lunes", "desde ayer no funciona": it tells what was, and is no wish. */
  readonly past?: true;
  /** "no es para mañana". */
  readonly denied?: true;
}

const BEFORE_DAY = '(?:\\s+(?:el|la|o|a|the|this|este|esta|dia|proximo|next|coming|mismo))*\\s*$';
/** Letters before a day in which its cue stands. */
const CUE_LENGTH = 36;
const cue = (words: string): RegExp => new RegExp(`(?<![\\p{L}])(?:${words})${BEFORE_DAY}`, 'u');
const FROM = cue(
  'desde|a partir del?|del?|do|from|since|starting(?: on| from)?|beginning|as of|a contar del?|entre|between|empezando|iniciando',
);
const TO = cue('hasta|until|untill|till?|through|thru|ate|vence|expires?(?: on)?|ending|terminando|al?|ao|to|y|e|and|[-–]');
/** Of `TO`, what is clear without a day before it. */
const END = cue('hasta|until|untill|till?|through|thru|ate|vence|expires?(?: on)?|ending|terminando');
const BY = cue(
  'para|pra|by|for|due(?: on| by)?|antes del?|before|a mas tardar|no later than|not later than|needed(?: on)?|on or before|maximo|deadline|pro|pre|needed by',
);

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));
/** Words of what was. */
const PAST_WORDS = list(
  'pedi pedimos pidio pidieron solicite solicitamos compre compramos compraron compro envie enviaron mande mandaron llego llegaron recibi ' +
    'recibimos entregaron entrego dieron instalaron rompio rompieron malogro malograron murio cayo descompuso estropeo perdi perdio robaron ' +
    'dejo dejaron paso fue estaba tenia tuve hice hable escribi reporte abri ingresaron ordered requested asked bought got received sent ' +
    'arrived broke died stopped lost was were had did reported opened crashed joined solicitei comprei recebi chegou chegaram quebrou parou ' +
    'enviei since',
);
/** Words of what is to be: of the two, the one nearer to the day counts. */
const WISH_WORDS = list(
  'necesito necesitamos necesitaria quiero queremos quisiera requiero requerimos urge need needs want wants preciso precisamos quero para ' +
    'pra by for hasta until till ate vence',
);
/** "desde el lunes no prende": behind the day it is said what is wrong. */
const WRONG_SINCE =
  /^\s*,?\s*(?:que )?(?:ya )?(?:no (?:tengo|tenemos|funciona|prende|enciende|hay|puedo|podemos|sirve|anda|carga|abre|responde)|esta (?:malograd|rot|caid|muert|fallando|lent)|falla|se (?:me )?(?:malogro|rompio|cayo|apago|quemo|murio)|(?:has been|hasn'?t|isn'?t|it'?s been|doesn'?t|does not|is not|not working)|stopped|broke|died|nao (?:funciona|liga|tenho|consigo))/u;
const DENIAL =
  /(?<![\p{L}])(?:no|not|nunca|never|nao|tampoco|isn'?t|don'?t|doesn'?t|ya no)(?: (?:es|era|sera|seria|la|lo|las|los|le|me|para|pra|el|o|a|necesito|necesitamos|quiero|queremos|hace|falta|urge|need|needs|it|is|be|for|by|on|due|until|hasta|ate|corre prisa|tiene|que|ser|estar|este|esta|the|this|antes|de|before|preciso|quero|them|one|required|needed|want))*\s*$/u;
/** "I don't need a laptop by tomorrow". */
const UNWANTED =
  /(?<![\p{L}])(?:no|don'?t|do not|nao) (?:(?:la|lo|las|los|le|me) )?(?:necesito|necesitamos|quiero|queremos|need|want|preciso|quero)(?: (?!y |e |and |que |i )\p{L}+){1,4} (?:para|by|for|until|hasta|pra|ate)(?: (?:el|la|the))?\s*$/u;
/** "no later than Friday", "no más tarde del viernes" are a day to be kept. */
const AT_LATEST = /(?:no|not) (?:later than|mas tarde del?|mas alla del?)(?: the| el)?\s*$/u;
const WEEKDAY =
  /lunes|martes|miercoles|jueves|viernes|sabado|domingo|monday|tuesday|wednesday|thursday|friday|saturday|sunday|segunda|terca|quarta|quinta|sexta/;
const NUMBER_ALONE = /^(?:hasta |ate )?(?:(?:el|dia|o|the) )*\d{1,2}(?:st|nd|rd|th)?$/;
/** Words further away say nothing of a day. */
const LONGEST_CLAUSE = 80;
/** Words that by themselves name a day behind. */
const BEHIND =
  /^(?:hace|ha|faz|last) |^(?:ayer|anoche|anteayer|antes de ayer|antier|anteontem|yesterday|ontem)$|(?: ago| atras| pasado| passada)$|^(?:el )?pasado (?!manana)/;
const CLAUSE = /[.;!?\n]|,\s|(?<![\p{L}])(?:sino|pero|but|mas sim|rather)(?![\p{L}])/gu;
/** Words between the two ends of a period. */
const JOINED = /^\s*(?:,\s*)?(?:hasta|al?|ao|to|until|till|through|ate|y|e|and|[-–])(?:\s+(?:el|la|o|a|the|dia))*\s*$/u;

/**
 * The days that were read in a text, with what its words say of each. `lower` is the text that `plain` has been through; `dates` are in the
 * order they stand. Weekdays that end a period come after its first day; those of something past lie behind.
 */
export function mentionedDays(lower: string, dates: readonly ReadDate[]): readonly MentionedDay[] {
  const found: MentionedDay[] = [];
  for (const [index, read] of dates.entries()) {
    const before = found.at(-1);
    const [start, end] = [read.index, read.index + read.text.length];
    const words = lower.slice(start, end);
    const second = dates[index - 1]?.index === start;
    const joined = before !== undefined && (second || JOINED.test(lower.slice(before.end, start)));
    const flags = flagsOf(lower, { start, end });
    const said = second ? 'to' : cueOf(lower.slice(Math.max(0, start - CUE_LENGTH), start), words, joined);
    found.push({
      date: inPlace(read.date, { words, before, joined, ...flags }),
      start,
      end,
      ...(said && { cue: said }),
      ...flags,
    });
  }
  return withFirstOfTwo(lower, found);
}

function flagsOf(lower: string, { start, end }: Span): Pick<MentionedDay, 'past' | 'denied'> {
  const clause = clauseBefore(lower, start);
  const words = lower.slice(start, end);
  const since = FROM.test(clause) && WRONG_SINCE.test(lower.slice(end, end + LONGEST_CLAUSE));
  const past = tellsPast(clause) || since || BEHIND.test(words);
  const denied = (DENIAL.test(clause) || UNWANTED.test(clause)) && !AT_LATEST.test(clause);
  return { ...(past && { past }), ...(denied && { denied }) };
}

/** A word of what was, and no wish between it and the day. */
function tellsPast(clause: string): boolean {
  const words = clause.split(/[^\p{L}]+/u);
  for (let at = words.length - 1; at >= 0; at--) {
    const word = words[at] ?? '';
    if (WISH_WORDS.has(word)) return false;
    if (PAST_WORDS.has(word)) return true;
  }
  return false;
}

function clauseBefore(lower: string, start: number): string {
  const before = lower.slice(Math.max(0, start - LONGEST_CLAUSE), start);
  const last = [...before.matchAll(CLAUSE)].at(-1);
  return last ? before.slice(last.index + last[0].length) : before;
}

function cueOf(before: string, words: string, joined: boolean): DayCue | undefined {
  if (/^(?:hasta|ate) /.test(words)) return 'to';
  if (joined ? TO.test(before) : END.test(before)) return 'to';
  if (/^(?:del?|do|from|desde|entre|between) /.test(words) || FROM.test(before)) return 'from';
  return BY.test(before) || /^(?:para|en|in|within|dentro|em|daqui) /.test(words) ? 'by' : undefined;
}

function inPlace(
  date: string,
  of: { readonly words: string; readonly before: MentionedDay | undefined; readonly joined: boolean; readonly past?: true },
): string {
  if (of.joined && of.before && date < of.before.date && NUMBER_ALONE.test(of.words))
    return numberAfter(of.before.date, date) ?? date;
  if (!WEEKDAY.test(of.words) || /\d/.test(of.words)) return date;
  if (of.past) return BEHIND.test(of.words) ? date : (addDays(date, -7) ?? date);
  return of.joined && of.before && date < of.before.date && WEEKDAY.test(of.words) ? (addDays(date, 7) ?? date) : date;
}

/** The day with the number of `date` that follows `from`: "del 27 de julio hasta el 31". */
function numberAfter(from: string, date: string): string | undefined {
  for (let ahead = 1; ahead <= 31; ahead++) {
    const day = addDays(from, ahead);
    if (day?.slice(8) === date.slice(8)) return day;
  }
  return undefined;
}

/** "lunes al viernes": what stands before the end of a period is its first day. */
function withFirstOfTwo(lower: string, days: readonly MentionedDay[]): readonly MentionedDay[] {
  return days.map((day, index) => {
    const next = days[index + 1];
    const begins = next?.cue === 'to' && (next.start === day.start || JOINED.test(lower.slice(day.end, next.start)));
    return begins && day.cue !== 'to' && !next.past ? { ...day, cue: 'from' as const } : day;
  });
}
