import type { Definitions } from '../definitions.ts';
import { minutesOf, parseDuration } from './duration.ts';
import { nextAlert, readClock, targets, type ClockReading, type SlaPolicy, type Target } from './sla.ts';
import type { WorkingTime } from './calendar.ts';
import { seeking } from '../lifecycle.ts';
import type { Team } from '../person.ts';
import { waitingFor } from '../task.ts';
import type { Ticket } from '../ticket.ts';

/** What was promised for a ticket: its policy, and the calendar its time is measured in. */
export interface Promised {
  readonly policy: SlaPolicy;
  readonly working: WorkingTime;
  /** The team that keeps it. */
  readonly team?: Team | undefined;
}

/** @throws Error if the configuration lost the policy or calendar (it is cross-checked when loaded). */
export function promisedFor(ticket: Pick<Ticket, 'policy'> & Partial<Pick<Ticket, 'team'>>, definitions: Definitions): Promised {
  const policy = definitions.policies.get(ticket.policy) ?? definitions.policies.get(definitions.desk.sla);
  const working = policy && definitions.calendars.get(policy.calendar);
  if (!policy || !working) throw new Error(`no service-level policy ${ticket.policy}`);
  return { policy, working, team: definitions.teams.get(ticket.team ?? '') };
}

/** Both clocks of a ticket, read off its ledger at `now`. */
export function clocksOf(ticket: Ticket, promised: Promised, now: Date): readonly ClockReading[] {
  return targets.map((target) =>
    readClock(
      target,
      { ledger: ticket.ledger, respondedAt: ticket.respondedAt, now },
      { ...promised, goal: goalOf(ticket, target, promised), pauses: promised.policy.pauses },
    ),
  );
}

/** The goal in working minutes. */
function goalOf(ticket: Ticket, target: Target, { policy, working }: Promised): number {
  const duration = parseDuration(policy.goals[ticket.priority][target]);
  if (!duration) throw new Error(`policy ${policy.id}: goal of ${ticket.priority}`);
  return minutesOf(duration, working);
}

/** The next alert that nobody has been told about, if a clock runs. */
export function alertOf(ticket: Ticket, promised: Promised, now: Date): ReturnType<typeof nextAlert> {
  return nextAlert(
    clocksOf(ticket, promised, now),
    { alerts: promised.policy.alerts, working: promised.working },
    ticket.announced,
  );
}

/** The ticket with its due times set from what it is now: called once at the end of every change, so that none is forgotten. */
export function reschedule(ticket: Ticket, promised: Promised, now: Date): Ticket {
  const { slaDueAt: _sla, approvalDueAt: _approval, wakeDueAt: _wake, taskFor: _tasks, assignDueAt, ...rest } = ticket;
  const taskFor = [...new Set(waitingFor(ticket))];
  const alert = alertOf(ticket, promised, now);
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
