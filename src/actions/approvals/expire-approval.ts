import { decideByExpiry, missing, takeBack, type Approval } from '../../domain/approval/approval.ts';
import { decidersBeside } from '../../domain/approval/running-stages.ts';
import { record, requesters, transition, type Ticket } from '../../domain/ticket.ts';
import type { Words } from '../../domain/wording.ts';
import { changeOf, personOf, saveTicket, type Context } from '../context.ts';
import { endQuestions } from '../closing/end-questions.ts';
import { mayDecide } from './find-stand-ins.ts';
import { askStage, withApproval } from './request-approval.ts';
import { settleRequest } from './settle-request.ts';
import { showCard } from '../working/show-card.ts';
import { closePrompt, tell } from '../tell.ts';

/** A stage that nobody decided in time: what its rule says happens. Without a rule the request is cancelled. */
export async function expireApproval(context: Context, ticket: Ticket, index: number): Promise<Ticket> {
  const approval = ticket.approvals[index];
  if (!approval) return saveTicket(context, ticket);
  switch (approval.outcome) {
    case 'approve':
      return decideNow(context, { ticket, index, approval, decision: 'approved' });
    case 'reject':
      return decideNow(context, { ticket, index, approval, decision: 'rejected' });
    case 'escalate':
      return (await passOn(context, { ticket, index, approval })) ?? cancelExpired(context, ticket, approval);
    default:
      return cancelExpired(context, ticket, approval);
  }
}

interface Expiring {
  readonly ticket: Ticket;
  readonly index: number;
  readonly approval: Approval;
}

/** Time decides, and the log says so. */
async function decideNow(context: Context, about: Expiring & { decision: 'approved' | 'rejected' }): Promise<Ticket> {
  const { ticket, index, approval, decision } = about;
  const decided = decideByExpiry(approval, decision, context.now);
  const note = { verb: 'decide', sight: 'system', facts: { stage: approval.stage, decision, how: 'expiry' } } as const;
  return settleRequest(context, record(withApproval(ticket, index, decided), note, changeOf(context)), index);
}

async function cancelExpired(context: Context, ticket: Ticket, { expireDays }: Approval): Promise<Ticket> {
  const expired = transition(ticket, { verb: 'expire' }, changeOf(context));
  const ended = await endQuestions(context, expired, 'expired');
  const days = expireDays ?? context.definitions.desk.approvals.expire_after_days;
  await tellRequesters(context, ended, { key: 'told.approval_expired', params: { number: ticket.id, count: days } });
  return saveTicket(context, ended.cardPrompt ? await showCard(context, ended) : ended);
}

/** Asks the next ones up, once. Nothing if there is nobody to ask, or they were asked already. */
async function passOn(context: Context, { ticket, index, approval }: Expiring): Promise<Ticket | undefined> {
  const from = missing(approval);
  const to = nextUp(context, ticket, approval);
  if (approval.escalated || to.length === 0) return undefined;
  const prompt = approval.promptId ? await context.tx.collection('prompts').get(approval.promptId) : undefined;
  const people = { list: to.map((person) => ({ person })) };
  const params = { number: ticket.id, from: { list: from.map((person) => ({ person })) }, to: people };
  if (prompt?.open) await closePrompt(context, prompt, { words: { key: 'approval.passed_to', params } });
  const anew = withApproval(ticket, index, {
    ...bare(context, approval),
    approvers: [...to],
    need: 1,
    escalated: { from: [...from], at: context.now },
  });
  const note = { verb: 'escalate-approval', sight: 'system', facts: { stage: approval.stage, of: to.length } } as const;
  const asked = await askStage(context, record(anew, note, changeOf(context)), index);
  await tellRequesters(context, asked, { key: 'told.approval_passed_on', params });
  return saveTicket(context, asked);
}

/** The stage without what belonged to those who were asked until now; their decisions are kept as past ones. */
function bare(context: Context, approval: Approval): Approval {
  const ending = { why: 'escalated', at: context.now, by: 'system' } as const;
  const emptied = approval.decisions.reduce((left, made) => takeBack(left, made, ending), approval);
  const { rule: _rule, quota: _quota, standIns: _standIns, promptId: _prompt, paused: _paused, ...rest } = emptied;
  return rest;
}

/** Whom the stage names, else the managers of those who did not decide; never who may not decide. */
function nextUp(context: Context, ticket: Ticket, approval: Approval): readonly string[] {
  const late = missing(approval);
  const named = approval.escalateTo ?? late.flatMap((id) => personOf(context, id).manager ?? []);
  const elsewhere = approval.fourEyes ? decidersBeside(ticket.approvals, approval) : new Set<string>();
  return [...new Set(named)].filter(
    (id) => context.definitions.people.has(id) && mayDecide(ticket, id) && !late.includes(id) && !elsewhere.has(id),
  );
}

async function tellRequesters(context: Context, ticket: Ticket, notice: Words): Promise<void> {
  for (const reader of requesters(ticket)) await tell(context, { reader, say: { notice, ticket: ticket.id } });
}
