import { addStandIn } from '../actions/approvals/add-stand-ins.ts';
import { approvalSay } from '../actions/approvals/approval-says.ts';
import { resumeClock } from '../actions/approvals/ask-requester.ts';
import { changeOf, personOf, saveTicket, type Context } from '../actions/context.ts';
import { expireApproval } from '../actions/approvals/expire-approval.ts';
import { askDeputies } from '../actions/emergency/ask-deputies.ts';
import { dueOf, nextReminder, withApproval } from '../actions/approvals/request-approval.ts';
import { addressOf } from '../actions/reach-reader.ts';
import { showAgain } from '../actions/tell.ts';
import { addWorkingDays } from '../actions/working-time.ts';
import { askedIn, missing, voiceOf, type Approval } from '../domain/approval/approval.ts';
import { record, type Ticket } from '../domain/ticket.ts';
import type { Job } from '../ports.ts';
import { sweep, type Works } from './sweep.ts';

/** Reminds those who have not decided, each in their own working hours; ends what nobody decided in time, as its stage says. */
export function remindApprovals(works: Works): Job {
  return sweep(works, { name: 'remind-approvals', every: 5, collection: 'tickets', field: 'approvalDueAt', one: dealWith });
}

interface Due {
  readonly ticket: Ticket;
  readonly index: number;
  readonly approval: Approval;
}

/** One stage at a time: the sweep comes back while another one of the ticket is due. */
async function dealWith(context: Context, ticket: Ticket): Promise<void> {
  const isDue = (at: Date | undefined): boolean => at !== undefined && at <= context.now;
  const index = ticket.approvals.findIndex(
    ({ state, remindDueAt, expireDueAt }) => state === 'pending' && (isDue(remindDueAt) || isDue(expireDueAt)),
  );
  const approval = ticket.approvals[index];
  if (!approval) await saveTicket(context, ticket);
  else if (approval.paused) await remindRequester(context, { ticket, index, approval });
  else if (isDue(approval.expireDueAt)) await expireApproval(context, ticket, index);
  else if (isDue(approval.deputiesDueAt)) await askDeputies(context, ticket, index);
  else await remindApprovers(context, { ticket, index, approval });
}

async function remindApprovers(context: Context, { ticket, index, approval }: Due): Promise<void> {
  const due = (approval.reminders ?? legacy(approval)).filter(({ at }) => at <= context.now).map(({ who }) => who);
  const readers = due.filter((who) => voiceOf(approval, who) !== undefined);
  for (const reader of readers) await showReminder(context, { ticket, approval, reader });
  const later = (approval.reminders ?? legacy(approval)).filter(({ at }) => at > context.now);
  const next = [...later, ...readers.flatMap((who) => nextReminder(context, approval, who))];
  const reminded = withApproval(ticket, index, dueOf({ ...approval, reminders: next }));
  const note = { verb: 'remind-approval', sight: 'internal', facts: { stage: approval.stage, of: readers.length } } as const;
  const recorded = readers.length > 0 ? record(reminded, note, changeOf(context)) : reminded;
  await saveTicket(context, await coverAbsent(context, recorded, { index, readers }));
}

/** Stages that were asked before each approver had a reminder of their own. */
function legacy(approval: Approval): NonNullable<Approval['reminders']> {
  const { remindDueAt } = approval;
  return remindDueAt ? askedIn(approval).map((who) => ({ who, at: remindDueAt })) : [];
}

/** Shows the question again, below what was said since. */
async function showReminder(context: Context, about: { ticket: Ticket; approval: Approval; reader: string }): Promise<void> {
  const { ticket, approval, reader } = about;
  const before = {
    notice: { key: 'approval.reminder', params: { number: ticket.id, requester: { person: ticket.requester } } },
  } as const;
  const prompt = approval.promptId ? await context.tx.collection('prompts').get(approval.promptId) : undefined;
  if (!prompt?.open) return;
  await showAgain(context, prompt, { reader, at: await addressOf(context, reader), before, say: approvalSay(context, about) });
}

/** Whoever is away and named nobody keeps their question; once it is due, their manager is asked beside them. */
async function coverAbsent(
  context: Context,
  ticket: Ticket,
  { index, readers }: { index: number; readers: readonly string[] },
): Promise<Ticket> {
  let covered = ticket;
  for (const who of readers) {
    const approval = covered.approvals[index];
    if (!approval || !missing(approval).includes(who) || approval.standIns?.some((one) => one.for === who)) continue;
    const manager = personOf(context, who).manager;
    if (manager && (await isAway(context, who)))
      covered = await addStandIn(context, covered, { index, standIn: { for: who, to: manager, why: 'away' } });
  }
  return covered;
}

async function isAway({ tx, now }: Context, who: string): Promise<boolean> {
  const absence = await tx.collection('absences').get(who);
  return absence !== undefined && absence.from <= now && (!absence.until || absence.until > now);
}

/** The requester has not said what an approver wants to know: asked once more, then the clock goes on without it. */
async function remindRequester(context: Context, { ticket, index, approval }: Due): Promise<void> {
  if (!approval.paused || approval.paused.reminded) {
    await saveTicket(context, withApproval(ticket, index, resumeClock(context, approval)));
    return;
  }
  const before = { notice: { key: 'approval.question_again', params: { number: ticket.id } } } as const;
  for (const { promptId, answer } of approval.questions ?? []) {
    const prompt = promptId && !answer ? await context.tx.collection('prompts').get(promptId) : undefined;
    const reader = ticket.requester;
    if (prompt?.open) await showAgain(context, prompt, { reader, at: await addressOf(context, reader), before });
  }
  const days = approval.expireDays ?? context.definitions.desk.approvals.expire_after_days;
  const waited = { ...approval, paused: { ...approval.paused, reminded: true } };
  const remindDueAt = addWorkingDays(context, ticket.requester, days);
  await saveTicket(context, withApproval(ticket, index, { ...waited, remindDueAt }));
}
