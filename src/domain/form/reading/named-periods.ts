import { addDays, dayOf } from '../day-word.ts';
import type { DateRange } from '../answers.ts';
import type { Span } from './rest-of.ts';

export interface FoundPeriod extends Span {
  readonly range: DateRange;
}

const MONTHS: readonly string[] = [
  'enero|january|janeiro', 'febrero|february|fevereiro', 'marzo|march|marco', 'abril|april', 'mayo|may|maio', 'junio|june|junho',
  'julio|july|julho', 'agosto|august', 'septiembre|setiembre|september|setembro', 'octubre|october|outubro', 'noviembre|november|novembro',
  'diciembre|december|dezembro',
]; // prettier-ignore
const MONTH = MONTHS.join('|');
const YEAR = '(?: (?:de |del )?(?<y>20\\d\\d))?';

interface Period {
  readonly pattern: RegExp;
  readonly read: (groups: Readonly<Record<string, string | undefined>>, today: string) => DateRange | undefined;
}

const period = (pattern: string, read: Period['read']): Period => ({
  pattern: new RegExp(`(?<![\\p{L}\\d])(?:${pattern})(?![\\p{L}\\d])`, 'u'),
  read,
});

/** Periods that have a name of their own. A working week is Monday to Friday. */
const periods: readonly Period[] = [
  period('(?:toda )?(?:esta|this|esta mesma) (?:semana|week)', (_, today) => {
    const friday = addDays(monday(today), 4);
    return between(today, friday !== undefined && friday >= today ? friday : addDays(monday(today), 6));
  }),
  period('(?:toda )?(?:la |the )?(?:proxima semana|semana que viene|semana proxima|semana que vem|otra semana|next week)', (_, today) =>
    between(addDays(monday(today), 7), addDays(monday(today), 11)),
  ),
  period('(?:la |the )?(?:semana|week) (?:del|de|of|do)(?: el| the| dia)* (?<date>\\d{4}-\\d{2}-\\d{2})', ({ date = '' }) =>
    between(monday(date), addDays(monday(date), 4)),
  ),
  period('(?:(?:todo )?(?:el )?(?:proximo fin de semana|fin de semana que viene)|next weekend)', (_, today) =>
    between(addDays(monday(today), 5 + (isWeekend(today) ? 7 : 0)), addDays(monday(today), 6 + (isWeekend(today) ? 7 : 0))),
  ),
  period('(?:todo )?(?:el |este |this |the |no )?(?:fin de semana|fim de semana|weekend)', (_, today) =>
    between(isWeekend(today) ? today : addDays(monday(today), 5), addDays(monday(today), 6)),
  ),
  period('(?:todo )?(?:el resto del mes|este mes|el mes|this month|rest of the month)', (_, today) => between(today, lastOfMonth(today))),
  period('(?:todo )?(?:el )?(?:proximo mes|mes que viene|mes que vem|mes proximo|next month)', (_, today) => month(dayOf('today+1m', firstOfMonth(today)))),
  period(`(?:la )?(?<half>primera|1ra|segunda|2da) (?:quincena|mitad) (?:de|del mes de) (?<m>${MONTH})${YEAR}`, ({ half = '', m, y }, today) => {
    const whole = named(m, y, today);
    if (!whole) return undefined;
    const middle = `${whole.from.slice(0, 8)}15`;
    return /^(?:primera|1ra)/.test(half) ? between(whole.from, middle) : between(addDays(middle, 1), whole.to);
  }),
  period(`(?:todo |all of |all |whole )?(?:el mes de |en |in |em |the month of )?(?<m>${MONTH})${YEAR}`, ({ m, y }, today) => named(m, y, today)),
]; // prettier-ignore

/** The first period with a name in a text that `spellDates` has been through. */
export function findPeriod(said: string, today: string): FoundPeriod | undefined {
  for (const { pattern, read } of periods) {
    const match = pattern.exec(said);
    const range = match && read(match.groups ?? {}, today);
    if (match && range) return { range, start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}

function between(from: string | undefined, to: string | undefined): DateRange | undefined {
  return from !== undefined && to !== undefined && from <= to ? { from, to } : undefined;
}

function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

function isWeekend(date: string): boolean {
  return weekday(date) === 0 || weekday(date) === 6;
}

/** Of the week of a date. */
function monday(date: string): string {
  return addDays(date, -((weekday(date) + 6) % 7)) ?? date;
}

function firstOfMonth(date: string): string {
  return `${date.slice(0, 8)}01`;
}

function lastOfMonth(date: string): string | undefined {
  const next = dayOf('today+1m', firstOfMonth(date));
  return next === undefined ? undefined : addDays(next, -1);
}

function month(first: string | undefined): DateRange | undefined {
  return first === undefined ? undefined : between(first, lastOfMonth(first));
}

/** A month without a year is this one or the next to come; of the running month what is left. */
function named(name: string | undefined, year: string | undefined, today: string): DateRange | undefined {
  const index = MONTHS.findIndex((names) => names.split('|').includes(name ?? ''));
  const number = String(index + 1).padStart(2, '0');
  const coming = `${today.slice(0, 4)}-${number}` < today.slice(0, 7) ? Number(today.slice(0, 4)) + 1 : Number(today.slice(0, 4));
  const whole = month(`${year ?? coming}-${number}-01`);
  return whole && whole.from < today && today <= whole.to ? between(today, whole.to) : whole;
}
