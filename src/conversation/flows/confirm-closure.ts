import { z } from 'zod';
import { conform, disagree } from '../../actions/ask-conformity.ts';
import { flow, type Next } from '../flow.ts';

/** "¿Conforme?": yes closes; no asks why, and the work goes on. */
export const confirmClosure = flow({
  name: 'confirm-closure',
  draft: z.object({ ticket: z.string(), why: z.boolean().optional() }),
  errand: false,
  async run(turn, { ticket: number, why }, reply): Promise<Next> {
    if (why && reply?.kind === 'words') return disagreed(turn, number, reply.text);
    if (why && reply?.kind === 'choice') return disagreed(turn, number, reply.value);
    if (reply?.kind !== 'choice') return { then: 'again' };
    if (reply.value === 'yes') {
      await conform(turn, number);
      return { then: 'end', say: { notice: { key: 'conformity.closed', params: { number } }, ticket: number } };
    }
    if (reply.words) return disagreed(turn, number, reply.words);
    const say = {
      notice: { key: 'conformity.why', params: { number } },
      ask: { expects: { type: 'text' } },
      ticket: number,
    } as const;
    return { then: 'ask', say, draft: { ticket: number, why: true }, ticket: number };
  },
});

async function disagreed(turn: Parameters<typeof disagree>[0], number: string, reason: string): Promise<Next> {
  await disagree(turn, number, reason);
  return { then: 'end', say: { notice: { key: 'conformity.back', params: { number } }, ticket: number } };
}
