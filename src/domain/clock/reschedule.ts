import { nextSilence } from '../conformity.ts';
import type { Definitions } from '../definitions.ts';
import { isEmergency } from '../emergency/emergency.ts';
import { seeking } from '../lifecycle.ts';
import { waitingFor } from '../task.ts';
import type { Ticket } from '../ticket.ts';
import { heldUntil } from './next-alert.ts';
import { nextWaking } from './next-waking.ts';
import { alertsOf, isUrgent, watched, type Clock } from './promise.ts';
import { promisedFor, type Promised } from './policy/promised.ts';
import { policyInForce, standingOf } from './standing.ts';

/** When the next level is reached, or one that was held can be told. */
function tellingDue(ticket: Ticket, promised: Promised, clocks: readonly Clock[]): Date | undefined {
  const next = alertsOf(ticket, promised, clocks)[0]?.at;
  const { held = [] } = ticket;
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
  const clocks = watched(ticket, promised, now);
  const telling = tellingDue(ticket, promised, clocks);
  const approvals = ticket.approvals.flatMap(({ state, remindDueAt, expireDueAt }) =>
    state === 'pending' ? [remindDueAt, expireDueAt] : [],
  );
  const first = approvals.filter((at) => at !== undefined).sort((a, b) => a.getTime() - b.getTime())[0];
  const wake = nextWaking(ticket, definitions)?.at;
  const silence = nextSilence(ticket, definitions, now)?.at;
  return {
    ...rest,
    ...standingOf(ticket, clocks, { calendar: promised.calendar, at: now }),
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
