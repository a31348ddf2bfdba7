import { endApproval, type Approval, type Decision } from '../../domain/approval/approval.ts';
import { ownStages } from '../../domain/approval/lanes.ts';
import { withFourEyes } from '../../domain/approval/running-stages.ts';
import { withoutAsked } from '../../domain/emergency/emergency.ts';
import { requesters, transition, type Ticket } from '../../domain/ticket.ts';
import type { Words } from '../../domain/wording.ts';
import { deciderOf } from './approval-says.ts';
import { changeOf, saveTicket, type Context } from '../context.ts';
import { settleEmergency } from '../emergency/settle-emergency.ts';
import { whomToAsk } from './plan-approvals.ts';
import { requestApproval, withApproval } from './request-approval.ts';
import { showApproval } from './show-approval.ts';
import { showCard } from '../working/show-card.ts';
import { tell } from '../tell.ts';
import { titleOf } from '../looking/ticket-facts.ts';

/**
 * Goes on after a stage has changed: shows every copy how it stands, then the next stage, the work, or the refusal told to the requester.
 * `index` is the stage that changed. Returns the ticket as written.
 */
export async function settleRequest(context: Context, ticket: Ticket, index: number): Promise<Ticket> {
  if (ticket.approvals[index]?.purpose === 'emergency') return settleEmergency(context, ticket, index);
  const seen = keepEyesApart(ticket, index);
  for (const approval of seen.approvals.filter((one, at) => at === index || one !== ticket.approvals[at]))
    await showApproval(context, seen, approval);
  if (hasStage(seen, 'rejected')) return refuseRequest(context, seen);
  if (hasStage(seen, 'pending')) return saveTicket(context, seen);
  const next = await requestApproval(context, seen);
  if (hasStage(next, 'rejected')) return refuseRequest(context, next);
  if (hasStage(next, 'pending')) return saveTicket(context, next);
  return release(context, next);
}

function hasStage({ approvals }: Ticket, state: Approval['state']): boolean {
  return ownStages(approvals).some((one) => one.state === state);
}

/** Whoever has decided this stage falls away in those beside it that want other eyes. */
function keepEyesApart(ticket: Ticket, index: number): Ticket {
  let apart = ticket;
  for (const [at, { state, fourEyes }] of ticket.approvals.entries()) {
    if (at === index || state !== 'pending' || !fourEyes) continue;
    const left = withFourEyes(apart.approvals, at);
    if (left && JSON.stringify(left) !== JSON.stringify(apart.approvals[at])) apart = withApproval(apart, at, left);
  }
  return apart;
}

/** All stages agree: the work begins, or goes on where a changed answer had interrupted it. */
async function release(context: Context, ticket: Ticket): Promise<Ticket> {
  const approved = transition(ticket, { verb: 'approve' }, changeOf(context));
  const again = ticket.assignee !== undefined && ticket.respondedAt !== undefined;
  const change = { ...changeOf(context), by: 'system' };
  const at = again ? transition(approved, { verb: 'take', note: { verb: 'resume' } }, change) : approved;
  const notice: Words = again
    ? { key: 'request.approved_again', params: { number: ticket.id } }
    : { key: 'request.approved', params: { number: ticket.id, team: { team: ticket.team } } };
  await tellAll(context, at, notice);
  if (again && ticket.assignee) await tell(context, { reader: ticket.assignee, say: { notice, ticket: ticket.id } });
  return saveTicket(context, await showCard(context, at));
}

async function refuseRequest(context: Context, ticket: Ticket): Promise<Ticket> {
  const refused = transition(
    {
      ...ticket,
      approvals: ticket.approvals.map((one) => endApproval(one, 'cancelled')),
      ...withoutAsked(ticket, context.now),
    },
    { verb: 'reject' },
    changeOf(context),
  );
  for (const [at, approval] of refused.approvals.entries())
    if (approval !== ticket.approvals[at]) await showApproval(context, refused, approval);
  await tellAll(context, refused, refusalOf(context, ticket));
  if (ticket.assignee)
    await tell(context, { reader: ticket.assignee, say: { notice: refusalOf(context, ticket), ticket: ticket.id } });
  return saveTicket(context, refused.cardPrompt ? await showCard(context, refused) : refused);
}

/** Who said no and why; or that time did, or that four eyes left nobody to decide. */
function refusalOf(context: Context, ticket: Ticket): Words {
  const number = ticket.id;
  const rejected = ownStages(ticket.approvals).filter(({ state }) => state === 'rejected');
  const last = rejected
    .flatMap(({ decisions }): readonly Decision[] => decisions)
    .findLast((made) => made.decision === 'rejected');
  if (!last) return { key: 'request.nobody_left', params: { number, whom: { person: whomToAsk(context.definitions) } } };
  if (last.by === 'system') {
    const days = rejected.at(-1)?.expireDays ?? context.definitions.desk.approvals.expire_after_days;
    return { key: 'told.approval_expired_rejected', params: { number, count: days } };
  }
  const title = titleOf(ticket, context.definitions);
  return { key: 'request.rejected', params: { number, title, who: deciderOf(last), reason: last.reason ?? '' } };
}

async function tellAll(context: Context, ticket: Ticket, notice: Words): Promise<void> {
  for (const reader of requesters(ticket)) await tell(context, { reader, say: { notice, ticket: ticket.id } });
}
