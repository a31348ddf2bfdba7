import { isOver } from '../lifecycle.ts';
import type { Ticket } from '../ticket.ts';
import { coursesOf } from './courses/courses.ts';
import { fixedDue } from './policy/fixed-due.ts';
import { goalOf } from './policy/goals.ts';
import { openAlerts, withBreach, type Alert, type Watched } from './next-alert.ts';
import { measure, type ClockReading } from './read-clock.ts';
import { calendarFor } from './policy/own-terms.ts';
import type { Promised } from './policy/promised.ts';
import { levelsOf } from './policy/sla-policy.ts';
import { keptClocks } from './verdict.ts';

/** A stopwatch as it stands, and the calendar it was read with. */
export interface Clock extends Watched {
  readonly calendar: string;
}

/** All stopwatches of a ticket, read off its ledger at `now`. The response and the resolution are always there, `idle` before they begin. */
export function clocksOf(ticket: Ticket, promised: Promised, now: Date): readonly ClockReading[] {
  return watched(ticket, promised, now).map(({ reading }) => reading);
}

/** The same with the calendar of each. Those of a ticket that is over stand as they stood when it ended. */
export function watched(ticket: Ticket, promised: Promised, now: Date): readonly Clock[] {
  const { verdict } = ticket;
  if (!verdict || !isOver(ticket.state) || now < verdict.at) return readAnew(ticket, promised, now);
  const { calendars } = promised.definitions;
  return keptClocks(verdict).map((kept) => ({ ...kept, working: calendars.get(kept.calendar) ?? promised.working }));
}

/** What its ledger and today's definitions say, kept verdict or not. */
export function readAnew(ticket: Ticket, promised: Promised, now: Date): readonly Clock[] {
  return coursesOf(ticket, promised, now).flatMap((course): Clock[] => {
    const calendar = calendarFor(promised, course);
    const working = promised.definitions.calendars.get(calendar) ?? promised.working;
    const dayMinutes = working.dayMinutesAt(course.phases[0]?.from ?? now);
    const goal = goalOf(course, ticket, { policy: promised.policy, working: { dayMinutes } });
    if (goal === undefined) return [];
    const fixed = course.target === 'resolution' ? fixedDue(ticket, promised.policy.due, working) : undefined;
    return [{ reading: measure(course, { goal, working, fixed }, now), working, calendar }];
  });
}

/** The levels that nobody has been told about, of the clocks that run, earliest first. `clocks`: as they were read a moment ago. */
export function alertsOf(ticket: Ticket, { policy, definitions }: Promised, clocks: readonly Watched[]): readonly Alert[] {
  const levels = levelsOf(policy);
  const asksCause = definitions.desk.breach_causes !== undefined;
  return openAlerts(clocks, asksCause ? withBreach(levels) : levels, ticket.announced);
}

/** Whether its levels are told at any hour. */
export function isUrgent({ priority, emergency }: Pick<Ticket, 'priority' | 'emergency'>): boolean {
  return priority === 'critical' || emergency?.state === 'active';
}
