import { dayOf, isDate } from '../day-word.ts';
import { plain } from '../../fold.ts';

const MONTHS =
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|january|february|march|april|may|june|july|august|september|october|november|december|janeiro|fevereiro|marco|maio|junho|julho|setembro|outubro|novembro|dezembro';
/** As the whole names: in an answer to a question for a date, "mar" is no sea and "sat" no verb. "mar" alone is left to the date reader. */
const SHORT_DAYS: readonly (readonly [string, string])[] = [
  ['lun', 'lunes'], ['mie', 'miercoles'], ['mier', 'miercoles'], ['jue', 'jueves'], ['juev', 'jueves'], ['vie', 'viernes'], ['vier', 'viernes'],
  ['sab', 'sabado'], ['dom', 'domingo'], ['mon', 'monday'], ['tue', 'tuesday'], ['tues', 'tuesday'], ['wed', 'wednesday'], ['thu', 'thursday'],
  ['thur', 'thursday'], ['thurs', 'thursday'], ['fri', 'friday'], ['sat', 'saturday'], ['sun', 'sunday'],
]; // prettier-ignore
const SHORT_DAY = new RegExp(`(?<![\\p{L}])(?:${SHORT_DAYS.map(([short]) => short).join('|')})\\b\\.?`, 'gu');
const DAY_WORDS = 'uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve treinta'.split(' '); // prettier-ignore
const WORD_OF_MONTH = new RegExp(`\\b(primero|${[...DAY_WORDS].sort((a, b) => b.length - a.length).join('|')}|treinta y uno)( de (?:${MONTHS}|este mes))`, 'gu'); // prettier-ignore
const THE_WORD = new RegExp(`\\b(el(?: dia)? )(primero|${[...DAY_WORDS].sort((a, b) => b.length - a.length).join('|')})$`, 'u');
const DAY_BEFORE_MONTH = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(,? (?:al?|to|and|y|e|-|–|hasta|until|till|through|ate)(?: (?:el|the|dia))? )(\\d{1,2})(?:st|nd|rd|th)?(?: (?:de|of))? (${MONTHS})\\b`, 'gu'); // prettier-ignore
const COMPACT = /(?<!\d)(20\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)/g;
const WEEK_OF = /\b(semana|week) (?:del|de|of|of the) (\d{1,2})(?:st|nd|rd|th)?(?=$|[^\d/:])/g;
const BARE_RANGE = /^\s*(\d{1,2})\s?(?:al?|to|-|–|hasta el|until)\s?(\d{1,2})\s*$/;
const FEASTS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:navidad|christmas)\b/g, '25 de diciembre'],
  [/\b(?:ano nuevo|new year'?s? day|new year)\b/g, '1 de enero'],
  [/\bfiestas patrias\b/g, '28 de julio'],
  [/\b(y|o|e|ou) pasado$/g, '$1 pasado manana'],
  [/^mar\.?$/g, 'martes'],
];
/** "segunda a sexta-feira": the second says what the first is. */
const PORTUGUESE_DAY = /\b(segunda|terca|quarta|quinta|sexta)\b(?!-feira)/g;
/** "Sexta", "na segunda", "pra quinta que vem", and nothing else: where a date is asked they are days, not ordinals. */
const PORTUGUESE_ALONE =
  /^((?:(?:na|nesta|esta|essa|no|para|pra|ate|a|proxima|logo) )*)(segunda|terca|quarta|quinta|sexta)((?: que vem| proxima| cedo| de manha)?[.!]?)$/;
const BARE_DAY = /^\s*([12]?\d|3[01])\s*[.!]?\s*$/;

/**
 * What is typed where a date is asked for, made ready for the reader of dates: plain, short names of days and days in words written out,
 * "9 y 13 de marzo" with its month twice. Only for such answers: in a message about something else these words mean other things.
 */
export function spellDates(text: string): string {
  const lower = plain(text)
    .replace(COMPACT, '$1-$2-$3')
    .replace(SHORT_DAY, (found) => SHORT_DAYS.find(([short]) => short === found.replace('.', ''))?.[1] ?? found)
    .replace(WORD_OF_MONTH, (_, word: string, rest: string) => `${numberOf(word)}${rest}`)
    .replace(THE_WORD, (_, lead: string, word: string) => `${lead}${numberOf(word)}`)
    .replace(DAY_BEFORE_MONTH, '$1 $4$2$3 $4')
    .replace(WEEK_OF, '$1 del el $2')
    .replace(BARE_RANGE, 'del $1 al $2')
    .replace(/(?<=\p{L})\s?[-–]\s?(?!feira)(?=\p{L})/gu, ' al ');
  const whole = FEASTS.reduce((text_, [pattern, date]) => text_.replace(pattern, date), lower);
  const spoken = whole.includes('-feira')
    ? whole.replace(PORTUGUESE_DAY, '$1-feira')
    : whole.trim().replace(PORTUGUESE_ALONE, '$1$2-feira$3');
  const [, day] = BARE_DAY.exec(spoken) ?? [];
  return day === undefined || Number(day) === 0 ? spoken : `el ${day}`;
}

function numberOf(word: string): number {
  if (word === 'primero') return 1;
  return word === 'treinta y uno' ? 31 : DAY_WORDS.indexOf(word) + 1;
}

const OF_MONTH =
  /(?<![\p{L}\d])(?:el )?(\d{1,2}) (?:de|del|of) (?:(?:este mes|this month)|(proximo mes|mes que viene|next month))(?![\p{L}])/gu;

/** "el 5 del próximo mes" as an ISO date. */
export function spellMonths(said: string, today: string): string {
  return said.replace(OF_MONTH, (found, day: string, next?: string) => {
    const month = dayOf(next === undefined ? 'today' : 'today+1m', `${today.slice(0, 8)}01`)?.slice(0, 8);
    const date = `${month}${day.padStart(2, '0')}`;
    return isDate(date) ? date : found;
  });
}
