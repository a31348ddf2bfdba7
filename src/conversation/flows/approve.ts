import { z } from 'zod';
import { seenTicket } from '../../actions/context.ts';
import { decideApproval } from '../../actions/decide-approval.ts';
import { flow, type Next, type Turn } from '../flow.ts';
import { rejectByChoice } from './reject-request.ts';

/** Two buttons for each approver; a rejection also asks why. The stage's question stays open for those who have not decided. */
export const approve = flow({
  name: 'approve',
  draft: z.object({ ticket: z.string(), stage: z.string().optional() }),
  errand: false,
  async run(turn, draft, reply): Promise<Next> {
    if (reply?.kind !== 'choice') return { then: 'again' };
    if (reply.value === 'rejected') return rejectByChoice(turn, draft, reply.words);
    if (await hasApproved(turn, draft)) return { then: 'end', keep: true };
    await decideApproval(turn, { ticket: draft.ticket, stage: draft.stage, decision: 'approved', reason: reply.words });
    return {
      then: 'end',
      keep: true,
      say: { notice: { key: 'approval.done_approved', params: { number: draft.ticket } }, ticket: draft.ticket },
    };
  },
});

/** The second tap of a double tap changes nothing, and nothing is said about it. */
async function hasApproved(
  turn: Turn,
  { ticket: number, stage }: { ticket: string; stage?: string | undefined },
): Promise<boolean> {
  const { approvals } = await seenTicket(turn, number);
  const decisions = approvals.filter((approval) => approval.stage === stage).flatMap((approval) => approval.decisions);
  return decisions.some(({ for: who, decision }) => who === turn.person.id && decision === 'approved');
}
