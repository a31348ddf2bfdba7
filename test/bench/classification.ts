import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfiguration } from '../../src/commands/read-configuration.ts';
import { packageRoot } from '../../src/commands/root.ts';
import { deserialise, serialise } from '../../src/conversation/understand/store-model.ts';
import { trainModel } from '../../src/conversation/understand/train-from-definitions.ts';
import { foldedWords } from '../../src/domain/fold.ts';
import { row, type Bench, type Figure, type Row } from './figure.ts';
import { costOf, median } from './stopwatch.ts';

const place = { now: new Date('2026-03-02T14:00:00Z'), zone: 'America/Lima' } as const;

/** What reading a message costs, and what learning to read costs. */
export const classification: Figure = {
  name: 'classification',
  async measure(bench) {
    const notes = ['Reading finds intent, category or item, urgency, language, dates, people and the words that decided.'];
    return { title: 'Understanding', rows: [await measureReading(bench), await measureTraining(bench)], notes };
  },
};

async function measureReading({ foundation, rounds }: Bench): Promise<Row> {
  const { understand } = foundation.knowledge;
  const texts = messages();
  const read = () => costOf(texts.length * 4, async () => repeat(4, () => texts.forEach((text) => understand(text, place))));
  const bare = () => costOf(texts.length * 40, async () => repeat(40, () => texts.forEach(foldedWords)));
  const costs: { read: number; bare: number; again: number }[] = [];
  for (let n = 0; n <= rounds; n += 1) {
    const round = { bare: (await bare()).cpu, read: (await read()).cpu, again: (await bare()).cpu };
    if (n > 0) costs.push(round);
  }
  const [value, base, again] = (['read', 'bare', 'again'] as const).map((kind) => median(costs.map((cost) => cost[kind])));
  return row({ what: 'reading a message', unit: 'µs' }, value!, { what: 'folding it and splitting it into words', value: base!, again: again! }); // prettier-ignore
}

async function measureTraining({ config }: Bench): Promise<Row> {
  const { definitions, phrasebooks } = await readConfiguration(config);
  const lessons = { phrasebooks, items: [...definitions.items.values()], categories: [...definitions.categories.values()] };
  let model = trainModel(lessons);
  const training = await costOf(1000, async () => (model = trainModel(lessons)));
  const kept = serialise(model);
  const loading = [await costOf(1000, async () => deserialise(kept)), await costOf(1000, async () => deserialise(kept))];
  return row({ what: 'learning from the phrasebook', unit: 'ms' }, training.cpu, {
    ...{ what: 'taking what was learnt before', value: loading[0]!.cpu, again: loading[1]!.cpu },
  });
}

function messages(): readonly string[] {
  const file = join(packageRoot(), 'test', 'fixtures', 'classifier', 'dev.jsonl');
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => (JSON.parse(line) as { text: string }).text);
}

function repeat(times: number, work: () => void): void {
  for (let n = 0; n < times; n += 1) work();
}
