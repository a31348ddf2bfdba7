import { approvalLine } from '../actions/approvals/approval-says.ts';
import { decideApproval, type Decided, type Deciding } from '../actions/approvals/decide-approval.ts';
import { emergencyStages, ownStages } from '../domain/approval/lanes.ts';
import { dueFacts } from '../actions/emergency/activate-emergency.ts';
import { refusalWords } from '../actions/emergency/refuse-emergency.ts';
import type { Words } from '../domain/wording.ts';
import type { Say } from '../messaging/outbound.ts';
import type { Turn } from './flow.ts';
import { saysNoReason } from './words/read-reply.ts';

/** Approves, and says what came of it. Thanks and a thumb are no reason. */
export async function approveHere(turn: Turn, { ticket, stage, reason }: Omit<Deciding, 'decision'>): Promise<Say> {
  const says = reason !== undefined && !saysNoReason(turn, reason) && turn.understand(reason, turn).intent !== 'thanks';
  const because = says ? reason : undefined;
  return approvedSay(turn, await decideApproval(turn, { ticket, stage, decision: 'approved', reason: because }));
}

function approvedSay(turn: Turn, decided: Decided): Say | Promise<Say> {
  const { person } = turn;
  const { ticket, for: whom } = decided;
  if (decided.stage.purpose) return acceptedSay(turn, decided);
  const params = { number: ticket.id, who: { person: whom } };
  const approvals = ownStages(ticket.approvals);
  const open = approvals.filter(({ state }) => state === 'pending');
  const refused = approvals.filter(({ decisions, state }) => state === 'rejected' && decisions.length > 0);
  return {
    notice: { key: whom === person.id ? 'approval.done_approved' : 'approval.done_approved_for', params },
    more: [
      ...open.map((one): Words => ({ key: 'approval.goes_on', params: { how: approvalLine(one) } })),
      ...refused.map((one): Words => ({
        key: 'approval.rejected_even_so',
        params: { number: ticket.id, how: approvalLine(one) },
      })),
    ],
    ticket: ticket.id,
  };
}

/** One half of an emergency: what came of it. */
async function acceptedSay(turn: Turn, { ticket, stage, for: whom }: Decided): Promise<Say> {
  const params = { number: ticket.id, who: { person: whom } };
  if (ticket.emergency?.state === 'refused') {
    const why = ticket.approvals.some(({ stage: id, state }) => id === stage.stage && state === 'cancelled') ? 'quota' : 'nobody';
    return { notice: await refusalWords(turn, ticket, { stage, why, reader: turn.person.id }), ticket: ticket.id };
  }
  const active = ticket.emergency?.state === 'active';
  const open = emergencyStages(ticket).filter(({ state }) => state === 'pending');
  return {
    notice: { key: active ? 'emergency.done_accepted' : 'emergency.done_authorised', params },
    ...(active && { facts: dueFacts(turn, ticket, turn.person.id) }),
    more: open.map((one): Words => ({ key: 'approval.goes_on', params: { how: approvalLine(one) } })),
    ticket: ticket.id,
  };
}
