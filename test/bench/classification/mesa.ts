import { createReadDates } from '../../../adapters/chrono/read-dates.ts';
import { createUnderstand } from '../../../src/conversation/understand/create-understand.ts';
import { deserialise, serialise } from '../../../src/conversation/understand/store-model.ts';
import { trainModel } from '../../../src/conversation/understand/train-from-definitions.ts';
import type { Definitions } from '../../../src/domain/definitions.ts';
import { costOf } from '../stopwatch.ts';
import type { Contender } from './contender.ts';

/** A Monday morning in Lima. */
const place = { now: new Date('2026-03-02T14:00:00Z'), zone: 'America/Lima' } as const;

/** The desk's own reader of messages, with the catalog beside the phrasebooks as a desk has it. */
export function mesa(definitions: Definitions): Contender {
  const items = [...definitions.items.values()];
  const categories = [...definitions.categories.values()];
  return {
    name: 'Mesa',
    async learn(phrasebooks) {
      const learnt: { model?: ReturnType<typeof trainModel> } = {};
      const { cpu } = await costOf(1000, async () => (learnt.model = trainModel({ phrasebooks, items, categories })));
      const { model } = learnt as Required<typeof learnt>;
      const kept = serialise(model);
      const understand = createUnderstand({
        phrasebooks,
        items,
        categories,
        directory: definitions,
        model,
        readDates: createReadDates(),
      });
      return {
        read: (text) => understand(text, place),
        training: cpu,
        bytes: kept.byteLength,
        load: async () => (await costOf(1000, async () => deserialise(kept))).cpu,
      };
    },
  };
}
