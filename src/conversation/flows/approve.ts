import { z } from 'zod';
import { seenTicket } from '../../actions/context.ts';
import { approveHere } from '../approve-here.ts';
import { flow, type Next, type Turn } from '../flow.ts';
import { askByChoice } from './ask-requester.ts';
import { rejectByChoice } from './reject-request.ts';
import { askWhich, meantBy } from './which-approval.ts';

/** Three buttons for each approver; a rejection and a question ask for words. The stage's question stays open for those who have not decided. */
export const approve = flow({
  name: 'approve',
  draft: z.object({ ticket: z.string(), stage: z.string().optional() }),
  errand: false,
  async run(turn, draft, reply): Promise<Next> {
    if (reply?.kind !== 'choice') return { then: 'again' };
    const meant = await meantBy(turn, draft, reply);
    if (!meant) return askWhich(turn, { decision: reply.value, reason: reply.words });
    if (reply.value === 'rejected') return rejectByChoice(turn, meant, meant.words);
    if (reply.value === 'ask') return askByChoice(turn, meant, meant.words);
    if (await hasApproved(turn, meant)) return { then: 'end', keep: true };
    return { then: 'end', keep: true, say: await approveHere(turn, { ...meant, reason: meant.words }) };
  },
});

/** The second tap of a double tap changes nothing, and nothing is said about it. */
async function hasApproved(turn: Turn, draft: { ticket: string; stage?: string | undefined }): Promise<boolean> {
  const { approvals } = await seenTicket(turn, draft.ticket);
  const decisions = approvals.filter(({ stage }) => stage === draft.stage).flatMap((approval) => approval.decisions);
  const recent = ({ at }: { at: Date }) => turn.now.getTime() - at.getTime() < DOUBLE_TAP_MS;
  return decisions.some((made) => made.by === turn.person.id && made.decision === 'approved' && recent(made));
}

const DOUBLE_TAP_MS = 60_000;
