import { z } from 'zod';
import { decideApproval } from '../../actions/decide-approval.ts';
import { seenTicket } from '../../actions/context.ts';
import { ask } from '../../actions/tell.ts';
import { DeskError } from '../../domain/errors.ts';
import { pendingApproval } from '../../domain/ticket.ts';
import { hereOf } from '../engine.ts';
import { flow, type Next, type Turn } from '../flow.ts';

const Draft = z.object({
  ticket: z.string(),
  stage: z.string().optional(),
  /** Set where only the reason is missing. */
  decision: z.literal('rejected').optional(),
});

/** Two buttons for each approver; a rejection also asks why. The stage's question stays open for those who have not decided. */
export const approve = flow({
  name: 'approve',
  draft: Draft,
  errand: false,
  async run(turn, draft, reply): Promise<Next> {
    if (draft.decision) return rejectBecause(turn, draft, reply?.kind === 'words' ? reply.text : undefined);
    if (reply?.kind !== 'choice') return { then: 'again' };
    if (reply.value === 'rejected') return rejectBecause(turn, draft, reply.words);
    await decideApproval(turn, { ticket: draft.ticket, stage: draft.stage, decision: 'approved', reason: reply.words });
    return {
      then: 'end',
      keep: true,
      say: { notice: { key: 'approval.done_approved', params: { number: draft.ticket } }, ticket: draft.ticket },
    };
  },
});

async function rejectBecause(turn: Turn, draft: z.infer<typeof Draft>, reason: string | undefined): Promise<Next> {
  const { ticket: number, stage } = draft;
  if (!reason) {
    await checkMine(turn, number);
    const say = {
      notice: { key: 'approval.why', params: { number } },
      ask: { expects: { type: 'text' } },
      ticket: number,
    } as const;
    return draft.decision ? { then: 'ask', say, draft } : askWhy(turn, draft);
  }
  await decideApproval(turn, { ticket: number, stage, decision: 'rejected', reason });
  return {
    then: 'end',
    keep: draft.decision === undefined,
    say: { notice: { key: 'approval.done_rejected', params: { number } }, ticket: number },
  };
}

/** A question of its own, to this approver alone: the stage's stays open for the others, and for a change of mind. */
async function askWhy(turn: Turn, { ticket, stage }: z.infer<typeof Draft>): Promise<Next> {
  await ask(turn, {
    say: { notice: { key: 'approval.why', params: { number: ticket } }, ask: { expects: { type: 'text' } }, ticket },
    flow: 'approve',
    draft: { ticket, decision: 'rejected', ...(stage && { stage }) },
    readers: [turn.person.id],
    at: hereOf(turn),
    ticket,
  });
  return { then: 'end', keep: true };
}

/** Before anybody is asked for a reason: is there something for them to decide at all? */
async function checkMine(turn: Turn, number: string): Promise<void> {
  const ticket = await seenTicket(turn, number);
  const pending = pendingApproval(ticket);
  if (!pending) throw new DeskError('approval.already_decided');
  if (!pending.approvers.includes(turn.person.id)) throw new DeskError('approval.not_yours');
  if (pending.decisions.some(({ for: who }) => who === turn.person.id)) throw new DeskError('approval.already_yours');
}
