import { takeBack, type Approval } from '../../domain/approval/approval.ts';
import type { Answers } from '../../domain/form/answers.ts';
import type { CatalogItem } from '../../domain/catalog.ts';
import { DeskError } from '../../domain/errors.ts';
import { isOpen } from '../../domain/lifecycle.ts';
import { plainAnswer } from '../../domain/form/plain-answer.ts';
import { ownStages } from '../../domain/approval/lanes.ts';
import { reviewed } from '../../domain/approval/running-stages.ts';
import { showAnswer } from '../../domain/form/show-answer.ts';
import { record, transition, type Ticket, type TicketFile } from '../../domain/ticket.ts';
import { ticketWords } from '../../domain/ticket-words.ts';
import type { Words } from '../../domain/wording.ts';
import { changeOf, saveTicket, ticketFor, type Context } from '../context.ts';
import { giveFiles } from '../files/give-files.ts';
import { sentFiles } from '../files/sent-files.ts';
import { planApprovals } from './plan-approvals.ts';
import { settleRequest } from './settle-request.ts';
import { showApproval } from './show-approval.ts';
import { showCard } from '../working/show-card.ts';
import { closePrompt, tell } from '../tell.ts';
import { tellTeam } from '../working/tell-team.ts';
import { tellRequesters } from '../working/tell-requesters.ts';

export interface Change {
  readonly answers: Answers;
  /** Those that the answers name; the ticket may have some of them already. */
  readonly files: readonly { readonly id: string }[];
}

export interface Changed {
  readonly ticket: Ticket;
  /** What it means for the approval: `none` of it changes, it is `asked` with the new answers, or `again` although it was decided. */
  readonly approval: 'none' | 'asked' | 'again';
}

/**
 * A request whose answers the actor may change, and its form.
 * @throws DeskError `ticket.unknown`, `verb.not_yours`, `edit.no_form` or `edit.too_late`.
 */
export async function changeable(context: Context, number: string): Promise<{ ticket: Ticket; item: CatalogItem }> {
  const ticket = await ticketFor(context, 'edit', number);
  const item = ticket.item === undefined ? undefined : context.definitions.items.get(ticket.item);
  if (!item || item.fields.length === 0) throw new DeskError('edit.no_form', { number: ticket.id });
  if (!isOpen(ticket.state)) throw new DeskError('edit.too_late', { number: ticket.id, state: { key: `state.${ticket.state}` } });
  return { ticket, item };
}

/**
 * `edit`: other answers to the form. The stages that are about a changed answer, and all after them, are asked again; what was decided on
 * the old answers stays in the log. A request at work waits for them. Whoever had decided, and who works on it, is told.
 * @throws DeskError as `changeable` does; `edit.nothing` if no answer differs, `approval.no_approver` if nobody could approve it now.
 */
export async function changeAnswers(context: Context, number: string, { answers, files }: Change): Promise<Changed> {
  const { ticket, item } = await changeable(context, number);
  const fields = item.fields.filter(({ id }) => JSON.stringify(ticket.answers[id]) !== JSON.stringify(answers[id]));
  if (fields.length === 0) throw new DeskError('edit.nothing', { number: ticket.id });
  const { requester, beneficiary, openedBy } = ticket;
  const plan = planApprovals(context, item, { requester, beneficiary, openedBy, answers, original: ticket.answers });
  const ids = fields.map(({ id }) => id);
  const own = ownStages(ticket.approvals);
  const { approvals, from } = reviewed(own, plan, ids);
  const language = context.definitions.desk.language;
  const text = fields.map((field) =>
    plainAnswer(field, { before: ticket.answers[field.id], after: answers[field.id] }, language),
  );
  const note = { verb: 'edit', sight: 'public', facts: { fields: ids.join(','), from }, text: text.join('\n') } as const;
  const words = ticketWords({ ...ticket, answers }, context.definitions);
  const next = { answers, words, approvals: renewed(context, ticket, { approvals, from }) };
  const edited = record({ ...ticket, ...next }, note, changeOf(context));
  const { ticket: changed, added } = await giveFiles(context, edited, { files, sight: 'public' });
  const lines = fields.map((field): Words => changeLine(context, field, { before: ticket.answers, after: answers }));
  await endAsked(context, ticket, from);
  await tellChange(context, ticket, { changed, lines, added });
  const decided = own.slice(from).some(({ decisions }) => decisions.length > 0);
  return { ticket: await proceed(context, changed), approval: from >= approvals.length ? 'none' : decided ? 'again' : 'asked' };
}

