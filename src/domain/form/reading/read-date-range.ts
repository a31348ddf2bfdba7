import type { DateRange } from '../answers.ts';
import { addDays, dayOf, isDate } from '../day-word.ts';
import { clean } from '../../fold.ts';
import { findNumbers } from './find-numbers.ts';
import { findPeriod } from './named-periods.ts';
import type { Place } from './place.ts';
import { findDays, type FoundDay } from './read-date.ts';
import { accept, quoted, refuse, type Reading } from './refusal.ts';
import { isAnswerAround, type Span } from './rest-of.ts';
import { spellDates } from './spell-dates.ts';

const ISO_PAIR = /^(\d{4}-\d{2}-\d{2})(?:\/|\.\.|,|–|-|\s|al?|to)+(\d{4}-\d{2}-\d{2})$/;
const WEEKDAY =
  /^(?:(?:el|on|este|this|proximo|next) )*(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|monday|tuesday|wednesday|thursday|friday|saturday|sunday|segunda|terca|quarta|quinta|sexta)(?:-feira)?$/;
const HALF = /(?:^|[^\p{L}])(?:desde|a partir|from|since|starting|hasta|until|till|a contar|ate)(?![\p{L}])/u;
const COUNTED =
  /(?<![\p{L}\d])(?:por |durante |for |during |unos |about )?(?<n>\d{1,3}|\p{L}+)(?: (?<kind>\p{L}+))? (?<unit>dias?|days?|semanas?|weeks?)(?: (?<after>habiles|laborables|utiles|corridos|calendario))?(?![\p{L}])/gu;
const WORKING = /habil|laborable|util|working|business/;
const DAYS = 'lunes|martes|miercoles|jueves|viernes|sabado|domingo|monday|tuesday|wednesday|thursday|friday|saturday|sunday';
/** "lunes 9 al 13", "martes 10 al jueves 12": the numbers say which. */
const NAMED_NUMBERS = new RegExp(`(?:del? |from )?(?:${DAYS}),? (?:el )?(\\d{1,2})(?:st|nd|rd|th)?,? (?:al?|to|hasta el|until|y el) (?:(?:el )?(?:${DAYS}),? )?(?:el )?(\\d{1,2})(?![\\d:/])`, 'gu'); // prettier-ignore
const OF_MONTH = /(?<![\p{L}\d])(?:de|del|of) (?:este mes|(?<next>proximo mes|mes que viene|next month)|this month)(?![\p{L}])/u;

/** From one day to another, both included: "del lunes al viernes", "next week", "5 días desde el lunes". One day alone is a range of one. */
export function readDateRange(text: string, place: Place): Reading<DateRange> {
  const iso = ISO_PAIR.exec(clean(text));
  if (iso?.[1] !== undefined && iso[2] !== undefined) return ordered(iso[1], iso[2]);
  const said = spellDates(text).replace(NAMED_NUMBERS, 'del $1 al $2');
  return readCounted(said, place) ?? readEnds(said, text, place);
}

function readEnds(said: string, text: string, place: Place): Reading<DateRange> {
  const not = refuse('form.not_range', { read: quoted(text) });
  const { found, next } = shiftedDays(said, place);
  const days = next ?? found;
  const distinct = inSequence(days).filter(
    (day, index, all) => isDate(day.date) && all.findIndex(({ date }) => date === day.date) === index,
  );
  const period = distinct.length < 2 ? periodIn(said, days, place) : undefined;
  const spans = period ? [period, ...days] : days;
  // Digits that are part of nothing that was read name a day that does not exist.
  if (spans.length === 0 || /\d/.test(blank(said, spans)) || !isAnswerAround(said, spans)) return not;
  if (period) return accept(period.range);
  const [first, last] = [distinct[0], distinct.at(-1)];
  if (!first || !last) return not;
  if (distinct.length > 2 && !areConsecutive(distinct)) return refuse('form.range_several', { read: quoted(text) });
  if (distinct.length > 1) return ordered(...inOrder(first, last, place));
  return HALF.test(said)
    ? refuse('form.range_half', { read: { date: first.date } })
    : accept({ from: first.date, to: first.date });
}

function blank(text: string, spans: readonly Span[]): string {
  return spans.reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(Math.max(0, end - start)) + rest.slice(end),
    text,
  );
}

