import { addDays, isDate } from '../day-word.ts';
import { clean } from '../../fold.ts';
import { instantOf } from '../../hours/local-time.ts';
import { findTimes, type FoundTime } from './find-times.ts';
import type { Place } from './place.ts';
import { findDays } from './read-date.ts';
import { readDuration } from './read-duration.ts';
import { accept, quoted, refuse, type Reading } from './refusal.ts';
import { isAnswerAround, type Span } from './rest-of.ts';
import { spellDayEnds } from '../../mentions/spell-day-ends.ts';
import { spellDates, spellMonths } from './spell-dates.ts';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;
const LOCAL = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?$/;
const FROM_NOW = /^(?:en|dentro de|in|within|em|daqui a) (?=.*(?:hora|hour|hr|min|media|meia|half|\dh|\dm))(.+)$/;
const NOW = /^(?:ahora(?: mismo)?|ya(?: mismo)?|right now|now|agora|de inmediato|inmediatamente|immediately)$/;
const NIGHT = /(?<= a )medianoche/;
const BARE_HOUR = /(?<=^\D*)([01]?\d|2[0-3])(?=\D*$)/;
const MINUTE = 60_000;

/** An instant (ISO 8601, `Z`): a day and a time of it in the reader's zone. A time without a day is today's. */
export function readDateTime(text: string, place: Place): Reading<string> {
  const exact = readExact(clean(text), place) ?? readFromNow(spellDates(text), place);
  if (exact !== undefined) return accept(exact);
  const said = spellDayEnds(spellMonths(spellDates(text), place.today), place.dayEnds);
  // Some take midnight for a date of its own.
  const days = findDays(said.replace(NIGHT, ' '.repeat('medianoche'.length)), place);
  const times = timesBeside(said, days);
  const spans = [...days, ...times];
  // Digits that are part of nothing that was read: "31/02 a las 3" names a day that does not exist.
  const loose = times.length > 0 && /\d/.test(blank(said, spans));
  if (spans.length === 0 || loose || !isAnswerAround(said, spans)) return refuse('form.not_date_time', { read: quoted(text) });
  const dates = [...new Set(days.length > 0 ? days.map(({ date }) => date) : [place.today])].filter(isDate);
  const hours = [...new Set(times.map(({ time }) => time))];
  const [date, time] = [dates[0], hours[0]];
  if (date === undefined) return refuse('form.not_date_time', { read: quoted(text) });
  if (time === undefined) {
    const example = { at: new Date(instantOf(date, '15:00', place.zone)) };
    return refuse('form.time_missing', { read: quoted(text), date: { date }, example });
  }
  const instants = dates.flatMap((one) => hours.map((hour) => at(one, hour, place)));
  const [only, second] = instants;
  if (only === undefined) return refuse('form.not_date_time', { read: quoted(text) });
  if (second === undefined) return accept(only);
  return refuse('form.time_several', { read: quoted(text), first: { at: new Date(only) }, second: { at: new Date(second) } });
}

/** The words for a day may include the time: "viernes a medianoche". */
function timesBeside(said: string, days: readonly Span[]): readonly FoundTime[] {
  const rest = blank(said, days);
  const beside = findTimes(rest, said);
  if (beside.length > 0) return beside;
  // "mañana 9": beside a day, a number by itself is an hour.
  const bare = days.length > 0 ? BARE_HOUR.exec(rest) : null;
  const [hour] = bare ? findTimes(`a las ${bare[1]}`, said) : [];
  if (bare && hour) return [{ ...hour, start: bare.index, end: bare.index + bare[0].length }];
  return findTimes(said);
}

function at(date: string, time: FoundTime['time'], { zone }: Place): string {
  return time === '24:00' ? instantOf(addDays(date, 1) ?? date, '00:00', zone) : instantOf(date, time, zone);
}

/** As cards and programs write it. */
function readExact(text: string, { zone }: Place): string | undefined {
  if (INSTANT.test(text) && !Number.isNaN(Date.parse(text))) return new Date(text).toISOString();
  const [, date = '', time = ''] = LOCAL.exec(text) ?? [];
  return isDate(date) && time < '24:00' && !/[6-9]\d$/.test(time) ? instantOf(date, time, zone) : undefined;
}

/** "en 2 horas", "ahora": whole minutes. */
function readFromNow(said: string, place: Place): string | undefined {
  const bare = said.replace(/[.!]+$/, '').trim();
  const now = Math.ceil(place.now.getTime() / MINUTE) * MINUTE;
  if (NOW.test(bare)) return new Date(now).toISOString();
  const [, length] = FROM_NOW.exec(bare) ?? [];
  const read = length === undefined ? undefined : readDuration(length, place);
  if (!read?.ok) return undefined;
  const then = now + read.value * MINUTE;
  return then > 8.6e15 ? undefined : new Date(then).toISOString();
}

function blank(text: string, spans: readonly Span[]): string {
  return spans.reduce((rest, { start, end }) => rest.slice(0, start) + '\u0001'.repeat(end - start) + rest.slice(end), text);
}
