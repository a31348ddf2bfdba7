import { addDays } from '../../domain/form/day-word.ts';
import { foldedWords } from '../../domain/fold.ts';
import { instantOf } from '../../domain/hours/local-time.ts';
import { workingTimeOf } from '../../actions/working-time.ts';
import type { Turn } from '../flow.ts';

const RANGE = /^\s*(?:del?|desde|from|a partir del?)\s/iu;
const UNTIL = /(?:^|\s)(?:hasta|until|till|til|through)(?:\s|$)/iu;
/** "Vuelvo el lunes", "back on Monday": that day they are there again. */
const BACK = /(?:^|\s)(?:vuelvo|volver[eé]|regreso|regresar[eé]|retorno|retornar[eé]|volto|back|returning|return)(?:\s|$)/iu;
const MOST_WORDS = 12;

export interface Absent {
  readonly from?: Date;
  /** When they are there again: the beginning of work after the last day, or the time that was said. */
  readonly until?: Date;
}

/**
 * "hasta el viernes", "del lunes al miércoles", "mañana", "until Monday 10am", "back on Monday", or nothing. The last day said is a day away. Undefined for
 * other words; the end may have been already.
 */
export function readAbsence(text: string, turn: Turn): Absent | undefined {
  if (text.trim() === '') return {};
  const { now, zone, language, person } = turn;
  const [first, second] = turn.readDates(text, { now, zone, language });
  if (!first || foldedWords(text).length > MOST_WORDS) return undefined;
  if (second === undefined && BACK.test(text)) {
    const day = new Date(instantOf(first.date, first.time ?? '00:00', zone));
    return { from: now, until: first.time ? day : workingTimeOf(turn, person.id).nextOpening(day) };
  }
  // "desde el lunes" has a beginning and no end, "hasta el lunes" the other way about; "el lunes" is that day.
  const begins = second !== undefined || RANGE.test(text) || !UNTIL.test(text);
  const ends = second !== undefined || UNTIL.test(text) || !RANGE.test(text);
  const last = second ?? first;
  const after = addDays(last.date, 1) ?? last.date;
  const until =
    last.time && UNTIL.test(text)
      ? new Date(instantOf(last.date, last.time, zone))
      : workingTimeOf(turn, person.id).nextOpening(new Date(instantOf(after, '00:00', zone)));
  const from = begins ? new Date(instantOf(first.date, first.time ?? '00:00', zone)) : now;
  return { from: from > now ? from : now, ...(ends && { until }) };
}
