import type { Intent, ReadingPlace, Understanding } from '../../domain/understanding.ts';
import { createTrace, labelScores, type Traced, type UnderstandingParts } from './create-understand.ts';
import type { Word } from './fold-text.ts';
import { NONE, probabilities } from './model.ts';
import { nearestPhrases, type NearPhrase } from './nearest-phrases.ts';
import { weighWords, type LabelWeights } from './weigh-words.ts';

/** What something adds to the score of the likeliest label, and to that of the next one. */
interface Pair {
  readonly first: number;
  readonly second: number;
}

interface WordPair extends Pair {
  /** As it was written. */
  readonly text: string;
  /** What it was read as, where that is not just the same in small letters without accents: "q" as "que". */
  readonly readAs?: string;
}

/**
 * Why a label won over the next. For each of the two, `words`, `bias` (what every message begins with) and `moved` (what the catalog's
 * own words and words of contrast did) add up to its `score`, but for rounding.
 */
export interface Decision {
  /** Likeliest first; the empty label is "none of them". `share`: softmax of all scores divided by `temperature`. */
  readonly ranked: readonly { readonly label: string; readonly share: number; readonly score: number }[];
  readonly words: readonly WordPair[];
  readonly bias: Pair;
  readonly moved: Pair;
  readonly temperature: number;
}

/** A message read, and why it was read so. */
export interface ReadingExplained {
  readonly understanding: Understanding;
  /** How many characters were read, where that is not all. */
  readonly readOnly?: number;
  /** The whole message is, word for word, a line of a phrasebook or the name of an item or category: that decided, not the words. */
  readonly exact?: { readonly intent: Intent; readonly label?: string };
  /** Absent where there is no word in it. */
  readonly intent?: Decision;
  /** Of what is or may be an incident. */
  readonly category?: Decision;
  /** Of what is or may be a request. */
  readonly item?: Decision;
  /** The lines of the phrasebooks that resemble it most, the best first. Takes about a second of CPU time. */
  nearest(): readonly NearPhrase[];
}

export type ExplainReading = (text: string, place: ReadingPlace) => ReadingExplained;

const MOST_PHRASES = 5;

/** Makes the reader of messages for whoever asks why. */
export const createExplainReading = (parts: UnderstandingParts): ExplainReading => {
  const trace = createTrace(parts);
  return (text, place) => {
    const traced = trace(text, place);
    const { understanding, reader, reading } = traced;
    const { intent, category, item } = understanding;
    const exact = reader.exact.get(reading.key);
    const about = { phrasebooks: parts.phrasebooks, rarity: reader.model.rarity, abbreviations: reader.lessons.abbreviations };
    return {
      understanding,
      ...(reading.text.length < text.normalize('NFC').length && { readOnly: reading.text.length }),
      ...(exact && { exact: { intent: exact.intent, ...(exact.label !== undefined && { label: exact.label }) } }),
      ...(reading.words.length > 0 && { intent: decisionOf(traced, 'intent') }),
      ...((intent === 'incident' || category !== undefined) && { category: decisionOf(traced, 'category') }),
      ...((intent === 'request' || item !== undefined) && { item: decisionOf(traced, 'item') }),
      nearest: () => (reading.words.length === 0 ? [] : nearestPhrases(reading, about, MOST_PHRASES)),
    };
  };
};

type HeadToExplain = 'intent' | 'category' | 'item';

/** The scores that were compared. */
const scoresOf = ({ reader, reading }: Traced, name: HeadToExplain): ReadonlyMap<string, number> => {
  if (name !== 'intent') return labelScores(reader, reading, name);
  const head = reader.model.heads[name];
  return new Map(head.classes.map((label, index) => [label, reader.scores[head.offset + index] ?? 0]));
};

const decisionOf = (traced: Traced, name: HeadToExplain): Decision => {
  const { reader, reading } = traced;
  const head = reader.model.heads[name];
  const temperature = name === 'intent' ? reader.model.temperature : 1;
  const scores = [...scoresOf(traced, name)].toSorted(([, a], [, b]) => b - a);
  const labels = scores.map(([label]) => label);
  const shares = probabilities(Float32Array.from(scores, ([, score]) => score), { name, classes: labels, offset: 0 }, temperature); // prettier-ignore
  const weigh = (label: string | undefined) => weighWords(reader.model, reading, { head, label: label ?? NONE });
  const [first, second] = [weigh(labels[0]), weigh(labels[1])];
  const pair = (value: (weights: LabelWeights) => number): Pair => ({ first: value(first), second: value(second) });
  return {
    ranked: scores.map(([label, score], at) => ({ label, share: shares[at] ?? 0, score })),
    words: reading.words.map((word, at) => ({ ...asWritten(traced, word), ...pair(({ words }) => words[at] ?? 0) })),
    bias: pair(({ bias }) => bias),
    moved: { first: moved(scores[0], first), second: moved(scores[1], second) },
    temperature,
  };
};

/** Sums in another order differ in the last digits. */
const ROUNDING = 1e-3;

const moved = (scored: readonly [string, number] | undefined, { sum }: LabelWeights): number => {
  const by = (scored?.[1] ?? 0) - sum;
  return Math.abs(by) < ROUNDING ? 0 : by;
};

const asWritten = ({ reader, reading }: Traced, word: Word): Pick<WordPair, 'text' | 'readAs'> => {
  const text = reading.text.slice(word.start, word.end);
  const long = reader.lessons.abbreviations.get(word.folded);
  if (long !== undefined) return { text, readAs: long };
  // Letters drawn out ("holaaaa") count once.
  return word.folded.length < text.length ? { text, readAs: word.folded } : { text };
};
