import { clocksOf } from '../../domain/clock/promise.ts';
import { promisedFor } from '../../domain/clock/policy/promised.ts';
import type { ClockReading } from '../../domain/clock/read-clock.ts';
import type { Target } from '../../domain/clock/courses/target.ts';
import { timePerState } from '../../domain/clock/time-in-states.ts';
import type { Definitions } from '../../domain/definitions.ts';
import type { Ticket } from '../../domain/ticket.ts';

/** A ticket's clocks as scripts read them: instants ISO 8601 with `Z`, spans in minutes. */
export function clockFactsOf(ticket: Ticket, definitions: Definitions, now: Date): Readonly<Record<string, unknown>> {
  const promised = promisedFor(ticket, definitions);
  const clocks = clocksOf(ticket, promised, now);
  const all = (target: Target) => clocks.filter((one) => one.target === target);
  const next = all('next').at(-1);
  return {
    response: clockFacts(all('response')[0]),
    resolution: clockFacts(all('resolution')[0]),
    nextResponse: next ? { startedAt: next.startedAt?.toISOString() ?? null, ...clockFacts(next) } : null,
    internal: all('internal').map((clock) => ({ team: clock.of ?? null, ...spanFacts(clock) })),
    vendor: all('vendor').map((clock) => ({ supplier: clock.of ?? null, ...spanFacts(clock) })),
    policy: promised.policy.id,
    timeInStates: timePerState(ticket.ledger, now, promised.working),
  };
}

function clockFacts(clock: ClockReading | undefined): Readonly<Record<string, unknown>> {
  return {
    dueAt: clock?.dueAt?.toISOString() ?? null,
    metAt: clock?.metAt?.toISOString() ?? null,
    breached: clock?.breached ?? false,
    ...(clock?.fixed && { fixed: true }),
  };
}

function spanFacts(clock: ClockReading): Readonly<Record<string, unknown>> {
  return { startedAt: clock.startedAt?.toISOString() ?? null, ...clockFacts(clock), used: clock.used };
}