/** Weekdays follow each other: "del lunes al viernes" said on a Monday begins next Monday, and ends after it. */
function inSequence(days: readonly FoundDay[]): readonly FoundDay[] {
  let before = '';
  return days.map((day) => {
    let { date } = day;
    while (WEEKDAY.test(day.text.trim()) && date < before) date = addDays(date, 7) ?? '9999-12-31';
    before = date;
    return { ...day, date };
  });
}

/** "lunes, martes y miércoles". */
function areConsecutive(days: readonly FoundDay[]): boolean {
  return days.every(({ date }, index) => index === 0 || date === addDays(days[index - 1]?.date ?? '', 1));
}

/** A name of a week or a month counts where the text names no day besides; "la semana del 9" is that of the day. */
function periodIn(said: string, days: readonly FoundDay[], { today }: Place): ReturnType<typeof findPeriod> {
  const [day] = days;
  const around = findPeriod(said, today);
  // The reader of dates gives the first day of a named week or month.
  if (!day || (around && around.start <= day.start && around.end >= day.end)) return around;
  const dated = said.slice(0, day.start) + day.date + said.slice(day.end);
  const found = findPeriod(dated, today);
  const holdsDay = found && found.start < day.start && found.end >= day.start + day.date.length;
  return holdsDay ? { ...found, end: Math.max(day.end, found.end + said.length - dated.length) } : undefined;
}

/** "del 9 al 13 del próximo mes". */
function shiftedDays(said: string, place: Place): { readonly found: readonly FoundDay[]; readonly next?: readonly FoundDay[] } {
  const of = OF_MONTH.exec(said);
  if (!of) return { found: findDays(said, place) };
  const found = findDays(said.slice(0, of.index), place);
  if (found.length === 0) return { found: findDays(said, place) };
  const month = (dayOf(of.groups?.['next'] === undefined ? 'today' : 'today+1m', place.today) ?? place.today).slice(0, 8);
  const moved = found.map((day) => ({ ...day, date: `${month}${day.date.slice(8)}` }));
  return { found, next: [...moved.slice(0, -1), ...moved.slice(-1).map((day) => ({ ...day, end: of.index + of[0].length }))] };
}

/** A first day that was put into the next year, as it has passed in this one, is of this one where the last day is. */
function inOrder(first: FoundDay, last: FoundDay, { today }: Place): [string, string] {
  const yearBefore = dayOf('today-1y', first.date) ?? first.date;
  const wasMoved = !/\d{4}/.test(first.text) && first.date.slice(0, 4) > today.slice(0, 4);
  return wasMoved && last.date < first.date && yearBefore <= last.date ? [yearBefore, last.date] : [first.date, last.date];
}

function ordered(from: string, to: string): Reading<DateRange> {
  if (!isDate(from) || !isDate(to)) return refuse('form.not_range', { read: quoted(`${from} – ${to}`) });
  return from <= to ? accept({ from, to }) : refuse('form.range_order', { from: { date: from }, to: { date: to } });
}

/** "5 días desde el lunes", "desde mañana por dos semanas", "una semana a partir del 9". */
function readCounted(said: string, place: Place): Reading<DateRange> | undefined {
  for (const match of said.matchAll(COUNTED)) {
    const { n = '', unit = '', kind = '', after = '' } = match.groups ?? {};
    const count = /^\d+$/.test(n) ? Number(n) : findNumbers(n, place.language)[0]?.value;
    if (count === undefined || !Number.isInteger(count) || count < 1) continue;
    const span: Span = { start: match.index, end: match.index + match[0].length };
    const rest = said.slice(0, span.start) + ' '.repeat(span.end - span.start) + said.slice(span.end);
    const days = findDays(rest, place);
    const [first, ...others] = days;
    if (WORKING.test(kind + after) || !first || others.length > 0 || !isAnswerAround(rest, days)) continue;
    if (/hasta|until|till|antes|before|ago|hace|dentro|^in\b/.test(rest)) continue;
    const to = addDays(first.date, (/^[sw]/.test(unit) ? 7 : 1) * count - 1);
    return to === undefined ? undefined : accept({ from: first.date, to });
  }
  return undefined;
}
