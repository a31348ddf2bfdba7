import type { Definitions } from '../../definitions.ts';
import type { Ticket } from '../../ticket.ts';
import { generalPolicy, matchPolicy } from './match-policy.ts';
import { readAnew, watched } from '../promise.ts';
import { promisedFor } from './promised.ts';
import type { ClockReading } from '../read-clock.ts';
import type { Target } from '../courses/target.ts';

/** `open`: neither reached nor missed yet; `ended`: it stopped before it was either, as with a cancelled ticket. */
export type Outcome = 'kept' | 'breached' | 'open' | 'ended';

/** How one stopwatch stands under a set of definitions. */
export interface Stand {
  readonly outcome: Outcome;
  readonly dueAt?: Date;
}

/** A stopwatch under both; one that only one of them has lacks the other side. */
export interface ComparedClock {
  readonly target: Target;
  readonly before?: Stand;
  readonly after?: Stand;
}

export interface ComparedTicket {
  readonly policy: { readonly before: string; readonly after: string };
  readonly clocks: readonly ComparedClock[];
}

/** The same definitions, with all policies in force whatever their own dates say. */
export function inForceAlready(definitions: Definitions): Definitions {
  const policies = [...definitions.policies].map(([id, policy]) => {
    const { from: _from, ...rest } = policy;
    return [id, rest] as const;
  });
  // Of those without conditions the one with the latest date holds, which without dates nothing would tell.
  const sla = generalPolicy([...definitions.policies.values()], definitions)?.id ?? definitions.desk.sla;
  return { ...definitions, desk: { ...definitions.desk, sla }, policies: new Map(policies) };
}

/**
 * What became of a ticket's promises (the verdict that it keeps, if it is over), beside what other definitions would have made of the same
 * life. @throws RangeError where a calendar does not open for long enough.
 */
export function compareTerms(
  ticket: Ticket,
  { present, other }: { readonly present: Definitions; readonly other: Definitions },
  now: Date,
): ComparedTicket {
  const policy = matchPolicy(ticket, other, now)?.id ?? ticket.policy;
  const before = watched(ticket, promisedFor(ticket, present), now).map(({ reading }) => reading);
  const moved = { ...ticket, policy };
  const after = readAnew(moved, promisedFor(moved, other), now).map(({ reading }) => reading);
  const keys = new Set([...before, ...after].map(({ key }) => key));
  const clocks = [...keys].flatMap((key): ComparedClock[] => {
    const [was, is] = [before.find((one) => one.key === key), after.find((one) => one.key === key)];
    const target = (was ?? is)?.target;
    if (!target || (was?.mode ?? 'idle') === 'idle')
      return target && is && is.mode !== 'idle' ? [{ target, after: standOf(is) }] : [];
    return [{ target, ...(was && { before: standOf(was) }), ...(is && { after: standOf(is) }) }];
  });
  return { policy: { before: ticket.policy, after: promisedFor(moved, other).policy.id }, clocks };
}

function standOf({ breached, metAt, mode, dueAt }: ClockReading): Stand {
  const outcome = breached ? 'breached' : metAt ? 'kept' : mode === 'stopped' ? 'ended' : 'open';
  return { outcome, ...(dueAt && { dueAt }) };
}
