import { z } from 'zod';
import type { Choice } from '../../messaging/outbound.ts';
import { flow, type Next } from '../flow.ts';

/** `open`, where the name is several people's: which of them called. Then it goes on like their own words. */
export const openFor = flow({
  name: 'open-for',
  draft: z.object({ people: z.array(z.string()), text: z.string() }),
  errand: true,
  async run({ definitions }, { people, text }, reply): Promise<Next> {
    const chosen = reply?.kind === 'choice' ? people.find((id) => id === reply.value) : undefined;
    if (chosen) {
      const words = text ? ({ reply: { kind: 'words', text } } as const) : {};
      return { then: 'go', flow: 'triage', draft: { text, behalf: chosen }, ...words };
    }
    if (reply) return { then: 'again' };
    const choices = people.map((id): Choice => ({ value: id, label: { text: definitions.people.get(id)?.name ?? id } }));
    return { then: 'ask', say: { notice: { key: 'opened_for.which' }, ask: { choices } }, draft: { people, text } };
  },
  reads: () => false,
});
