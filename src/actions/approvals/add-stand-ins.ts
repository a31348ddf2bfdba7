import { askedIn, missing, type Approval, type StandIn } from '../../domain/approval/approval.ts';
import { record, type Ticket } from '../../domain/ticket.ts';
import { approvalSay } from './approval-says.ts';
import { changeOf, saveTicket, type Context } from '../context.ts';
import { mayStandIn } from './find-stand-ins.ts';
import { dueOf, nextReminder, withApproval } from './request-approval.ts';
import { showApproval } from './show-approval.ts';
import { addressOf } from '../reach-reader.ts';
import { showAgain } from '../tell.ts';

/** Asks somebody in an approver's place, beside them. The ticket comes back unchanged if they may not stand in. */
export async function addStandIn(context: Context, ticket: Ticket, given: { index: number; standIn: StandIn }): Promise<Ticket> {
  const { index, standIn } = given;
  const approval = ticket.approvals[index];
  if (approval?.state !== 'pending' || !missing(approval).includes(standIn.for)) return ticket;
  const known = approval.standIns ?? [];
  if (known.some(({ for: whom, to }) => whom === standIn.for && to === standIn.to)) return ticket;
  if (!mayStandIn(context, { ticket, approval, standIn })) return ticket;
  const joined = withReminder(context, { ...approval, standIns: [...known, standIn] }, standIn.to);
  const note = {
    verb: 'delegate',
    sight: 'system',
    for: standIn.for,
    facts: { stage: approval.stage, why: standIn.why },
  } as const;
  const recorded = record(withApproval(ticket, index, joined), note, { ...changeOf(context), by: standIn.to });
  await showApproval(context, recorded, joined);
  await showTo(context, { ticket: recorded, approval: joined, reader: standIn.to });
  return recorded;
}

function withReminder(context: Context, approval: Approval, who: string): Approval {
  if (approval.paused || approval.reminders?.some((one) => one.who === who)) return approval;
  return dueOf({ ...approval, reminders: [...(approval.reminders ?? []), ...nextReminder(context, approval, who)] });
}

async function showTo(context: Context, shown: { ticket: Ticket; approval: Approval; reader: string }): Promise<void> {
  const { approval, reader } = shown;
  const prompt = approval.promptId ? await context.tx.collection('prompts').get(approval.promptId) : undefined;
  if (!prompt?.open) return;
  await showAgain(context, prompt, { reader, at: await addressOf(context, reader), say: approvalSay(context, shown) });
}

/** What waits for somebody's decision: stages of tickets, as pairs of ticket and index. */
async function waitingFor({ tx }: Context, person: string): Promise<readonly { ticket: string; index: number }[]> {
  const asked = await tx
    .collection('prompts')
    .find({ audience: `person:${person}`, open: true }, { sort: ['-shownAt'], limit: 200 });
  const numbers = [...new Set(asked.flatMap(({ flow, ticket }) => (flow === 'approve' && ticket ? [ticket] : [])))];
  const found: { ticket: string; index: number }[] = [];
  for (const number of numbers) {
    const ticket = await tx.collection('tickets').get(number);
    for (const [index, approval] of (ticket?.approvals ?? []).entries())
      if (ticket && approval.state === 'pending' && missing(approval).includes(person)) found.push({ ticket: ticket.id, index });
  }
  return found;
}

/** A delegation begins: the delegate is asked beside the approver in all that waits for them. Returns in how many stages. */
export async function beginStandingIn(context: Context, { from, to }: { from: string; to: string }): Promise<number> {
  let count = 0;
  for (const { ticket: number, index } of await waitingFor(context, from)) {
    const ticket = await context.tx.collection('tickets').get(number);
    if (!ticket) continue;
    const joined = await addStandIn(context, ticket, { index, standIn: { for: from, to, why: 'delegated' } });
    if (joined === ticket) continue;
    await saveTicket(context, joined);
    count += 1;
  }
  return count;
}

/** A delegation has ended: what the delegate has not decided is no longer theirs. What they did decide stands. */
export async function endStandingIn(context: Context, { from, to }: { from: string; to: string }): Promise<void> {
  for (const { ticket: number, index } of await waitingFor(context, from)) {
    const ticket = await context.tx.collection('tickets').get(number);
    const approval = ticket?.approvals[index];
    const left = approval?.standIns?.filter((one) => !(one.for === from && one.to === to && one.why === 'delegated'));
    if (!ticket || !approval || !left || left.length === approval.standIns?.length) continue;
    const reminders = approval.reminders?.filter(({ who }) => who !== to);
    const alone = dueOf({ ...approval, standIns: left, ...(reminders && { reminders }) });
    const recorded = withApproval(ticket, index, alone);
    await showApproval(context, recorded, alone);
    await forgetCopies(context, alone, to);
    await saveTicket(context, recorded);
  }
}

/** What comes of it is not written on the cards of somebody who has no say in it any more and may not see the ticket. */
async function forgetCopies(context: Context, approval: Approval, reader: string): Promise<void> {
  const prompts = context.tx.collection('prompts');
  const prompt = approval.promptId ? await prompts.get(approval.promptId) : undefined;
  const concerned = askedIn(approval).includes(reader) || approval.decisions.some(({ by }) => by === reader);
  if (!prompt || concerned) return;
  await prompts.replace({ ...prompt, copies: prompt.copies.filter((copy) => copy.reader !== reader) });
}
