import { askedIn, missing } from '../../domain/approval/approval.ts';
import { deputyOf } from '../../domain/approval/find-voters.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { addStandIn } from '../approvals/add-stand-ins.ts';
import { dueOf, withApproval } from '../approvals/request-approval.ts';
import { saveTicket, type Context } from '../context.ts';

/** Those who were asked have not answered in time: their deputies are asked beside them, and the first answer counts. */
export async function askDeputies(context: Context, ticket: Ticket, index: number): Promise<Ticket> {
  return saveTicket(context, await withDeputies(context, ticket, index));
}

/** The same, for the caller to write. A deputy who may not decide has a deputy in turn. */
export async function withDeputies(context: Context, ticket: Ticket, index: number): Promise<Ticket> {
  const approval = ticket.approvals[index];
  if (!approval) return ticket;
  const { deputiesDueAt: _due, ...rest } = approval;
  let joined = withApproval(ticket, index, dueOf(rest));
  for (const whom of missing(approval)) {
    const passed = new Set([whom]);
    for (let to = deputyOf(whom, context.definitions); to && !passed.has(to); to = deputyOf(to, context.definitions)) {
      const before = joined;
      joined = await addStandIn(context, joined, { index, standIn: { for: whom, to, why: 'deputy' } });
      const asked = askedIn(approval).includes(to);
      if (joined !== before || asked) break;
      passed.add(to);
    }
  }
  return joined;
}
