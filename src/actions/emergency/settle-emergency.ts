import { askedIn, endApproval, takeBack, type Approval } from '../../domain/approval/approval.ts';
import { decidersBeside } from '../../domain/approval/running-stages.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { askStage, withApproval } from '../approvals/request-approval.ts';
import { showApproval } from '../approvals/show-approval.ts';
import { saveTicket, type Context } from '../context.ts';
import { awayNow } from '../working/absence.ts';
import { activateEmergency } from './activate-emergency.ts';
import { withDeputies } from './ask-deputies.ts';
import { votersFor } from './plan-emergency.ts';
import { countInQuota, usedUp } from './quota.ts';
import { refuseEmergency } from './refuse-emergency.ts';

/**
 * Goes on after one half of an emergency was decided, by somebody or by time: the other half is asked, or it is an emergency, or it is
 * refused. The request's own approvals and the ticket's state have no part in it. Returns the ticket as written.
 */
export async function settleEmergency(context: Context, ticket: Ticket, index: number): Promise<Ticket> {
  const approval = stageAt(ticket, index);
  if (approval.state === 'pending') {
    await showApproval(context, ticket, approval);
    return saveTicket(context, ticket);
  }
  if (approval.state === 'rejected') return refuse(context, ticket, { index, why: 'rejected' });
  const accept = ticket.approvals.findIndex(({ purpose, state }) => purpose === 'emergency' && state === 'waiting');
  if (await usedUp(context, ticket)) return refuse(context, ticket, { index, why: 'quota' });
  if (accept < 0) {
    const quota = await countInQuota(context, ticket);
    await showApproval(context, ticket, approval);
    return activateEmergency(context, ticket, quota);
  }
  await showApproval(context, ticket, approval);
  const open = reasked(context, ticket, accept);
  if (!open) return refuse(context, ticket, { index, why: 'nobody' });
  return askHalf(context, open, accept);
}

/** Puts one half to those who decide it; to their deputies at once, where all of them are away. Returns the ticket as written. */
export async function askHalf(context: Context, ticket: Ticket, index: number): Promise<Ticket> {
  const asked = await askStage(context, ticket, index);
  const approval = stageAt(asked, index);
  let present = 0;
  for (const id of askedIn(approval)) if (!(await awayNow(context, id))) present += 1;
  return saveTicket(context, present > 0 ? asked : await withDeputies(context, asked, index));
}

/** The second half without whoever decided the first, which is certain only now; nothing if nobody is left. */
function reasked(context: Context, ticket: Ticket, index: number): Ticket | undefined {
  const accept = stageAt(ticket, index);
  const passed = [...decidersBeside(ticket.approvals, accept), ticket.emergency?.askedBy ?? context.actor];
  if (!accept.approvers.some((id) => passed.includes(id))) return ticket;
  const left = accept.approvers.filter((id) => !passed.includes(id));
  const approvers = left.length > 0 ? left : votersFor(context, ticket, { half: 'accept', barred: passed });
  return approvers.length > 0 ? withApproval(ticket, index, { ...accept, approvers: [...approvers] }) : undefined;
}

/** Refused, by whatever: nothing of it waits any longer, and every copy shows how it ended. */
async function refuse(
  context: Context,
  ticket: Ticket,
  { index, why }: { index: number; why: 'rejected' | 'quota' | 'nobody' },
): Promise<Ticket> {
  const settled = why === 'quota' ? withApproval(ticket, index, overruled(context, stageAt(ticket, index))) : ticket;
  const approvals = settled.approvals.map((one) => (one.purpose === 'emergency' ? endApproval(one, 'cancelled') : one));
  const ended = { ...settled, approvals };
  await showApproval(context, ended, stageAt(ended, index));
  return refuseEmergency(context, ended, { stage: stageAt(ticket, index), why });
}

/** Said yes, and yet it cannot be: the decision stands among those that no longer count. */
function overruled(context: Context, approval: Approval): Approval {
  const ending = { why: 'changed', at: context.now, by: 'system' } as const;
  const emptied = approval.decisions.reduce((left, made) => takeBack(left, made, ending), approval);
  return { ...emptied, state: 'cancelled' };
}

function stageAt({ approvals }: Ticket, index: number): Approval {
  const approval = approvals[index];
  if (!approval) throw new Error(`no stage ${index}`);
  return approval;
}
