import type { Phrasebook, UnderstoodLanguage } from '../../domain/phrasebook.ts';
import type { Intent } from '../../domain/understanding.ts';
import type { Reading } from './create-understand.ts';
import { expandPhrasebook, splitLine } from './expand-phrasebook.ts';
import { BUCKETS, extractFeatures, weigh, type Features } from './extract-features.ts';
import { phraseKey, wordsOf } from './fold-text.ts';

/** A line of a phrasebook that resembles a message. */
export interface NearPhrase {
  readonly lang: UnderstoodLanguage;
  readonly intent: Intent;
  /** Its place among the lines of that intent, from 0. */
  readonly index: number;
  /** As it is written, slots and label included. */
  readonly line: string;
  /** The sentence it stands for that is the nearest. */
  readonly text: string;
  /** Cosine of what the model sees of both: 1 for the same words, 0 for nothing in common. */
  readonly likeness: number;
}

/** What lines are compared with. */
interface Lines {
  readonly phrasebooks: readonly Phrasebook[];
  readonly rarity: Float32Array;
  readonly abbreviations: ReadonlyMap<string, string>;
}

/** The lines nearest to a message, the best first, each by the sentence of it that fits best. About a second of CPU time. */
export const nearestPhrases = (reading: Pick<Reading, 'key' | 'features'>, lines: Lines, most: number): NearPhrase[] => {
  const likenessTo = createLikeness(reading.features);
  const found: NearPhrase[] = [];
  for (const book of lines.phrasebooks) {
    const slots = slotsFor(reading.key, book.slots);
    for (const [intent, written] of Object.entries(book.intents) as [Intent, string[]][]) {
      written.forEach((line, index) => {
        const sentences = line.includes('{')
          ? expandPhrasebook({ ...book, slots, intents: { [intent]: [line] } })
          : [splitLine(line)];
        const near = nearest(sentences, (text) => likenessTo(featuresOf(text, lines)));
        if (near) found.push({ lang: book.lang, intent, index, line, ...near });
      });
    }
  }
  return found.toSorted((a, b) => b.likeness - a.likeness).slice(0, most);
};

/** Of the words in a slot those that stand in the message, if any do: so a line with slots is judged by the sentence that comes closest. */
const slotsFor = (key: string, slots: Phrasebook['slots']): Phrasebook['slots'] => {
  const said = ` ${key} `;
  const entries = Object.entries(slots).map(([name, words]) => {
    const there = words.filter((word) => said.includes(` ${phraseKey(splitLine(word).text)} `));
    return [name, there.length > 0 ? there : words] as const;
  });
  return Object.fromEntries(entries);
};

const nearest = (
  sentences: readonly { readonly text: string }[],
  likeness: (text: string) => number,
): Pick<NearPhrase, 'text' | 'likeness'> | undefined => {
  let best: Pick<NearPhrase, 'text' | 'likeness'> | undefined;
  for (const { text } of sentences) {
    const here = likeness(text);
    if (here > (best?.likeness ?? 0)) best = { text, likeness: here };
  }
  return best;
};

const featuresOf = (text: string, { rarity, abbreviations }: Lines): Features =>
  weigh(extractFeatures(text, wordsOf(text), abbreviations), rarity);

/** Cosine to one message, for many sentences. A feature that stands twice counts once with both values. */
const createLikeness = (message: Features): ((sentence: Features) => number) => {
  const there = new Float32Array(BUCKETS);
  const here = new Float32Array(BUCKETS);
  add(there, message);
  const length = Math.sqrt(there.reduce((squares, value) => squares + value * value, 0));
  return (sentence) => {
    add(here, sentence);
    let [product, squares] = [0, 0];
    for (let at = 0; at < sentence.count; at++) {
      const id = sentence.ids[at] ?? 0;
      const value = here[id] ?? 0;
      product += value * (there[id] ?? 0);
      squares += value * value;
      // Once each, and ready for the next sentence.
      here[id] = 0;
    }
    return squares * length === 0 ? 0 : Math.min(1, product / (Math.sqrt(squares) * length));
  };
};

/** Adds up a message's features by their bucket. */
const add = (sums: Float32Array, { ids, values, count }: Features): void => {
  for (let at = 0; at < count; at++) sums[ids[at] ?? 0] = (sums[ids[at] ?? 0] ?? 0) + (values[at] ?? 0);
};
