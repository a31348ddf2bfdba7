import { isDate } from '../day-word.ts';
import type { Place } from './place.ts';
import { accept, quoted, refuse, type Reading } from './refusal.ts';
import { isAnswerAround, type Span } from './rest-of.ts';
import { spellDates, spellMonths } from './spell-dates.ts';

/** "31/02", "31 de abril": a day by number that no calendar has. */
const NUMBERED_DAY =
  /^\W*(?:el )?(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{4}-\d{2}-\d{2}|\d{1,2} de \p{L}{4,10}(?: del? \d{4})?)\W*$/u;
/** What a reader of dates may take for one of its days. */
const NO_DAY = /^(?:the |la )?(?:week|semana)$/;
const ISO = /\b\d{4}-\d{2}-\d{2}\b/g;

/** Exactly one date, in ISO form or in words, that the text is about. */
export function readDate(text: string, place: Place): Reading<string> {
  const said = spellMonths(spellDates(text), place.today);
  const found = findDays(said, place);
  const dates = [...new Set(found.map(({ date }) => date))];
  const [date, second] = dates;
  if ((date === undefined || !isDate(date)) && NUMBERED_DAY.test(said)) return refuse('form.no_such_day', { read: quoted(text) });
  if (date === undefined || !isDate(date) || !isAnswerAround(said, found)) {
    return refuse('form.not_date', { read: quoted(text), example: { date: place.today } });
  }
  if (second !== undefined) return refuse('form.date_several', { read: quoted(text), first: { date }, second: { date: second } });
  return accept(date);
}

export interface FoundDay extends Span {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** The words that gave it. */
  readonly text: string;
}

/** The days that a text names which `spellDates` has been through, in order: those in ISO form, or else those in words. */
export function findDays(said: string, place: Pick<Place, 'readDates'>): readonly FoundDay[] {
  const iso = [...said.matchAll(ISO)].map((match) => ({ date: match[0], text: match[0], index: match.index }));
  const found = iso.length > 0 ? iso : place.readDates(said);
  return found
    .filter(({ text }) => !NO_DAY.test(text))
    .map(({ date, text, index }) => ({ date, text, start: index, end: index + text.length }));
}
