import { z } from 'zod';
import { conform, disagree } from '../../actions/closing/answer-conformity.ts';
import { flow, type Next } from '../flow.ts';
import { isSomethingElse } from '../words/is-something-else.ts';
import { saysOver } from '../words/says-over.ts';

/** "¿Conforme?": yes closes; no asks why, and the work goes on. */
export const confirmClosure = flow({
  name: 'confirm-closure',
  draft: z.object({
    ticket: z.string(),
    /** What it was about: words of trouble about the same thing mean that it is not solved. */
    about: z
      .object({ kind: z.enum(['incident', 'request']), category: z.string().optional(), item: z.string().optional() })
      .optional(),
    why: z.boolean().optional(),
  }),
  errand: false,
  async run(turn, { ticket: number, why }, reply): Promise<Next> {
    if (reply?.kind === 'words' && saysOver(turn, reply.text)) return conformed(turn, number);
    if (why && reply?.kind === 'words') return disagreed(turn, number, reply.text);
    if (why && reply?.kind === 'choice') return disagreed(turn, number, reply.value);
    if (reply?.kind === 'words') return disagreed(turn, number, reply.text);
    if (!reply && why) return askWhy(number);
    if (reply?.kind !== 'choice') return { then: 'again' };
    if (reply.value === 'yes') return conformed(turn, number);
    // "No, ya funciona" denies only that something is left.
    if (reply.words && saysOver(turn, reply.words)) return conformed(turn, number);
    if (reply.words) return disagreed(turn, number, reply.words);
    return askWhy(number);
  },
  reads(turn, { about, why }, text) {
    if (why || saysOver(turn, text)) return true;
    const { intent, p } = turn.understand(text, turn);
    return (
      intent === 'incident' &&
      p >= turn.definitions.desk.conversation.accept &&
      !isSomethingElse(turn, text, about ?? { kind: 'incident' })
    );
  },
});

async function conformed(turn: Parameters<typeof conform>[0], number: string): Promise<Next> {
  await conform(turn, number, 'confirm-closure');
  return { then: 'end', say: { notice: { key: 'conformity.closed', params: { number } }, ticket: number } };
}

async function disagreed(turn: Parameters<typeof disagree>[0], number: string, reason: string): Promise<Next> {
  await disagree(turn, number, { reason, answered: 'confirm-closure' });
  return { then: 'end', say: { notice: { key: 'conformity.back', params: { number } }, ticket: number } };
}

function askWhy(number: string): Next {
  const say = {
    notice: { key: 'conformity.why', params: { number } },
    ask: { expects: { type: 'text' } },
    ticket: number,
  } as const;
  return { then: 'ask', say, draft: { ticket: number, why: true }, ticket: number };
}
