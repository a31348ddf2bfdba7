import { nextSilence } from '../conformity.ts';
import type { Definitions } from '../definitions.ts';
import { isEmergency } from '../emergency.ts';
import { isOver, seeking } from '../lifecycle.ts';
import { waitingFor } from '../task.ts';
import type { Ticket } from '../ticket.ts';
import { coursesOf } from './courses.ts';
import { fixedDue } from './fixed-due.ts';
import { goalOf } from './goals.ts';
import { heldUntil, openAlerts, withBreach, type Alert, type Watched } from './next-alert.ts';
import { nextWaking } from './next-waking.ts';
import { measure, type ClockReading } from './read-clock.ts';
import { calendarFor } from './own-terms.ts';
import { promisedFor, type Promised } from './promised.ts';
import { levelsOf } from './sla-policy.ts';
import { policyInForce, standingOf } from './standing.ts';
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

/** The levels that nobody has been told about, of the clocks that run, earliest first. */
export function alertsOf(ticket: Ticket, promised: Promised, now: Date): readonly Alert[] {
  const { policy, definitions } = promised;
  const levels = levelsOf(policy);
  const asksCause = definitions.desk.breach_causes !== undefined;
  return openAlerts(watched(ticket, promised, now), asksCause ? withBreach(levels) : levels, ticket.announced);
}

/** Whether its levels are told at any hour. */
export function isUrgent({ priority, emergency }: Pick<Ticket, 'priority' | 'emergency'>): boolean {
  return priority === 'critical' || emergency?.state === 'active';
}

/** When the next level is reached, or one that was held can be told. */
function tellingDue(ticket: Ticket, promised: Promised, now: Date): Date | undefined {
  const next = alertsOf(ticket, promised, now)[0]?.at;
  const { held = [] } = ticket;
  if (held.length === 0) return next;
  const clocks = watched(ticket, promised, now);
  const waiting = held.flatMap((level) => heldUntil(level, clocks, isUrgent(ticket))?.at ?? []);
  return [...waiting, ...(next ? [next] : [])].sort((a, b) => a.getTime() - b.getTime())[0];
}

/**
 * The ticket with its policy and its due times set from what it is now: called once at the end of every change, so that none is
 * forgotten.
 */
export function reschedule(given: Ticket, definitions: Definitions, now: Date): Ticket {
  const ticket = { ...given, policy: policyInForce(given, definitions, now) };
  const promised = promisedFor(ticket, definitions);
  const { slaDueAt: _sla, approvalDueAt: _approval, wakeDueAt: _wake, taskFor: _tasks, assignDueAt, ...undue } = ticket;
  const { dues: _dues, verdict: _verdict, conformityDueAt: _silence, ...rest } = undue;
  const taskFor = [...new Set(waitingFor(ticket))];
  const telling = tellingDue(ticket, promised, now);
  const approvals = ticket.approvals.flatMap(({ state, remindDueAt, expireDueAt }) =>
    state === 'pending' ? [remindDueAt, expireDueAt] : [],
  );
  const first = approvals.filter((at) => at !== undefined).sort((a, b) => a.getTime() - b.getTime())[0];
  const wake = nextWaking(ticket, definitions)?.at;
  const silence = nextSilence(ticket, definitions, now)?.at;
  return {
    ...rest,
    ...standingOf(ticket, watched(ticket, promised, now), { calendar: promised.calendar, at: now }),
    ...(telling && { slaDueAt: telling }),
    ...(first && { approvalDueAt: first }),
    ...(wake && { wakeDueAt: wake }),
    ...(silence && { conformityDueAt: silence }),
    ...(taskFor.length > 0 && { taskFor }),
    ...(seeksAgent(ticket, promised) && { assignDueAt: assignDueAt ?? now }),
  };
}

/** Whether the desk itself is to find somebody for it: its team hands tickets out, or it is critical and there is somebody on call. */
function seeksAgent(ticket: Ticket, { team }: Promised): boolean {
  const { state, assignee, priority, announced } = ticket;
  if (!seeking.some((one) => one === state) || assignee || !team) return false;
  if (team.assignment && team.assignment !== 'manual') return true;
  return (priority === 'critical' || isEmergency(ticket)) && team.oncall !== undefined && !announced.includes(TOLD_ON_CALL);
}

/** In `announced`: whoever is on call has been told. */
export const TOLD_ON_CALL = 'oncall';
