import type { Reading } from './create-understand.ts';
import { BUCKETS } from './extract-features.ts';
import type { Head, Model } from './model.ts';

/** What the words of a message add to one label's score, and what it begins with. */
export interface LabelWeights {
  readonly bias: number;
  /** In the order of the message's words. A pair counts with its second word, signs such as "¿" with the first one. */
  readonly words: Float64Array;
  /** `bias` and all words. */
  readonly sum: number;
}

/** The words of a message on the scales, for one label. All zero for one that the model never learnt. */
export const weighWords = (
  model: Model,
  { features, words }: Pick<Reading, 'features' | 'words'>,
  { head, label }: { head: Head; label: string },
): LabelWeights => {
  const index = head.classes.indexOf(label);
  const added = new Float64Array(words.length);
  if (index < 0) return { bias: 0, words: added, sum: 0 };
  const column = head.offset + index;
  const bias = model.weights[BUCKETS * model.width + column] ?? 0;
  let sum = bias;
  for (let at = 0; at < features.count; at++) {
    const owner = features.owners[at] ?? 0;
    const weight = (features.values[at] ?? 0) * (model.weights[(features.ids[at] ?? 0) * model.width + column] ?? 0);
    added[owner] = (added[owner] ?? 0) + weight;
    sum += weight;
  }
  return { bias, words: added, sum };
};
