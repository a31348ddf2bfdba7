import { z } from 'zod';
import { causeWords, explainBreach } from '../../actions/alerting/explain-breach.ts';
import { OTHER_CAUSE } from '../../domain/breach.ts';
import { flow, type Next } from '../flow.ts';

/** Why a promise was missed: one of the desk's causes, or, for another one, words. */
export const explainBreachFlow = flow({
  name: 'explain-breach',
  draft: z.object({ ticket: z.string(), key: z.string(), other: z.literal(true).optional() }),
  errand: false,
  // Words that come along are about something else, unless somebody has just said that it is another cause.
  reads: (_turn, { other }) => other === true,
  async run(turn, draft, reply): Promise<Next> {
    const { ticket: number, key, other } = draft;
    // "Otra causa: el camión no llegó" says it at once.
    const along = reply?.kind === 'choice' && reply.value === OTHER_CAUSE ? reply.words : undefined;
    const text = other && reply?.kind === 'words' ? reply.text : along;
    if (text !== undefined) {
      await explainBreach(turn, number, { key, cause: OTHER_CAUSE, text });
      return { then: 'end', say: { notice: { key: 'breach.noted', params: { number, cause: text } }, ticket: number } };
    }
    if (reply?.kind !== 'choice') return { then: 'again' };
    if (reply.value === OTHER_CAUSE) return inWords(draft);
    const { breaches = [] } = await explainBreach(turn, number, { key, cause: reply.value });
    const breach = breaches.find((one) => one.key === key);
    const cause = (breach && causeWords(turn, breach)) ?? reply.value;
    return { then: 'end', say: { notice: { key: 'breach.noted', params: { number, cause } }, ticket: number } };
  },
});

function inWords({ ticket: number, key }: { ticket: string; key: string }): Next {
  const notice = { key: 'breach.in_words', params: { number } } as const;
  return {
    then: 'ask',
    say: { notice, ask: { expects: { type: 'text' } }, ticket: number },
    draft: { ticket: number, key, other: true },
  };
}
