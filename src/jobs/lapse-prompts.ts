import { closePrompt, tell } from '../actions/tell.ts';
import type { Job } from '../ports.ts';
import { sweep, type Works } from './sweep.ts';

/** Questions that nobody answered lapse, a form with a word to its person; closed ones are forgotten. */
export function lapsePrompts(works: Works): Job {
  return sweep(works, {
    name: 'lapse-prompts',
    every: 10,
    collection: 'prompts',
    field: 'dueAt',
    async one(context, prompt) {
      if (!prompt.open) return context.tx.collection('prompts').remove(prompt);
      await closePrompt(context, prompt, { words: { key: 'prompt.lapsed' } });
      if (prompt.flow !== 'request-item') return;
      for (const { reader } of prompt.copies.slice(0, 1))
        await tell(context, { reader, say: { notice: { key: 'form.lapsed' } } });
    },
  });
}
