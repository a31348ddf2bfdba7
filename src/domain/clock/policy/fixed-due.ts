import { isRange, type Answer } from '../../form/answers.ts';
import type { Ticket } from '../../ticket.ts';
import type { WorkingTime } from '../../hours/calendar.ts';
import { addDays, lastOf, weekdayOf } from '../../hours/local-date.ts';
import { instantOf, localTime } from '../../hours/local-time.ts';
import { weekdayNames, type FixedDue } from './sla-policy.ts';

/** Further away than this nothing is looked for; also how many free days may follow each other. */
const MOST_DAYS = 400;
const LAST_DATE = '2250-01-01';

interface Day {
  readonly date: string;
  /** The clock time, where something says so. */
  readonly time?: string | undefined;
}

/**
 * When the solution is due by the policy's `due`, as an instant; `undefined` where it has none, where the form's field is empty, or where that
 * instant had passed when the clock began: then the goal holds. Dates and times are those of the calendar's zone. A date without working hours
 * means the working day before it; without `at` it is due when that day's work ends.
 */
export function fixedDue(
  { answers, ledger, openedAt }: Pick<Ticket, 'answers' | 'ledger' | 'openedAt'>,
  due: FixedDue | undefined,
  working: WorkingTime,
): Date | undefined {
  if (!due) return undefined;
  const begin = ledger.find(({ state }) => state === 'registered')?.at ?? openedAt;
  const from = localTime(begin, working.zone).date;
  for (const day of candidates(due, { from, answers, zone: working.zone })) {
    const at = day.date < LAST_DATE ? dueOn(day, due, working) : undefined;
    if (at && at > begin) return at;
  }
  return undefined;
}

/** The dates that a rule may mean, earliest first; of those that come again, the next year's. */
function* candidates(due: FixedDue, about: { from: string; answers: Ticket['answers']; zone: string }): Generator<Day> {
  const { weekday, day_of_month: day } = due;
  if (due.date !== undefined) yield { date: due.date };
  if (due.field !== undefined) yield* answered(about.answers[due.field], about.zone);
  if (weekday === undefined && day === undefined) return;
  for (let days = 0; days < MOST_DAYS; days++) {
    const date = addDays(about.from, days);
    // A month that is too short means its last day.
    const meant =
      day === undefined ? weekdayNames[weekdayOf(date)] === weekday : date === lastOf(date, day === 'last' ? 31 : day);
    if (meant) yield { date };
  }
}

/** A date, an instant, or the first date of a range. */
function answered(answer: Answer | undefined, zone: string): readonly Day[] {
  if (answer === undefined) return [];
  const text = isRange(answer) ? answer.from : answer;
  if (typeof text !== 'string' || Number.isNaN(Date.parse(text))) return [];
  return [/^\d{4}-\d{2}-\d{2}$/.test(text) ? { date: text } : localTime(new Date(text), zone)];
}

/** `days_before` working days earlier, on a day with working hours. */
function dueOn({ date, time }: Day, { at, days_before: before = 0 }: FixedDue, working: WorkingTime): Date | undefined {
  let [day, left] = [date, before];
  for (let tried = 0; tried < MOST_DAYS + before * 4; tried++) {
    const worked = workOf(day, working);
    if (worked > 0 && left === 0) return dueAt(day, at ?? time, working);
    if (worked > 0) left -= 1;
    day = addDays(day, -1);
  }
  return undefined;
}

function dueAt(date: string, time: string | undefined, working: WorkingTime): Date {
  if (time !== undefined) return new Date(instantOf(date, time, working.zone));
  const start = new Date(instantOf(date, '00:00', working.zone));
  return working.add(start, workOf(date, working));
}

/** Working minutes of a local date. */
function workOf(date: string, working: WorkingTime): number {
  const at = (day: string) => new Date(instantOf(day, '00:00', working.zone));
  return working.between(at(date), at(addDays(date, 1)));
}
