import type { Approval, StandIn } from '../../domain/approval/approval.ts';
import { isOver } from '../../domain/approval/delegation.ts';
import { decidersBeside } from '../../domain/approval/running-stages.ts';
import { requesters, type Ticket } from '../../domain/ticket.ts';
import type { Context } from '../context.ts';

/** Who stands in for whom in a stage, as the delegations that run now say. A delegated voice is not passed on a second time. */
export async function standInsFor(context: Context, ticket: Ticket, approval: Approval): Promise<readonly StandIn[]> {
  const found = await context.tx
    .collection('delegations')
    .find({ from: { $in: approval.approvers }, state: { $in: ['planned', 'running'] } }, { limit: 100 });
  return found
    .filter((one) => one.start <= context.now && !isOver(one, context.now))
    .map(({ from, to }): StandIn => ({ for: from, to, why: 'delegated' }))
    .filter((standIn) => mayStandIn(context, { ticket, approval, standIn }));
}

/**
 * Nobody gets a voice that they may not have themselves: not the requester's side, not who decided a stage beside one with four eyes, and
 * nobody a second one in the same stage.
 */
export function mayStandIn(
  { definitions }: Pick<Context, 'definitions'>,
  about: { ticket: Ticket; approval: Approval; standIn: StandIn },
): boolean {
  const { ticket, approval, standIn } = about;
  if (!definitions.people.has(standIn.to) || approval.approvers.includes(standIn.to)) return false;
  if (!mayDecide(ticket, standIn.to)) return false;
  // Whoever asks for an emergency has said what they have to say.
  if (approval.purpose === 'emergency' && ticket.emergency?.askedBy === standIn.to) return false;
  return !approval.fourEyes || !decidersBeside(ticket.approvals, approval).has(standIn.to);
}

/** Whoever asked may not decide, whatever the stage says: checked again when a decision arrives. */
export function mayDecide(ticket: Ticket, person: string): boolean {
  return !requesters(ticket).includes(person) && ticket.openedBy !== person;
}
