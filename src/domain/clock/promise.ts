import type { Definitions } from '../definitions.ts';
import { seeking } from '../lifecycle.ts';
import { waitingFor } from '../task.ts';
import type { Ticket } from '../ticket.ts';
import { coursesOf } from './courses.ts';
import { fixedDue } from './fixed-due.ts';
import { goalOf } from './goals.ts';
import { matchPolicy } from './match-policy.ts';
import { openAlerts, type Alert, type Watched } from './next-alert.ts';
import { measure, type ClockReading } from './read-clock.ts';
import { promisedFor, type Promised } from './promised.ts';
import { levelsOf } from './sla-policy.ts';
import type { Target } from './target.ts';

/** A stopwatch as it stands, and the calendar it was read with. */
export interface Clock extends Watched {
  readonly calendar: string;
}

/** All stopwatches of a ticket, read off its ledger at `now`. The response and the resolution are always there, `idle` before they begin. */
export function clocksOf(ticket: Ticket, promised: Promised, now: Date): readonly ClockReading[] {
  return watched(ticket, promised, now).map(({ reading }) => reading);
}

/** The same with the calendar of each. */
export function watched(ticket: Ticket, promised: Promised, now: Date): readonly Clock[] {
  return coursesOf(ticket, promised, now).flatMap((course): Clock[] => {
    const calendar = calendarFor(promised, course);
    const working = promised.definitions.calendars.get(calendar) ?? promised.working;
    const goal = goalOf(course, ticket, { policy: promised.policy, working });
    if (goal === undefined) return [];
    const fixed = course.target === 'resolution' ? fixedDue(ticket, promised, now) : undefined;
    return [{ reading: measure(course, { goal, working, fixed }, now), working, calendar }];
  });
}

function calendarFor({ policy, calendar }: Promised, { target, of }: { readonly target: Target; readonly of?: string }): string {
  if (target === 'internal') return policy.internal.find(({ team }) => team === of)?.calendar ?? calendar;
  if (target === 'vendor') return policy.vendor.find(({ supplier }) => supplier === of)?.calendar ?? calendar;
  return policy.calendars?.[target] ?? calendar;
}

/** The levels that nobody has been told about, of the clocks that run, earliest first. */
export function alertsOf(ticket: Ticket, promised: Promised, now: Date): readonly Alert[] {
  return openAlerts(watched(ticket, promised, now), levelsOf(promised.policy), ticket.announced);
}

/**
 * The ticket with its policy and its due times set from what it is now: called once at the end of every change, so that none is
 * forgotten.
 */
export function reschedule(given: Ticket, definitions: Definitions, now: Date): Ticket {
  const ticket = { ...given, policy: matchPolicy(given, definitions, now)?.id ?? given.policy };
  const promised = promisedFor(ticket, definitions);
  const { slaDueAt: _sla, approvalDueAt: _approval, wakeDueAt: _wake, taskFor: _tasks, assignDueAt, ...rest } = ticket;
  const taskFor = [...new Set(waitingFor(ticket))];
  const alert = alertsOf(ticket, promised, now)[0];
  const approvals = ticket.approvals.flatMap(({ state, remindDueAt, expireDueAt }) =>
    state === 'pending' ? [remindDueAt, expireDueAt] : [],
  );
  const first = approvals.filter((at) => at !== undefined).sort((a, b) => a.getTime() - b.getTime())[0];
  const wake = ticket.state === 'waiting' ? ticket.until : undefined;
  return {
    ...rest,
    ...(alert && { slaDueAt: alert.at }),
    ...(first && { approvalDueAt: first }),
    ...(wake && { wakeDueAt: wake }),
    ...(taskFor.length > 0 && { taskFor }),
    ...(seeksAgent(ticket, promised) && { assignDueAt: assignDueAt ?? now }),
  };
}

/** Whether the desk itself is to find somebody for it: its team hands tickets out, or it is critical and there is somebody on call. */
function seeksAgent({ state, assignee, priority, announced }: Ticket, { team }: Promised): boolean {
  if (!seeking.some((one) => one === state) || assignee || !team) return false;
  if (team.assignment && team.assignment !== 'manual') return true;
  return priority === 'critical' && team.oncall !== undefined && !announced.includes(TOLD_ON_CALL);
}

/** In `announced`: whoever is on call has been told. */
export const TOLD_ON_CALL = 'oncall';
