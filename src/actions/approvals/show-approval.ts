import { askedIn, voiceOf, type Approval } from '../../domain/approval/approval.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { FlowName } from '../../messaging/flow-names.ts';
import type { Prompt } from '../../messaging/prompt.ts';
import { approvalSay } from './approval-says.ts';
import type { Context } from '../context.ts';
import { closePrompt, rewrite } from '../tell.ts';

/** Brings every copy of a stage's question up to date, wherever it was shown; closes it once the stage is settled. */
export async function showApproval(context: Context, ticket: Ticket, approval: Approval): Promise<void> {
  await endSideQuestions(context, ticket, approval);
  const prompt = approval.promptId ? await context.tx.collection('prompts').get(approval.promptId) : undefined;
  if (!prompt?.open) return;
  const sayTo = (reader: string) => approvalSay(context, { ticket, approval, reader });
  if (approval.state !== 'pending') return closePrompt(context, prompt, { sayTo });
  await rewrite(context, await context.tx.collection('prompts').replace(standing(context, prompt, { ticket, approval })), sayTo);
}

/** The question as it stands now: who may answer it, who has, and what it says when it is shown again. */
export function standing(context: Context, prompt: Prompt, shown: { ticket: Ticket; approval: Approval }): Prompt {
  const { approval } = shown;
  const asked = askedIn(approval);
  const { heard: _heard, ...rest } = prompt;
  const heard = asked.filter((person) => voiceOf(approval, person) === undefined);
  return {
    ...rest,
    say: approvalSay(context, shown),
    audience: [...new Set([...asked.map((person) => `person:${person}`), ...deciders(approval)])],
    ...(heard.length > 0 && { heard }),
  };
}

/** Who decided may still tap an old copy, and is told how it stands. */
function deciders({ decisions }: Approval): readonly string[] {
  return decisions.flatMap(({ by }) => (by === 'system' ? [] : [`person:${by}`]));
}

const sideQuestions: readonly FlowName[] = ['reject-request', 'ask-requester', 'answer-approver'];

/** Nobody is asked any longer why they reject what is decided, by them or by the stage, nor what an approver wanted to know. */
async function endSideQuestions(context: Context, ticket: Ticket, approval: Approval): Promise<void> {
  for (const prompt of await context.tx.collection('prompts').find({ ticket: ticket.id, open: true })) {
    if (!sideQuestions.includes(prompt.flow) || !isAbout(prompt, approval)) continue;
    const silent = prompt.flow !== 'answer-approver' && prompt.audience.every((who) => !mayAnswer(approval, who));
    if (approval.state !== 'pending' || silent) await closePrompt(context, prompt);
  }
}

function mayAnswer(approval: Approval, who: string): boolean {
  return voiceOf(approval, who.replace(/^person:/, '')) !== undefined;
}

/** Drafts of an earlier desk name no stage: there was one at a time. */
function isAbout({ draft }: Prompt, { stage }: Approval): boolean {
  const named = typeof draft === 'object' && draft !== null && 'stage' in draft ? draft.stage : undefined;
  return named === undefined || named === stage;
}
