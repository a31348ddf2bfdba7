import { z } from 'zod';
import { decideApproval } from '../../actions/approvals/decide-approval.ts';
import { findStage } from '../../actions/approvals/find-stage.ts';
import { ask, showAgain } from '../../actions/tell.ts';
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
    const { ticket, approval } = await findStage(turn, draft);
    const exact = { ticket: ticket.id, stage: approval.stage };
    return { then: 'ask', say: whySay(exact), draft: exact, ticket: ticket.id };
  },
});

/** The button: the reason may have been typed behind it; if not, it is asked for, once however often it is tapped. */
export async function rejectByChoice(turn: Turn, draft: Draft, reason: string | undefined): Promise<Next> {
  if (reason) return { then: 'end', keep: true, say: await rejectBecause(turn, draft, reason) };
  const { ticket, approval } = await findStage(turn, draft);
  const exact = { ticket: ticket.id, stage: approval.stage };
  const asked = (await openQuestions(turn)).find(({ flow: of, ticket: about }) => of === 'reject-request' && about === ticket.id);
  const at = hereOf(turn);
  if (!asked)
    await ask(turn, {
      say: whySay(exact),
      flow: 'reject-request',
      draft: exact,
      readers: [turn.person.id],
      at,
      ticket: ticket.id,
    });
  else if (turn.event.kind !== 'choice' && at) await showAgain(turn, asked, { reader: turn.person.id, at });
  return { then: 'end', keep: true };
}

function whySay({ ticket }: Draft): Say {
  return { notice: { key: 'approval.why', params: { number: ticket } }, ask: { expects: { type: 'text' } }, ticket };
}

async function rejectBecause(turn: Turn, { ticket: number, stage }: Draft, reason: string): Promise<Say> {
  const { ticket, for: whom } = await decideApproval(turn, { ticket: number, stage, decision: 'rejected', reason });
  const settled = ticket.state !== 'awaiting_approval';
  const own = whom === turn.person.id ? 'approval.done_rejected_yours' : 'approval.done_rejected_for';
  return {
    notice: { key: settled ? 'approval.done_rejected' : own, params: { number: ticket.id, who: { person: whom } } },
    ticket: ticket.id,
  };
}
