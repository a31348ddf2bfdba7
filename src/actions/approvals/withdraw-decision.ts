import { takeBack, type Approval, type Decision } from '../../domain/approval/approval.ts';
import { DeskError } from '../../domain/errors.ts';
import { record, type Ticket } from '../../domain/ticket.ts';
import { approvalLine } from './approval-says.ts';
import { changeOf, saveTicket, seenTicket, type Context } from '../context.ts';
import { dueOf, withApproval } from './request-approval.ts';
import { showApproval } from './show-approval.ts';
import { addWorkingHours } from '../working-time.ts';

/**
 * `withdraw`: takes back what the actor decided, or what somebody decided in their place, while the stage is still open. It stays in the log.
 * @throws DeskError `approval.withdraw_late` once the stage is settled, `approval.nothing_yours` if they decided nothing.
 */
export async function withdrawDecision(context: Context, number: string): Promise<Ticket> {
  const ticket = await seenTicket(context, number);
  const { actor, now } = context;
  const found = ticket.approvals.map((approval, index) => ({ approval, index, made: ownIn(approval, actor) }));
  const open = found.find(({ approval, made }) => made && approval.state === 'pending');
  if (!open?.made) {
    const over = found.findLast(({ made }) => made);
    throw over
      ? new DeskError('approval.withdraw_late', { number: ticket.id, how: approvalLine(over.approval) })
      : new DeskError('approval.nothing_yours', { number: ticket.id });
  }
  const { approval, index, made } = open;
  const left = takeBack(approval, made, { why: 'withdrawn', at: now, by: actor });
  const hours = approval.remindHours ?? context.definitions.desk.approvals.remind_after_hours;
  const others = (approval.reminders ?? []).filter(({ who }) => who !== made.for);
  const reminders = [...others, { who: made.for, at: addWorkingHours(context, made.for, hours) }];
  const reopened = approval.paused ? left : dueOf({ ...left, reminders });
  const note = { verb: 'withdraw', sight: 'system', facts: { stage: approval.stage, decision: made.decision } } as const;
  const recorded = record(withApproval(ticket, index, reopened), note, changeOf(context));
  await showApproval(context, recorded, reopened);
  return saveTicket(context, recorded);
}

function ownIn({ decisions }: Approval, actor: string): Decision | undefined {
  return decisions.findLast(({ by, for: whom }) => by === actor || whom === actor);
}
