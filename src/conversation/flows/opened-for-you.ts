import { z } from 'zod';
import { disownTicket, objectTo } from '../../actions/opening/correct-opened.ts';
import { rememberTicket } from '../remember-ticket.ts';
import { flow, type Next, type Turn } from '../flow.ts';

const Draft = z.object({
  ticket: z.string(),
  /** What is not right was asked. */
  asked: z.boolean().optional(),
});
type Draft = z.infer<typeof Draft>;

/** A ticket that an agent opened for somebody who called: they may say that it is not right, or not theirs. */
export const openedForYou = flow({
  name: 'opened-for-you',
  draft: Draft,
  errand: false,
  async run(turn, draft, reply): Promise<Next> {
    const { ticket: number, asked } = draft;
    if (reply?.kind === 'words') return corrected(turn, number, reply.text);
    if (reply?.kind !== 'choice') return { then: 'again' };
    const params = { number };
    if (reply.value === 'right') {
      await rememberTicket(turn, number);
      return { then: 'end', say: { notice: { key: 'opened_for.thanks', params }, ticket: number } };
    }
    if (reply.value === 'not_mine') {
      await disownTicket(turn, number, reply.words);
      return { then: 'end', say: { notice: { key: 'opened_for.disowned', params }, ticket: number } };
    }
    if (reply.words) return corrected(turn, number, reply.words);
    if (asked) return { then: 'again' };
    const say = { notice: { key: 'opened_for.what', params }, ask: { expects: { type: 'long_text' } }, ticket: number } as const;
    return { then: 'ask', say, draft: { ticket: number, asked: true }, ticket: number };
  },
  reads: (_turn, { asked }) => asked === true,
});

async function corrected(turn: Turn, number: string, text: string): Promise<Next> {
  await objectTo(turn, number, text);
  await rememberTicket(turn, number);
  return { then: 'end', say: { notice: { key: 'opened_for.corrected', params: { number } }, ticket: number } };
}
