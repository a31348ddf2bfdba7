import type { Definitions } from '../definitions.ts';
import { isOver } from '../lifecycle.ts';
import type { Ticket } from '../ticket.ts';
import { duesOf } from './dues.ts';
import { matchPolicy } from './policy/match-policy.ts';
import { verdictOf, type Read } from './verdict.ts';

/**
 * The policy that holds for a ticket now. What is over keeps the one it ended under; of what ended before verdicts were kept, nobody knows
 * better than the ticket itself.
 */
export function policyInForce(ticket: Ticket, definitions: Definitions, now: Date): string {
  const ended = ticket.ledger.at(-1)?.at;
  const keeps = isOver(ticket.state) && (ticket.verdict !== undefined || (ended !== undefined && ended < now));
  return (keeps ? undefined : matchPolicy(ticket, definitions, now)?.id) ?? ticket.policy;
}

/** What is stored of how a ticket's clocks stand: what is due while it can go on, the verdict once it is over. */
export function standingOf(
  ticket: Ticket,
  clocks: readonly Read[],
  about: { readonly calendar: string; readonly at: Date },
): Pick<Ticket, 'dues' | 'verdict'> {
  if (isOver(ticket.state)) return { verdict: ticket.verdict ?? verdictOf(clocks, { ...about, policy: ticket.policy }) };
  const readings = clocks.map(({ reading }) => reading);
  return { dues: duesOf(ticket, readings) };
}
