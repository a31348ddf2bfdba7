import { addDays } from '../../domain/form/day-word.ts';
import { fold, foldedWords } from '../../domain/fold.ts';
import { instantOf, localTime } from '../../domain/hours/local-time.ts';
import type { Turn } from '../flow.ts';

/** Local days from the first to the last, both counted. */
export interface Period {
  readonly first: string;
  readonly last: string;
  readonly from: Date;
  /** The instant behind the last day. */
  readonly to: Date;
}

/** Days. */
const NEAR = 31;
const spans = { today: 0, week: 6, month: 29 } as const;

/** "", "semana", "this month", "del 1 al 15 de marzo", "from Monday": nothing for words that are no period. */
export function readPeriod(text: string, turn: Turn): Period | undefined {
  const today = localTime(turn.now, turn.zone).date;
  const typed = fold(text);
  const named = (Object.keys(spans) as (keyof typeof spans)[]).find((span) =>
    turn.vocabulary.of(`period.${span}`).includes(typed),
  );
  if (named || typed === '') return periodOf(addDays(today, -spans[named ?? 'week']) ?? today, today, turn);
  const [first, second, ...more] = datesIn(text, turn);
  if (!first || more.length > 0) return undefined;
  const since = turn.vocabulary.of('period.since').some((word) => typed.startsWith(`${word} `));
  const a = past(first, today);
  const end = second ?? (since ? today : a);
  // "Del 25 de febrero al 5 de marzo" may end in a few days, and a year that was written is meant.
  const ahead = text.includes(end.slice(0, 4)) || end <= (addDays(today, NEAR) ?? today);
  const b = past(end, today) < a && ahead ? end : past(end, today);
  return a <= b ? periodOf(a, b, turn) : periodOf(b, a, turn);
}

function periodOf(first: string, last: string, { zone }: Turn): Period {
  const end = addDays(last, 1) ?? last;
  return { first, last, from: new Date(instantOf(first, '00:00', zone)), to: new Date(instantOf(end, '00:00', zone)) };
}

/** The dates of a text that says nothing else. */
function datesIn(text: string, { readDates, now, zone, language, vocabulary }: Turn): readonly string[] {
  const dates = readDates(text, { now, zone, language });
  const rest = dates.reduce((left, { text: said }) => left.replace(said, ' '), text);
  const around = vocabulary.of('period.around');
  return foldedWords(rest).every((word) => around.includes(word)) ? dates.map(({ date }) => date) : [];
}

/** A report looks back: a day and month that are still to come mean last year's. */
function past(date: string, today: string): string {
  return date > today ? `${Number(date.slice(0, 4)) - 1}${date.slice(4)}` : date;
}
