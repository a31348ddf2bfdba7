import { readConfiguration } from '../../src/commands/read-configuration.ts';
import { expandPhrasebook } from '../../src/conversation/understand/expand-phrasebook.ts';
import { foldedWords } from '../../src/domain/fold.ts';
import { compareOn, type Rivals } from './classification/compare.ts';
import { mesa } from './classification/mesa.ts';
import { measuringSets } from './classification/sets.ts';
import { splitLines } from './classification/split-lines.ts';
import { row, type Bench, type Figure, type Row } from './figure.ts';
import { costOf } from './stopwatch.ts';

const MEGABYTE = 1024 * 1024;

/** How well messages are understood and what it costs, beside nlp.js on the same lines. */
export const classification: Figure = {
  name: 'classification',
  async measure({ config, rounds }: Bench) {
    const { definitions, phrasebooks } = await readConfiguration(config);
    // Loaded only here: the other figures need none of it.
    const { nlpjs } = await import('./classification/nlpjs.ts');
    const rivals = async (books: typeof phrasebooks): Promise<Rivals> => ({
      ...{ ours: await mesa(definitions).learn(books), theirs: await nlpjs.learn(books), against: nlpjs.name },
    });
    const whole = await rivals(phrasebooks);
    const sets = measuringSets();
    const rows: Row[] = [];
    for (const set of sets) rows.push(...(await compareOn(set, whole)));
    const split = splitLines(phrasebooks);
    rows.push(...(await compareOn({ name: 'split', rows: split.rows }, await rivals(split.phrasebooks))));
    const texts = sets.flatMap((set) => set.rows.map(({ text }) => text));
    rows.push(...(await measureReading(texts, whole, rounds)), ...(await measureLearning(whole)));
    const lines = phrasebooks.flatMap(expandPhrasebook).length;
    return { title: 'Understanding', rows, notes: notesOn(lines, split.rows.length) };
  },
};

const notesOn = (lines: number, heldOut: number): readonly string[] => [
  `Both learn the same ${lines.toLocaleString('en-GB')} sentences in three languages and are told nobody's language. An intent that one could defend as well counts as right.`,
  `split: ${heldOut.toLocaleString('en-GB')} hand-written lines of the phrasebooks, 15 of 100 by a fixed hash of their words; both learnt without them.`,
  'Mesa reads category or item, urgency, language, dates, people and the words that decided in the same time; nlp.js the intent and the language.',
];

/** Each message once a round, and of each its quickest: the rest is what else the machine was doing. */
async function measureReading(
  texts: readonly string[],
  { ours, theirs, against }: Rivals,
  rounds: number,
): Promise<readonly Row[]> {
  const best = { ours: longest(texts), theirs: longest(texts), again: longest(texts) };
  for (let round = 0; round <= rounds; round += 1) {
    await time(texts, ours.read, best.ours);
    await time(texts, theirs.read, best.theirs);
    await time(texts, theirs.read, best.again);
  }
  const bare = await costOf(texts.length, async () => texts.forEach(foldedWords));
  const at = (share: number, what: string, goal?: string): Row =>
    row({ what, unit: 'µs', ...(goal !== undefined && { goal }) }, quantile(best.ours, share), {
      ...{ what: against, value: quantile(best.theirs, share), again: quantile(best.again, share) },
    });
  return [
    at(0.5, 'reading a message, the middle one'),
    at(0.95, 'reading a message, 95 of 100 are quicker', '≤ 1,000'),
    row({ what: 'the middle one again', unit: 'µs' }, quantile(best.ours, 0.5), {
      what: 'folding and splitting it',
      value: bare.cpu,
    }),
  ];
}

const longest = (texts: readonly string[]): Float64Array => new Float64Array(texts.length).fill(Infinity);

async function time(texts: readonly string[], read: (text: string) => unknown, best: Float64Array): Promise<void> {
  for (const [at, text] of texts.entries()) {
    const began = performance.now();
    await read(text);
    best[at] = Math.min(best[at]!, (performance.now() - began) * 1000);
  }
}

const quantile = (values: Float64Array, share: number): number =>
  values.toSorted()[Math.min(values.length - 1, Math.floor(share * values.length))]!;

async function measureLearning({ ours, theirs, against }: Rivals): Promise<readonly Row[]> {
  await ours.load();
  const line = (what: string, unit: string, of: { value: number; base: number; goal?: string }): Row =>
    row({ what, unit, ...(of.goal !== undefined && { goal: of.goal }) }, of.value, { what: against, value: of.base });
  return [
    line('learning from the phrasebooks, CPU', 'ms', { value: ours.training, base: theirs.training, goal: '≤ 10,000' }),
    line('what is kept of it', 'MB', { value: ours.bytes / MEGABYTE, base: theirs.bytes / MEGABYTE }),
    line('taking that up at a start, CPU', 'ms', { value: await ours.load(), base: await theirs.load() }),
  ];
}
