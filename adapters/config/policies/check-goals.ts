import { priorities } from '../../../src/domain/catalog.ts';
import { minutesOf, parseDuration } from '../../../src/domain/hours/duration.ts';
import type { SlaPolicy } from '../../../src/domain/clock/policy/sla-policy.ts';
import { below, type Entry, type Place, type Report } from '../sources.ts';
import type { DayMinutes } from './day-minutes.ts';

/** More would be no promise, and dates have an end. */
const MOST_DAYS = 1000;
const MOST_MINUTES = MOST_DAYS * 24 * 60;

/** Goals that are each possible, but not together, or not at all. */
export function checkGoals(entry: Entry<SlaPolicy>, dayMinutes: DayMinutes, report: Report): void {
  const { goals, calendar, calendars, internal, vendor } = entry.value;
  for (const priority of priorities) {
    const place = below(entry, 'goals', priority);
    const minutes = (target: 'response' | 'next' | 'resolution') =>
      minutesIn(goals[priority][target], dayMinutes(calendars?.[target] ?? calendar));
    const whole = minutes('resolution');
    for (const target of ['response', 'next'] as const) {
      const part = minutes(target);
      if (part !== undefined && whole !== undefined && part > whole)
        report(below(place, target), {
          what: `of priority ${priority}, the goal of "${target}" (${goals[priority][target] ?? ''}) is longer than that of the resolution (${goals[priority].resolution})`,
          remedy: 'answer sooner, or solve later',
        });
    }
    for (const target of ['response', 'next', 'resolution'] as const)
      checkLength(goals[priority][target], below(place, target), report);
  }
  for (const [key, shares] of [
    ['internal', internal],
    ['vendor', vendor],
  ] as const)
    shares.forEach((share, index) => {
      for (const priority of priorities) checkLength(share.goals[priority], below(entry, key, index, 'goals', priority), report);
    });
}

function checkLength(text: string | undefined, place: Place, report: Report): void {
  const duration = text === undefined ? undefined : parseDuration(text);
  if (!duration || (duration.days <= MOST_DAYS && duration.minutes <= MOST_MINUTES)) return;
  report(place, { what: `a goal of ${text ?? ''} is too long`, remedy: `write at most ${MOST_DAYS}d` });
}

/** Working minutes; `undefined` where the calendar is unknown or never opens. */
function minutesIn(text: string | undefined, dayMinutes: number | undefined): number | undefined {
  const duration = text === undefined ? undefined : parseDuration(text);
  return duration && dayMinutes ? minutesOf(duration, { dayMinutes }) : undefined;
}
