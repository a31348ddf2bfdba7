import { z } from 'zod';
import type { Context } from '../actions/context.ts';
import { closePrompt, tell } from '../actions/tell.ts';
import type { Label } from '../domain/label.ts';
import type { MessageKey } from '../domain/wording.ts';
import type { Prompt } from '../messaging/prompt.ts';
import type { Job } from '../ports.ts';
import { sweep, type Works } from './sweep.ts';

/** Questions that nobody answered lapse; of a form its person is reminded before, and told at the end. Closed ones are forgotten. */
export function lapsePrompts(works: Works): Job {
  return sweep(works, {
    name: 'lapse-prompts',
    every: 10,
    collection: 'prompts',
    field: 'dueAt',
    async one(context, prompt) {
      if (!prompt.open) return context.tx.collection('prompts').remove(prompt);
      const { lapsesAt } = prompt;
      if (lapsesAt && context.now < lapsesAt) {
        await context.tx.collection('prompts').replace({ ...prompt, dueAt: lapsesAt });
        return tellOfForm(context, prompt, 'form.lapses_soon');
      }
      await closePrompt(context, prompt, { words: { key: 'prompt.lapsed' } });
      if (prompt.flow === 'request-item') await tellOfForm(context, prompt, 'form.lapsed');
    },
  });
}

const OfItem = z.object({ item: z.string() });

async function tellOfForm(context: Context, { copies, draft }: Prompt, key: MessageKey): Promise<void> {
  const [copy] = copies;
  const id = OfItem.safeParse(draft).data?.item ?? '';
  const item: { label: Label } | { text: string } = context.definitions.items.get(id) ?? { text: id };
  const params = { item: 'label' in item ? { label: item.label } : item };
  if (copy) await tell(context, { reader: copy.reader, say: { notice: { key, params } } });
}
