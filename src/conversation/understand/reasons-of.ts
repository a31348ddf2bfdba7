import type { Understanding } from '../../domain/understanding.ts';
import type { Features } from './extract-features.ts';
import type { Word } from './fold-text.ts';
import { wordWeights, type Model } from './model.ts';

interface Weighed {
  readonly text: string;
  readonly words: readonly Word[];
  readonly features: Features;
}

const MOST_REASONS = 5;

/** The words that spoke most for the intent of this index; one that stands there twice is one reason. */
export const reasonsOf = ({ text, words, features }: Weighed, model: Model, index: number): Understanding['because'] => {
  const weights = wordWeights(model, features, { head: model.heads.intent, index });
  const heard = new Map<string, { readonly text: string; readonly weight: number }>();
  words.forEach(({ folded, start, end }, at) => {
    const before = heard.get(folded) ?? { text: text.slice(start, end), weight: 0 };
    heard.set(folded, { text: before.text, weight: before.weight + (weights[at] ?? 0) });
  });
  return [...heard.values()]
    .map((reason) => ({ text: reason.text, weight: Math.round(reason.weight * 1000) / 1000 }))
    .filter((reason) => reason.weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_REASONS);
};
