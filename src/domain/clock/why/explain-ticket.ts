import type { Definitions } from '../../definitions.ts';
import { isOver } from '../../lifecycle.ts';
import type { Ticket } from '../../ticket.ts';
import { explainClock } from './explain-clock.ts';
import type { Chosen, ClockExplanation, Explanation, Verdict } from './explanation.ts';
import { fits, valuesOf } from '../policy/match-policy.ts';
import { announcedAs } from '../next-alert.ts';
import { pastMoves } from './past-moves.ts';
import { watched, type Clock } from '../promise.ts';
import { promisedFor, type Promised } from '../policy/promised.ts';
import { levelAt, type ClockReading } from '../read-clock.ts';
import { levelsOf, type SlaPolicy, type When } from '../policy/sla-policy.ts';
import { isPromised } from '../courses/target.ts';

/**
 * Who asks. `all`: an administrator; `team`: people of the desk, who need not know in which groups a person is; `promised`: everybody else,
 * who learns of the clocks that were promised.
 */
type Asker = 'all' | 'team' | 'promised';

interface Asked {
  readonly definitions: Definitions;
  readonly now: Date;
  readonly asker: Asker;
}

/** Why a ticket's clocks stand as they do: its policy and how it was chosen, and each clock interval by interval. */
export function explainTicket(ticket: Ticket, { definitions, now, asker }: Asked): Explanation {
  const promised = promisedFor(ticket, definitions);
  const clocks = watched(ticket, promised, now).filter(({ reading }) => asker !== 'promised' || isPromised(reading.target));
  return {
    number: ticket.id,
    at: now,
    state: ticket.state,
    ...(ticket.reason && { reason: ticket.reason }),
    priority: ticket.priority,
    policy: policyOf(ticket, promised, { definitions, now, asker }),
    ...emergencyOf(ticket),
    clocks: clocks.map((clock) => ofClock(clock, ticket, { promised, now, asker })),
  };
}

function ofClock(
  clock: Clock,
  ticket: Ticket,
  { promised, now, asker }: Omit<Asked, 'definitions'> & { promised: Promised },
): ClockExplanation {
  const { reading, working, calendar } = clock;
  const { target, key, of, goal, used, startedAt, metAt, stoppedAt, dueAt, fixed, breached } = reading;
  const name = promised.definitions.calendarNames?.get(calendar);
  const intervals = explainClock(reading, { ledger: ticket.ledger, history: ticket.history, now }, working);
  return {
    ...{ target, key, ...(of !== undefined && { of }) },
    calendar: { id: calendar, ...(name && { name }), zone: working.zone, dayMinutes: working.dayMinutesAt(startedAt ?? now) },
    ...{ goal, used, left: Math.max(0, goal - used), late: Math.max(0, used - goal) },
    ...(startedAt && { startedAt }),
    ...(dueAt && { due: { at: dueAt, by: fixed ? ('fixed' as const) : ('goal' as const) } }),
    ...(metAt && { metAt }),
    ...(stoppedAt && { stoppedAt }),
    verdict: verdictOf(reading),
    breached,
    moves: pastMoves(ticket.history, target),
    intervals,
    levels: asker === 'promised' ? [] : levelsFor(clock, ticket, promised.policy),
  };
}

function verdictOf({ mode, metAt, breached }: ClockReading): Verdict {
  if (mode === 'idle') return 'not_begun';
  if (metAt) return breached ? 'met_late' : 'met';
  if (mode === 'running') return breached ? 'overdue' : 'running';
  return mode === 'paused' ? 'paused' : 'ended';
}

/** Of a clock that does not run, levels ahead have no instant. */
function levelsFor({ reading, working }: Clock, { announced }: Ticket, policy: SlaPolicy): ClockExplanation['levels'] {
  const { target, key, mode, used, goal } = reading;
  return levelsOf(policy)
    .filter(({ targets }) => targets?.includes(target) ?? true)
    .flatMap(({ percent }) => {
      const at = mode === 'running' || used * 100 >= goal * percent ? levelAt(reading, percent, working) : undefined;
      return at ? [{ percent, at, announced: announced.includes(announcedAs(key, percent)) }] : [];
    });
}

/** Of a ticket that is over, whose policy is kept: it may have gone from the configuration, or ask for something else now. */
function policyOf(ticket: Ticket, { policy }: Promised, { definitions, asker }: Asked): Explanation['policy'] {
  if (isOver(ticket.state) && ticket.verdict && ticket.verdict.policy !== policy.id)
    return { id: ticket.verdict.policy, chosen: { by: 'kept' } };
  return {
    id: policy.id,
    ...(policy.label && { label: policy.label }),
    chosen: chosenFor(policy, ticket, { definitions, asker }),
  };
}

function chosenFor({ when }: SlaPolicy, ticket: Ticket, { definitions, asker }: Omit<Asked, 'now'>): Chosen {
  const asked = Object.entries(when ?? {}).filter(([, wanted]) => wanted !== undefined);
  if (!when || asked.length === 0) return { by: 'default' };
  if (isOver(ticket.state) && !fits(when, ticket, definitions)) return { by: 'kept' };
  const matched = asked.map(([on, wanted]) => {
    const had = valuesOf(on as keyof When, ticket, definitions);
    const value = had.find((one) => Array.isArray(wanted) && wanted.includes(one)) ?? '';
    return { on: on as keyof When, value: on === 'group' && asker !== 'all' ? '' : value };
  });
  return { by: 'conditions', matched };
}

function emergencyOf({ emergency, approvals }: Ticket): Pick<Explanation, 'emergency'> {
  if (emergency?.state !== 'active' || !emergency.acceptedAt) return {};
  const who = (half: string): string | undefined =>
    approvals
      .findLast(
        ({ purpose, stage, state }) => purpose === 'emergency' && stage.startsWith(`emergency-${half}`) && state === 'approved',
      )
      ?.decisions.findLast(({ decision }) => decision === 'approved')?.by;
  const [authorisedBy, acceptedBy] = [who('authorise'), who('accept')];
  const by = { ...(authorisedBy && { authorisedBy }), ...(acceptedBy && { acceptedBy }) };
  return { emergency: { since: emergency.acceptedAt, askedBy: emergency.askedBy, ...by } };
}
