import { z } from 'zod';
import { answerAgent } from '../../actions/work-ticket.ts';
import { seenTicket } from '../../actions/context.ts';
import { flow, type Next } from '../flow.ts';
import { isSomethingElse } from '../words/is-something-else.ts';

/** What an agent needs to know to go on: the requester's words are the answer, unless they are about something else. */
export const answerAgentFlow = flow({
  name: 'answer-agent',
  draft: z.object({ ticket: z.string() }),
  errand: false,
  async run(turn, { ticket: number }, reply): Promise<Next> {
    if (reply?.kind !== 'words') return { then: 'again' };
    await answerAgent(turn, await seenTicket(turn, number), reply.text);
    return { then: 'end', say: { notice: { key: 'comment.answered', params: { number } }, ticket: number } };
  },
  reads: (turn, _draft, text) => !isSomethingElse(turn, text, { kind: 'incident' }),
});
