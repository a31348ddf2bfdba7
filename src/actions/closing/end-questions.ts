import type { Ticket } from '../../domain/ticket.ts';
import { withoutAsked } from '../../domain/emergency/emergency.ts';
import { endApproval } from '../../domain/approval/approval.ts';
import type { FlowName } from '../../messaging/flow-names.ts';
import type { Context } from '../context.ts';
import { showApproval } from '../approvals/show-approval.ts';
import { closePrompt } from '../tell.ts';

/** Ends what is still asked about a ticket that is over: the approvals, and every other question but the card in the team's room. */
export async function endQuestions(context: Context, ticket: Ticket, ending: 'expired' | 'cancelled'): Promise<Ticket> {
  const approvals = ticket.approvals.map((approval) => endApproval(approval, ending));
  const ended = { ...ticket, approvals, ...withoutAsked(ticket, context.now) };
  for (const [index, approval] of ticket.approvals.entries()) {
    const now = ended.approvals[index];
    if (approval.state === 'pending' && now) await showApproval(context, ended, now);
  }
  await closeQuestions(context, ticket);
  return ended;
}

/**
 * Closes the open questions about a ticket, its card and its approvals aside. `answered`: the flow whose question is being answered right
 * now; whoever reads the answer closes that one, with the answer on it.
 */
export async function closeQuestions(context: Context, ticket: Ticket, answered?: FlowName): Promise<void> {
  const prompts = await context.tx.collection('prompts').find({ ticket: ticket.id, open: true });
  const cards = [ticket.cardPrompt, ...ticket.tasks.map(({ cardPrompt }) => cardPrompt)];
  for (const prompt of prompts) {
    if (!cards.includes(prompt.id) && prompt.flow !== 'approve' && prompt.flow !== answered) await closePrompt(context, prompt);
  }
}
