import { askedIn, type Approval } from '../../domain/approval/approval.ts';
import { ownStages } from '../../domain/approval/lanes.ts';
import { nextStages, withFourEyes } from '../../domain/approval/running-stages.ts';
import { record, type Ticket } from '../../domain/ticket.ts';
import { approvalSay } from './approval-says.ts';
import { changeOf, type Context } from '../context.ts';
import { standInsFor } from './find-stand-ins.ts';
import { ask } from '../tell.ts';
import { addWorkingDays, addWorkingHours } from '../working-time.ts';

/**
 * Asks for the next stage that waits, and for those that stand beside it. The ticket comes back with them pending; unchanged if none is left.
 * A stage for which four eyes have left too few people comes back rejected: the caller tells why.
 */
export async function requestApproval(context: Context, ticket: Ticket): Promise<Ticket> {
  const indexes = nextStages(ticket.approvals);
  const eyes = indexes.reduce(
    (left, index) => withApproval(left, index, withFourEyes(left.approvals, index) ?? stageAt(left, index)),
    ticket,
  );
  if (ownStages(eyes.approvals).some(({ state }) => state === 'rejected')) return eyes;
  let asked = eyes;
  for (const index of indexes) asked = await askStage(context, asked, index);
  return asked;
}

function stageAt({ approvals }: Ticket, index: number): Approval {
  const approval = approvals[index];
  if (!approval) throw new Error(`no stage ${index}`);
  return approval;
}

/** Puts one stage to those who decide it. */
export async function askStage(context: Context, ticket: Ticket, index: number): Promise<Ticket> {
  const stage = stageAt(ticket, index);
  const standIns = await standInsFor(context, ticket, stage);
  const pending = scheduled(context, {
    ...stage,
    state: 'pending',
    askedAt: context.now,
    shown: ticket.answers,
    ...(standIns.length > 0 && { standIns: [...standIns] }),
  });
  const asked = withApproval(ticket, index, pending);
  const prompt = await ask(context, {
    say: approvalSay(context, { ticket: asked, approval: pending }),
    sayTo: (reader) => approvalSay(context, { ticket: asked, approval: pending, reader }),
    flow: 'approve',
    draft: { ticket: ticket.id, stage: stage.stage },
    readers: askedIn(pending),
    ticket: ticket.id,
  });
  const note = {
    verb: 'ask-approval',
    sight: 'system',
    facts: { stage: stage.stage, need: stage.need, of: stage.approvers.length },
  } as const;
  // Who said yes to the first half of an emergency has not asked for the second.
  const change = stage.purpose ? { ...changeOf(context), by: 'system' } : changeOf(context);
  return record(withApproval(asked, index, { ...pending, promptId: prompt.id }), note, change);
}

/** A stage with its reminders, each in its reader's working hours, and its end, which leaves everybody their days. */
export function scheduled(context: Context, approval: Approval): Approval {
  const { urgent } = approval;
  if (urgent) {
    const after = (minutes: number): Date => new Date(context.now.getTime() + minutes * 60_000);
    const due = { deputiesDueAt: after(urgent.deputies), expireDueAt: after(urgent.expire) };
    return withReminders(context, { ...approval, ...due });
  }
  const days = approval.expireDays ?? context.definitions.desk.approvals.expire_after_days;
  const ends = approval.approvers.map((id) => addWorkingDays(context, id, days).getTime());
  return withReminders(context, { ...approval, expireDueAt: new Date(Math.max(...ends)) });
}

/** Everybody who is asked is reminded after so many of their own working hours from now. */
export function withReminders(context: Context, approval: Approval): Approval {
  return dueOf({ ...approval, reminders: askedIn(approval).flatMap((who) => nextReminder(context, approval, who)) });
}

/** When somebody is reminded next, in working hours of theirs; where time presses, by any clock and not too often. */
export function nextReminder(context: Context, approval: Approval, who: string): NonNullable<Approval['reminders']> {
  const { urgent, askedAt = context.now } = approval;
  if (!urgent) {
    const hours = approval.remindHours ?? context.definitions.desk.approvals.remind_after_hours;
    return [{ who, at: addWorkingHours(context, who, hours) }];
  }
  const at = new Date(context.now.getTime() + urgent.remind * 60_000);
  return at.getTime() - askedAt.getTime() <= urgent.times * urgent.remind * 60_000 ? [{ who, at }] : [];
}

/** `remindDueAt` as the first of what is to happen before the stage expires. */
export function dueOf({ remindDueAt: _due, ...approval }: Approval): Approval {
  const deputies = approval.deputiesDueAt ? [{ at: approval.deputiesDueAt }] : [];
  const first = [...(approval.reminders ?? []), ...deputies].map(({ at }) => at.getTime()).sort((a, b) => a - b)[0];
  return { ...approval, ...(first !== undefined && { remindDueAt: new Date(first) }) };
}

export function withApproval(ticket: Ticket, index: number, approval: Approval): Ticket {
  return { ...ticket, approvals: ticket.approvals.map((other, at) => (at === index ? approval : other)) };
}
