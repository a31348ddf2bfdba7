import { z } from 'zod';
import { seenTicket } from '../../actions/context.ts';
import { decideApproval } from '../../actions/decide-approval.ts';
import { ask, showAgain } from '../../actions/tell.ts';
import { DeskError } from '../../domain/errors.ts';
import { pendingApproval } from '../../domain/ticket.ts';
import type { Say } from '../../messaging/outbound.ts';
import { hereOf } from '../engine.ts';
import { flow, type Next, type Turn } from '../flow.ts';
import { openQuestions } from '../open-questions.ts';

const Draft = z.object({ ticket: z.string(), stage: z.string().optional() });
type Draft = z.infer<typeof Draft>;

/** Why an approver rejects: asked of them alone, while the stage's own question stays open for the others and for a change of mind. */
export const rejectRequest = flow({
  name: 'reject-request',
  draft: Draft,
  errand: true,
  async run(turn, draft, reply): Promise<Next> {
    if (reply?.kind === 'words') return { then: 'end', say: await rejectBecause(turn, draft, reply.text) };
    await checkMine(turn, draft.ticket);
    return { then: 'ask', say: whySay(draft), draft, ticket: draft.ticket };
  },
});

/** The button: the reason may have been typed behind it; if not, it is asked for, once however often it is tapped. */
export async function rejectByChoice(turn: Turn, draft: Draft, reason: string | undefined): Promise<Next> {
  if (reason) return { then: 'end', keep: true, say: await rejectBecause(turn, draft, reason) };
  await checkMine(turn, draft.ticket);
  const asked = (await openQuestions(turn)).find(({ flow: of, ticket }) => of === 'reject-request' && ticket === draft.ticket);
  const at = hereOf(turn);
  if (!asked)
    await ask(turn, { say: whySay(draft), flow: 'reject-request', draft, readers: [turn.person.id], at, ticket: draft.ticket });
  else if (turn.event.kind !== 'choice' && at) await showAgain(turn, asked, { reader: turn.person.id, at });
  return { then: 'end', keep: true };
}

function whySay({ ticket }: Draft): Say {
  return { notice: { key: 'approval.why', params: { number: ticket } }, ask: { expects: { type: 'text' } }, ticket };
}

async function rejectBecause(turn: Turn, { ticket: number, stage }: Draft, reason: string): Promise<Say> {
  const ticket = await decideApproval(turn, { ticket: number, stage, decision: 'rejected', reason });
  const settled = ticket.state !== 'awaiting_approval';
  return {
    notice: { key: settled ? 'approval.done_rejected' : 'approval.done_rejected_yours', params: { number } },
    ticket: number,
  };
}

/** Before anybody is asked for a reason: is there something for them to decide at all? */
async function checkMine(turn: Turn, number: string): Promise<void> {
  const ticket = await seenTicket(turn, number);
  const pending = pendingApproval(ticket);
  if (!pending) throw new DeskError('approval.already_decided');
  if (!pending.approvers.includes(turn.person.id)) throw new DeskError('approval.not_yours');
  if (pending.decisions.some(({ for: who }) => who === turn.person.id)) throw new DeskError('approval.already_yours');
}
