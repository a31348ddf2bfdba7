import type { PhrasebookLine } from '../../../adapters/config/phrasebook-lines.ts';
import { splitLine } from '../../conversation/understand/expand-phrasebook.ts';
import { BUCKETS, extractFeatures, keep, weigh, type Features } from '../../conversation/understand/extract-features.ts';
import { wordsOf } from '../../conversation/understand/fold-text.ts';
import type { Model } from '../../conversation/understand/model.ts';

/** The line of an intent that is most like a text. */
export type NearestLine = (text: string, intent: string) => PhrasebookLine | undefined;

const none: ReadonlyMap<string, string> = new Map();

/** Likeness as the model sees it: the cosine of weighed features. Slots stand for nothing. */
export function createNearestLine(lines: readonly PhrasebookLine[], { rarity }: Model): NearestLine {
  const featuresOf = (text: string): Features => keep(weigh(extractFeatures(text, wordsOf(text), none), rarity));
  const seen = new Map<PhrasebookLine, Features>();
  const featuresOfLine = (line: PhrasebookLine): Features => {
    const known = seen.get(line) ?? featuresOf(splitLine(line.written).text.replace(/\{\w+\}/g, ' '));
    seen.set(line, known);
    return known;
  };
  return (text, intent) => {
    const sought = spread(featuresOf(text));
    let best: { line: PhrasebookLine; likeness: number } | undefined;
    for (const line of lines.filter((one) => one.intent === intent)) {
      const likeness = product(featuresOfLine(line), sought);
      if (best === undefined || likeness > best.likeness) best = { line, likeness };
    }
    return best?.line;
  };
}

function spread({ ids, values, count }: Features): Float32Array {
  const all = new Float32Array(BUCKETS);
  for (let at = 0; at < count; at++) all[ids[at] ?? 0] = (all[ids[at] ?? 0] ?? 0) + (values[at] ?? 0);
  return all;
}

function product({ ids, values, count }: Features, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < count; at++) sum += (values[at] ?? 0) * (other[ids[at] ?? 0] ?? 0);
  return sum;
}
