import { z } from 'zod';
import { answerApprover } from '../../actions/approvals/ask-requester.ts';
import { flow, type Next } from '../flow.ts';
import { About, isAnotherMatter } from '../words/is-another-matter.ts';

/** What an approver wants to know: the requester's words are the answer, unless they are about something else. */
export const answerApproverFlow = flow({
  name: 'answer-approver',
  draft: z.object({ ticket: z.string(), stage: z.string(), question: z.number(), about: About.optional() }),
  errand: false,
  async run(turn, { about: _, ...draft }, reply): Promise<Next> {
    if (reply?.kind !== 'words') return { then: 'again' };
    const { by } = await answerApprover(turn, { ...draft, text: reply.text });
    const params = { number: draft.ticket, who: { person: by } };
    return { then: 'end', say: { notice: { key: 'approval.done_answer', params }, ticket: draft.ticket } };
  },
  reads: (turn, { about }, text) => !isAnotherMatter(turn, text, about),
});
