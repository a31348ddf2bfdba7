import type { Answer } from '../../../domain/form/answers.ts';
import type { FieldOf } from '../../../domain/form/form.ts';
import { addDays } from '../../../domain/form/day-word.ts';
import { findPeriod } from '../../../domain/form/reading/named-periods.ts';
import { instantOf } from '../../../domain/hours/local-time.ts';
import type { MentionedDay } from '../../../domain/mentions/mentioned-days.ts';
import { firstAndLast } from '../first-and-last.ts';
import { isAbout } from './about-field.ts';
import type { Wanted } from './wanted.ts';

const DAY = 24 * 60;

/** A day: the first or last of a period where the field asks for such, else when it is needed; each day is used once. */
export function fillDate(field: FieldOf<'date'>, wanted: Wanted): Answer | undefined {
  const { words, used } = wanted;
  const { period } = words;
  const pair = firstAndLast(wanted.fields);
  if (isAbout(field, 'to')) return lastDay(field, wanted);
  if (pair?.from === field)
    return (
      period?.from ??
      take(
        used,
        freeDays(field, wanted).find((day) => day.cue !== 'to' && !isMonth(day, wanted)),
      )
    );
  const free = freeDays(field, wanted).filter((day) => day.cue === 'by' || !isMonth(day, wanted));
  const due = free.find(({ cue }) => cue === 'by') ?? free.find(({ cue }) => cue !== 'to') ?? free[0];
  return take(used, due);
}

function freeDays({ past }: FieldOf<'date' | 'date_time' | 'date_range'>, { words, used }: Wanted): readonly MentionedDay[] {
  return (past ? [...words.days, ...words.pastDays] : words.days).filter((day) => !used.has(day));
}

/** "En diciembre" is some day of it; "para diciembre" is its first. */
function isMonth({ start, end }: MentionedDay, { words, place }: Wanted): boolean {
  const named = words.lower.slice(start, end).replace(/^(?:de|del|en|in|of) | (?:de|del|of)$/gu, '');
  const period = /\d/.test(named) ? undefined : findPeriod(named, place.today);
  return period !== undefined && period.end - period.start === named.length && period.range.from.endsWith('-01');
}

function take(used: Set<object>, day: MentionedDay | undefined): string | undefined {
  if (day) used.add(day);
  return day?.date;
}

/** "Hasta": of a period, with a word that says so, or so long from its first day or from today. */
function lastDay(field: FieldOf<'date'>, wanted: Wanted): string | undefined {
  const { words, used, fields, answers, place } = wanted;
  const pair = firstAndLast(fields);
  const isLast = pair?.to === field;
  if (isLast && words.period) return words.period.to;
  const begun = isLast ? answers[pair.from.id] : undefined;
  const said = freeDays(field, wanted).find(({ cue, date }) => cue === 'to' && !(typeof begun === 'string' && date < begun));
  if (said) return take(used, said);
  const [length, another] = words.lengths;
  if (!length || another || length.minutes % DAY !== 0) return undefined;
  const first = isLast ? answers[pair.from.id] : (words.days.find(({ cue }) => cue === 'from')?.date ?? place.today);
  return typeof first === 'string' ? addDays(first, length.minutes / DAY - (isLast ? 1 : 0)) : undefined;
}

/** A day with a time of it; one without the other is asked for. */
export function fillDateTime(field: FieldOf<'date_time'>, wanted: Wanted): Answer | undefined {
  const { words, place, used } = wanted;
  const [time] = words.times;
  const free = freeDays(field, wanted);
  const day = free.find(({ cue }) => cue === 'by') ?? free[0];
  if (!time || !day || distinctStarts(words.times) > 1) return undefined;
  used.add(day);
  if (time.time === '24:00') return instantOf(addDays(day.date, 1) ?? day.date, '00:00', place.zone);
  return instantOf(day.date, time.time, place.zone);
}

/** "de 3 a 5" is one place with two times. */
function distinctStarts(times: readonly { readonly start: number }[]): number {
  return new Set(times.map(({ start }) => start)).size;
}

export function fillDateRange(field: FieldOf<'date_range'>, wanted: Wanted): Answer | undefined {
  const { period } = wanted.words;
  if (period) return { ...period };
  const [first, second] = freeDays(field, wanted);
  if (!first || !second) return undefined;
  const [from = '', to = ''] = [first.date, second.date].sort();
  return { from, to };
}
