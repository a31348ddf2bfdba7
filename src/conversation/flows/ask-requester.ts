import { z } from 'zod';
import { askRequester } from '../../actions/approvals/ask-requester.ts';
import { findStage } from '../../actions/approvals/find-stage.ts';
import { ask, showAgain } from '../../actions/tell.ts';
import type { Say } from '../../messaging/outbound.ts';
import { hereOf } from '../engine.ts';
import { flow, type Next, type Turn } from '../flow.ts';
import { openQuestions } from '../open-questions.ts';

const Draft = z.object({ ticket: z.string(), stage: z.string().optional() });
type Draft = z.infer<typeof Draft>;

/** What an approver wants to know before deciding: asked of them first, then put to the requester. */
export const askRequesterFlow = flow({
  name: 'ask-requester',
  draft: Draft,
  errand: true,
  async run(turn, draft, reply): Promise<Next> {
    if (reply?.kind === 'words') return { then: 'end', say: await passOn(turn, draft, reply.text) };
    const { ticket, approval } = await findStage(turn, draft);
    const exact = { ticket: ticket.id, stage: approval.stage };
    return { then: 'ask', say: whatSay(exact), draft: exact, ticket: ticket.id };
  },
});

/** The button: the question may have been typed behind it; if not, it is asked for, once however often it is tapped. */
export async function askByChoice(turn: Turn, draft: Draft, words: string | undefined): Promise<Next> {
  if (words) return { then: 'end', keep: true, say: await passOn(turn, draft, words) };
  const { ticket, approval } = await findStage(turn, draft);
  const exact = { ticket: ticket.id, stage: approval.stage };
  const asked = (await openQuestions(turn)).find(({ flow: of, ticket: about }) => of === 'ask-requester' && about === ticket.id);
  const at = hereOf(turn);
  if (!asked)
    await ask(turn, {
      say: whatSay(exact),
      flow: 'ask-requester',
      draft: exact,
      readers: [turn.person.id],
      at,
      ticket: ticket.id,
    });
  else if (turn.event.kind !== 'choice' && at) await showAgain(turn, asked, { reader: turn.person.id, at });
  return { then: 'end', keep: true };
}

function whatSay({ ticket }: Draft): Say {
  return { notice: { key: 'approval.ask_what', params: { number: ticket } }, ask: { expects: { type: 'text' } }, ticket };
}

async function passOn(turn: Turn, draft: Draft, text: string): Promise<Say> {
  const ticket = await askRequester(turn, { ...draft, text });
  const params = { number: ticket.id, requester: { person: ticket.requester } };
  return { notice: { key: 'approval.done_ask', params }, ticket: ticket.id };
}