/** Stages asked anew remember what was decided on the answers as they were; the first of them, also for stages that no longer apply. */
function renewed(
  { now, actor }: Context,
  ticket: Ticket,
  { approvals, from }: { approvals: readonly Approval[]; from: number },
): Approval[] {
  const ending = { why: 'changed', at: now, by: actor } as const;
  const pastOf = (old: Approval) => old.decisions.reduce((left, made) => takeBack(left, made, ending), old).past ?? [];
  const gone = ownStages(ticket.approvals).filter(({ stage }) => !approvals.some((one) => one.stage === stage));
  const left = gone.flatMap((old) => pastOf(old).map((made) => ({ ...made, stage: old.stage })));
  const stages = approvals.map((stage, index) => {
    if (index < from) return stage;
    const old = ownStages(ticket.approvals).find((one) => one.stage === stage.stage);
    const past = [...(old ? pastOf(old) : []), ...(index === from ? left : [])];
    return past.length > 0 ? { ...stage, past } : stage;
  });
  return [...stages, ...ticket.approvals.filter(({ purpose }) => purpose !== undefined)];
}

/** The questions about the old answers: those asked anew end, those that stand show the new ones. */
async function endAsked(context: Context, ticket: Ticket, from: number): Promise<void> {
  for (const { state, promptId, stage } of ownStages(ticket.approvals).slice(from)) {
    const prompt = state === 'pending' && promptId ? await context.tx.collection('prompts').get(promptId) : undefined;
    if (!prompt?.open) continue;
    await closePrompt(context, prompt, { words: { key: 'approval.changed' } });
    for (const other of await context.tx.collection('prompts').find({ ticket: ticket.id, open: true }))
      if (isAbout(other.draft, stage) && other.flow !== 'approve') await closePrompt(context, other);
  }
}

function isAbout(draft: unknown, stage: string): boolean {
  return typeof draft === 'object' && draft !== null && 'stage' in draft && draft.stage === stage;
}

/** On to what the stages want now: back to waiting for approval, to the next stage, or straight on. */
async function proceed(context: Context, changed: Ticket): Promise<Ticket> {
  const waits = ownStages(changed.approvals).some(({ state }) => state === 'waiting');
  if (changed.state !== 'awaiting_approval') {
    if (!waits) return saveTicket(context, await showCard(context, changed));
    const back = transition(changed, { verb: 'reapprove' }, changeOf(context));
    return settleRequest(context, back.cardPrompt ? await showCard(context, back) : back, -1);
  }
  const shown = {
    ...changed,
    approvals: changed.approvals.map((one) => (one.state === 'pending' ? { ...one, shown: changed.answers } : one)),
  };
  for (const approval of shown.approvals) if (approval.state === 'pending') await showApproval(context, shown, approval);
  return settleRequest(context, shown, -1);
}

/** The other one of the requester's side, who works on it, and those whose decision no longer counts. */
async function tellChange(
  context: Context,
  before: Ticket,
  { changed, lines, added }: { changed: Ticket; lines: readonly Words[]; added: readonly TicketFile[] },
): Promise<void> {
  const params = { number: changed.id, who: { person: context.actor } };
  await tellRequesters(context, changed, [{ key: 'told.changed', params }, ...lines]);
  const overtaken = new Set(
    ownStages(before.approvals)
      .flatMap(({ decisions }) => decisions)
      .flatMap(({ by }) => (isCounted(changed, by) || by === 'system' ? [] : [by])),
  );
  for (const reader of overtaken)
    await tell(context, { reader, say: { notice: { key: 'told.overtaken', params }, more: lines, ticket: changed.id } });
  if (changed.state === 'awaiting_approval') return;
  const notice = { key: 'told.changed', params } as const;
  await tellTeam(context, changed, { notice, more: lines, ...sentFiles(added), ticket: changed.id });
}

function isCounted({ approvals }: Ticket, person: string): boolean {
  return ownStages(approvals).some(({ decisions }) => decisions.some(({ by }) => by === person));
}

function changeLine(
  { definitions }: Context,
  field: CatalogItem['fields'][number],
  { before, after }: { before: Answers; after: Answers },
): Words {
  const shown = (answers: Answers) => {
    const answer = answers[field.id];
    return answer === undefined ? '—' : showAnswer(field, answer, definitions);
  };
  return { key: 'edit.line', params: { label: { label: field.label }, before: shown(before), after: shown(after) } };
}
