import { isDate } from '../check-value.ts';
import { plain } from '../fold.ts';
import type { Place } from './place.ts';
import { accept, quoted, refuse, type Reading } from './refusal.ts';
import { isAnswerAround } from './rest-of.ts';

const ISO = /\b\d{4}-\d{2}-\d{2}\b/g;

/** Exactly one date, in ISO form or in words, that the text is about. */
export function readDate(text: string, place: Place): Reading<string> {
  const found = datesIn(text, place);
  const dates = [...new Set(found.map(({ date }) => date))];
  const [date, second] = dates;
  const spans = found.map((one) => ({
    start: plain(text.slice(0, one.index)).length,
    end: plain(text.slice(0, one.index + one.text.length)).length,
  }));
  if (date === undefined || !isDate(date) || !isAnswerAround(text, spans)) {
    return refuse('form.not_date', { read: quoted(text), example: { date: place.today } });
  }
  if (second !== undefined) return refuse('form.date_several', { read: quoted(text), first: { date }, second: { date: second } });
  return accept(date);
}

function datesIn(text: string, place: Place): ReturnType<Place['readDates']> {
  const iso = [...text.matchAll(ISO)].map((match) => ({ date: match[0], text: match[0], index: match.index }));
  return iso.length > 0 ? iso : place.readDates(text);
}
