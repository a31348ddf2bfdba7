import { z } from 'zod';
import type { Outcome } from '../verbs/run.ts';
import { isVerb } from '../verbs/verbs.ts';
import type { VerbCall } from '../words/read-verb.ts';
import { flow, type AnyFlow, type Next, type Turn } from '../flow.ts';

/** "¿Quisiste decir «tomar INC-3»?": what a verb with a slip of the keyboard in it was to be. `run` does a verb. */
export function confirmVerb(run: (turn: Turn, call: VerbCall) => Promise<Outcome>): AnyFlow {
  return flow({
    name: 'confirm-verb',
    draft: z.object({ verb: z.string(), word: z.string(), number: z.string(), rest: z.string() }),
    errand: true,
    reads: () => false,
    async run(turn, { verb, word, number, rest }, reply): Promise<Next> {
      if (!isVerb(verb)) return { then: 'end' };
      if (reply?.kind === 'choice' && reply.value === 'no') return { then: 'end', say: { notice: { key: 'verb.not_meant' } } };
      if (reply?.kind === 'choice') return nextOf(await run(turn, { verb, number, rest }));
      const choices = [
        { value: 'yes', label: { text: `${word} ${number}` }, style: 'primary', words: 'yes' },
        { value: 'no', label: { key: 'answer.no' }, words: 'no' },
      ] as const;
      const notice = { key: 'verb.did_you_mean', params: { words: `${word} ${number}` } } as const;
      return { then: 'ask', say: { notice, ask: { choices } }, draft: { verb, word, number, rest } };
    },
  });
}

function nextOf(outcome: Outcome): Next {
  if (!outcome) return { then: 'end' };
  if ('start' in outcome) return { then: 'go', ...outcome.start };
  return { then: 'end', say: outcome };
}
