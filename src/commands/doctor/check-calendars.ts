import type { WorkingTime } from '../../domain/hours/calendar.ts';
import type { Definitions } from '../../domain/definitions.ts';
import { localTime } from '../../domain/hours/local-time.ts';
import { good, type Finding } from './finding.ts';

const DAY = 86_400_000;
const YEAR = 365 * DAY;

/** A line for each calendar: how many holidays lie ahead. One whose holidays end is no mistake yet, and soon will be. */
export function checkCalendars({ calendars }: Pick<Definitions, 'calendars'>, now = new Date()): readonly Finding[] {
  return [...calendars].map(([id, working]) => good(`calendar ${id}`, says(working, now)));
}

function says(working: WorkingTime, now: Date): string {
  const ahead = holidaysBetween(working, now, new Date(now.getTime() + YEAR));
  const past = holidaysBetween(working, new Date(now.getTime() - YEAR), now);
  const before = past.days > 0 ? past : holidaysBetween(working, new Date(now.getTime() - 3 * YEAR), now);
  if (ahead.days === 0 && before.days === 0) return `no holidays (${working.zone})`;
  const remedy = 'add the coming ones to calendars.yaml, or write them as dates of every year ("12-25")';
  if (ahead.days === 0)
    return `its holidays have run out, the last was ${before.last}: from now on they count as working days; ${remedy}`;
  const found = `${ahead.days} ${ahead.days === 1 ? 'day' : 'days'} of holidays in the next 12 months, the next ${ahead.first}`;
  return ahead.days * 2 < past.days
    ? `only ${found}, the last ${ahead.last}, and ${past.days} in those before; ${remedy}`
    : found;
}

/** How many days, and the dates of the first and the last. */
function holidaysBetween(working: WorkingTime, from: Date, to: Date) {
  const found = working.pieces(from, to).filter(({ rule }) => rule === 'holiday');
  const dateOf = (at: Date | undefined) => (at ? localTime(at, working.zone).date : '');
  const days = found.reduce((sum, piece) => sum + Math.max(1, Math.round((piece.to.getTime() - piece.from.getTime()) / DAY)), 0);
  const last = found.at(-1);
  return { days, first: dateOf(found[0]?.from), last: dateOf(last && new Date(last.to.getTime() - 1)) };
}
