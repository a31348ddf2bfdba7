import { z } from 'zod';
import { answerAgent } from '../../actions/working/work-ticket.ts';
import { seenTicket } from '../../actions/context.ts';
import { flow, type Next } from '../flow.ts';
import { About, isAnotherMatter } from '../words/is-another-matter.ts';

/** What an agent needs to know to go on: the requester's words are the answer, unless they are about something else. */
export const answerAgentFlow = flow({
  name: 'answer-agent',
  /** `about`: what the ticket is about. */
  draft: z.object({ ticket: z.string(), about: About.optional() }),
  errand: false,
  async run(turn, { ticket: number }, reply): Promise<Next> {
    if (reply?.kind !== 'words') return { then: 'again' };
    const ticket = await seenTicket(turn, number);
    const files = ticket.files.filter(({ id }) => reply.files?.some((file) => file.id === id));
    await answerAgent(turn, ticket, { text: reply.text, files });
    return { then: 'end', say: { notice: { key: 'comment.answered', params: { number } }, ticket: number } };
  },
  reads: (turn, { about }, text) => !isAnotherMatter(turn, text, about),
});
