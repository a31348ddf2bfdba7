import type { Approval, Question } from '../../domain/approval/approval.ts';
import { DeskError } from '../../domain/errors.ts';
import { record, requesters, type Ticket } from '../../domain/ticket.ts';
import { approvalSay } from './approval-says.ts';
import { changeOf, saveTicket, seenTicket, type Context } from '../context.ts';
import { findStage } from './find-stage.ts';
import { dueOf, withApproval, withReminders } from './request-approval.ts';
import { showApproval } from './show-approval.ts';
import { addressOf } from '../reach-reader.ts';
import { ask, showAgain } from '../tell.ts';
import { titleOf } from '../looking/ticket-facts.ts';
import { addWorkingHours, workingTimeOf } from '../working-time.ts';

/**
 * What an approver wants to know before deciding: put to the requester. Until it is answered the stage does not expire, and nobody is
 * reminded to decide; they still may. What is `urgent` waits for no answer.
 * @throws DeskError as `findStage` does.
 */
export async function askRequester(
  context: Context,
  asking: { ticket: string; stage?: string | undefined; text: string },
): Promise<{ readonly ticket: Ticket; readonly urgent: boolean }> {
  const { ticket, index, approval } = await findStage(context, asking);
  const { text } = asking;
  const questions = approval.questions ?? [];
  const params = {
    number: ticket.id,
    who: { person: context.actor },
    title: titleOf(ticket, context.definitions),
    text,
  };
  const prompt = await ask(context, {
    say: { notice: { key: 'approval.question', params }, ask: { expects: { type: 'text' } }, ticket: ticket.id },
    flow: 'answer-approver',
    draft: {
      ticket: ticket.id,
      stage: approval.stage,
      question: questions.length,
      about: { kind: ticket.kind, ...(ticket.item && { item: ticket.item }) },
    },
    readers: [ticket.requester],
    ticket: ticket.id,
  });
  const question: Question = { by: context.actor, text, at: context.now, promptId: prompt.id };
  const paused = pause(context, ticket, { ...approval, questions: [...questions, question] });
  const note = { verb: 'ask', sight: 'public', facts: { stage: approval.stage }, text } as const;
  const asked = record(withApproval(ticket, index, paused), note, changeOf(context));
  await showApproval(context, asked, paused);
  return { ticket: await saveTicket(context, asked), urgent: paused.urgent !== undefined };
}

/** The clock stands: what was left of it is kept in working time. The next reminder is the requester's. */
function pause(context: Context, ticket: Ticket, whole: Approval): Approval {
  // An emergency waits for no answer.
  if (whole.urgent) return whole;
  const { expireDueAt, reminders: _reminders, ...approval } = whole;
  const { now, definitions } = context;
  const working = workingTimeOf(context, approval.approvers[0]);
  const left = expireDueAt ? working.between(now, expireDueAt) : (approval.paused?.left ?? 0);
  const hours = approval.remindHours ?? definitions.desk.approvals.remind_after_hours;
  return {
    ...approval,
    paused: approval.paused ?? { at: now, left, reminded: false },
    remindDueAt: addWorkingHours(context, ticket.requester, hours),
  };
}

/** The clock goes on with what was left of it. */
export function resumeClock(context: Context, { paused, ...approval }: Approval): Approval {
  if (!paused) return approval;
  const working = workingTimeOf(context, approval.approvers[0]);
  return withReminders(context, { ...approval, expireDueAt: working.add(context.now, paused.left) });
}

/**
 * The requester's answer: on every copy of the stage's question, which is shown again to those who may still decide.
 * @throws DeskError `ticket.unknown` for who is not on the requester's side, `approval.over` once nothing is to be decided.
 */
export async function answerApprover(
  context: Context,
  answering: { ticket: string; stage: string; question: number; text: string },
): Promise<Question> {
  const ticket = await seenTicket(context, answering.ticket);
  const { actor, now } = context;
  if (!requesters(ticket).includes(actor)) throw new DeskError('ticket.unknown', { number: ticket.id });
  const index = ticket.approvals.findIndex(({ stage }) => stage === answering.stage);
  const approval = ticket.approvals[index];
  const question = approval?.questions?.[answering.question];
  if (!approval || !question || approval.state !== 'pending')
    throw new DeskError('approval.over', { number: ticket.id, how: { key: `state.${ticket.state}` } });
  const answered = { ...question, answer: { by: actor, text: answering.text, at: now } };
  const questions = (approval.questions ?? []).map((one, at) => (at === answering.question ? answered : one));
  const heard = { ...approval, questions };
  const going = questions.every(({ answer }) => answer) ? resumeClock(context, heard) : dueOf(heard);
  const note = { verb: 'answer', sight: 'public', facts: { stage: approval.stage }, text: answering.text } as const;
  const told = record(withApproval(ticket, index, going), note, changeOf(context));
  await showApproval(context, told, going);
  await showAnswered(context, told, going);
  await saveTicket(context, told);
  return answered;
}

/** The question once more, below the answer, to those who may still decide. */
async function showAnswered(context: Context, ticket: Ticket, approval: Approval): Promise<void> {
  const before = {
    notice: { key: 'approval.answer_came', params: { number: ticket.id, who: { person: context.actor } } },
  } as const;
  let prompt = approval.promptId ? await context.tx.collection('prompts').get(approval.promptId) : undefined;
  for (const reader of openReaders(prompt)) {
    if (!prompt?.open) return;
    const say = approvalSay(context, { ticket, approval, reader });
    if (say.ask) prompt = await showAgain(context, prompt, { reader, at: await addressOf(context, reader), before, say });
  }
}

function openReaders(prompt: { audience: readonly string[] } | undefined): readonly string[] {
  return (prompt?.audience ?? []).map((who) => who.replace(/^person:/, ''));
}
