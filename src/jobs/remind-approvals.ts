import { changeOf, saveTicket, type Context } from '../actions/context.ts';
import { expireApproval } from '../actions/end-ticket.ts';
import { withApproval } from '../actions/request-approval.ts';
import { addressOf, showAgain } from '../actions/tell.ts';
import { addWorkingHours } from '../actions/working-time.ts';
import { missing } from '../domain/approval.ts';
import { record, type Ticket } from '../domain/ticket.ts';
import type { Job } from '../ports.ts';
import { sweep, type Works } from './sweep.ts';

/** Reminds those who have not decided, in their working hours; cancels what nobody decided in time. */
export function remindApprovals(works: Works): Job {
  return sweep(works, { name: 'remind-approvals', every: 5, collection: 'tickets', field: 'approvalDueAt', one: remindOne });
}

async function remindOne(context: Context, ticket: Ticket): Promise<void> {
  const { now } = context;
  const index = ticket.approvals.findIndex(({ state }) => state === 'pending');
  const approval = ticket.approvals[index];
  if (!approval) {
    await saveTicket(context, ticket);
    return;
  }
  if (approval.expireDueAt && approval.expireDueAt <= now) {
    await expireApproval(context, ticket);
    return;
  }
  const waiting = missing(approval);
  await remind(context, approval.promptId, { readers: waiting, ticket });
  const next = addWorkingHours(context, waiting[0] ?? '', context.definitions.desk.approvals.remind_after_hours);
  const reminded = withApproval(ticket, index, { ...approval, remindDueAt: next });
  const note = { verb: 'remind-approval', sight: 'internal', facts: { stage: approval.stage, of: waiting.length } } as const;
  await saveTicket(context, record(reminded, note, changeOf(context)));
}

/** Shows each of them the question again, below what was said since. */
async function remind(
  context: Context,
  promptId: string | undefined,
  about: { readers: readonly string[]; ticket: Ticket },
): Promise<void> {
  const { readers, ticket } = about;
  const before = {
    notice: { key: 'approval.reminder', params: { number: ticket.id, requester: { person: ticket.requester } } },
  } as const;
  for (const reader of readers) {
    const prompt = promptId ? await context.tx.collection('prompts').get(promptId) : undefined;
    if (prompt?.open) await showAgain(context, prompt, { reader, at: await addressOf(context, reader), before });
  }
}
