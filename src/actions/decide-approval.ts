import { decide, endApproval, type Approval, type Decision } from '../domain/approval.ts';
import { DeskError } from '../domain/errors.ts';
import { record, transition, type Ticket } from '../domain/ticket.ts';
import { changeOf, saveTicket, type Context } from './context.ts';
import { approvalSay, mayDecide, requestApproval, withApproval } from './request-approval.ts';
import { showCard } from './show-card.ts';
import { closePrompt, rewrite, tell } from './tell.ts';
import { titleOf } from './ticket-facts.ts';

export interface Deciding {
  readonly ticket: string;
  readonly decision: Decision['decision'];
  readonly reason?: string | undefined;
  /** The stage the person was shown; left out for typed words, which mean the one that is pending. */
  readonly stage?: string | undefined;
}

/**
 * Records the actor's decision on the pending stage, rewrites every copy of its question, and goes on: the next stage, the work, or the
 * refusal told to the requester.
 * @throws DeskError if it is not theirs to decide, is decided already, or a rejection lacks its reason.
 */
export async function decideApproval(context: Context, deciding: Deciding): Promise<Ticket> {
  const { actor, channel, now } = context;
  const { ticket, index, approval } = await stageOf(context, deciding);
  const reason = deciding.reason?.trim();
  const made: Decision = { by: actor, for: actor, decision: deciding.decision, channel, at: now, ...(reason && { reason }) };
  const decided = decide(approval, made);
  const note = {
    verb: 'decide',
    sight: 'system',
    facts: { stage: approval.stage, decision: made.decision },
    ...(reason && { text: reason }),
  } as const;
  const recorded = record(withApproval(ticket, index, decided), note, changeOf(context));
  await showDecision(context, recorded, decided);
  return goOn(context, recorded, decided);
}

async function stageOf(
  context: Context,
  { ticket: number, stage }: Deciding,
): Promise<{ ticket: Ticket; index: number; approval: Approval }> {
  const { tx, actor } = context;
  const ticket = await tx.collection('tickets').get(number.toUpperCase());
  const mine = ticket?.approvals.some(({ approvers }) => approvers.includes(actor));
  // Not an approver of it: for all this person may know the ticket does not exist, unless it is their own.
  if (!ticket || (!mine && mayDecide(ticket, actor))) throw new DeskError('ticket.unknown', { number: number.toUpperCase() });
  if (!mayDecide(ticket, actor)) throw new DeskError('approval.own');
  const index = ticket.approvals.findIndex((one) => (stage === undefined ? one.state === 'pending' : one.stage === stage));
  const approval = ticket.approvals[index];
  if (!approval) throw new DeskError('approval.already_decided');
  return { ticket, index, approval };
}

async function goOn(context: Context, ticket: Ticket, decided: Approval): Promise<Ticket> {
  if (decided.state === 'pending') return saveTicket(context, ticket);
  if (decided.state === 'rejected') return refuseRequest(context, ticket);
  const next = await requestApproval(context, ticket);
  if (next !== ticket) return saveTicket(context, next);
  const approved = transition(ticket, { verb: 'approve' }, changeOf(context));
  await tell(context, {
    reader: ticket.requester,
    say: { notice: { key: 'request.approved', params: { number: ticket.id, team: { team: ticket.team } } }, ticket: ticket.id },
  });
  return saveTicket(context, await showCard(context, approved));
}

async function refuseRequest(context: Context, ticket: Ticket): Promise<Ticket> {
  const last = ticket.approvals.flatMap(({ decisions }) => decisions).findLast(({ decision }) => decision === 'rejected');
  const refused = transition(
    { ...ticket, approvals: ticket.approvals.map((one) => endApproval(one, 'cancelled')) },
    { verb: 'reject' },
    changeOf(context),
  );
  const params = {
    number: ticket.id,
    title: titleOf(ticket, context.definitions),
    who: { person: last?.for ?? context.actor },
    reason: last?.reason ?? '',
  };
  await tell(context, { reader: ticket.requester, say: { notice: { key: 'request.rejected', params }, ticket: ticket.id } });
  return saveTicket(context, refused);
}

/** Brings every copy of the stage's question up to date; closes it once the stage is settled. */
export async function showDecision(context: Context, ticket: Ticket, approval: Approval): Promise<void> {
  const prompt = approval.promptId ? await context.tx.collection('prompts').get(approval.promptId) : undefined;
  if (!prompt) return;
  const sayTo = (reader: string) => approvalSay(context, { ticket, approval, reader });
  await endRejections(context, ticket, approval);
  if (approval.state !== 'pending') return closePrompt(context, prompt, { say: approvalSay(context, { ticket, approval }) });
  const heard = approval.decisions.map(({ for: who }) => who);
  await rewrite(context, await context.tx.collection('prompts').replace({ ...prompt, heard }), sayTo);
}

/** Nobody is asked any longer why they reject what is decided, by them or by the stage. */
async function endRejections(context: Context, ticket: Ticket, approval: Approval): Promise<void> {
  for (const prompt of await context.tx.collection('prompts').find({ ticket: ticket.id, open: true })) {
    const over = approval.state !== 'pending' || prompt.audience.includes(`person:${context.actor}`);
    if (prompt.flow === 'reject-request' && over) await closePrompt(context, prompt);
  }
}
