import type { Word } from './fold-text.ts';

/** A message as the model sees it: hashed features, each with its weight and the word it came from. */
export interface Features {
  readonly ids: Uint32Array;
  readonly values: Float32Array;
  /** Index of the word that a feature belongs to; of the first one for a pair. */
  readonly owners: Uint8Array;
  readonly count: number;
}

/** Number of hash buckets; a power of two. */
export const BUCKETS = 1 << 17;

const { imul } = Math;
const MASK = BUCKETS - 1;
const PRIME = 0x01000193;
const SEED_WORD = 0x811c9dc5;
const SEED_PAIR = 0x9747b28c;
const SEED_CHARS = 0x5bd1e995;
const SEED_SIGN = 0x2545f491;
const SHORTEST = 3;
const LONGEST = 5;
const SPACE = 32;
const DIGIT = 48;
/** Whole words say more than the pieces of which each brings many. */
const WORD_VALUE = 2.6;
const PAIR_VALUE = 2;
const SIGN_VALUE = 1.5;
const MOST_FEATURES = 2048;
/** How much rarity counts. */
const RARITY = 0.6;

/** Signs worth counting: questions, and letters that only one of the languages writes. */
const SIGNS = '?¿!ñãõçê';

const ids = new Uint32Array(MOST_FEATURES);
const values = new Float32Array(MOST_FEATURES);
const owners = new Uint8Array(MOST_FEATURES);
let count = 0;

const push = (hash: number, value: number, owner: number): void => {
  if (count === MOST_FEATURES) return;
  // Low bits of FNV are weak: fold the high ones in.
  ids[count] = (hash ^ (hash >>> 15)) & MASK;
  values[count] = value;
  owners[count] = owner;
  count++;
};

const hashWord = (seed: number, word: string): number => {
  let hash = seed;
  for (let at = 0; at < word.length; at++) hash = imul(hash ^ word.charCodeAt(at), PRIME);
  return hash >>> 0;
};

/** Character 3–5-grams of ` word `, one running hash per start. */
const pushPieces = (word: string, owner: number): void => {
  const length = word.length + 2;
  for (let start = 0; start + SHORTEST <= length; start++) {
    let hash = SEED_CHARS;
    for (let size = 1; size <= LONGEST && start + size <= length; size++) {
      const at = start + size - 2;
      const code = at < 0 || at >= word.length ? SPACE : word.charCodeAt(at);
      hash = imul(hash ^ code, PRIME);
      if (size >= SHORTEST) push(hash >>> 0, 1, owner);
    }
  }
};

/** Numbers differ by message and mean the same: each digit run becomes one 0. */
const blankDigits = (word: string): string => (/\d/.test(word) ? word.replace(/\d+/g, String.fromCharCode(DIGIT)) : word);

/**
 * The features of a message, not yet weighed. The arrays are buffers that the next call overwrites, unless `keep` copies them.
 * Abbreviations are replaced before ("q" is read as "que").
 */
export const extractFeatures = (text: string, words: readonly Word[], abbreviations: ReadonlyMap<string, string>): Features => {
  count = 0;
  let previous = '^';
  words.forEach((word, owner) => {
    const written = abbreviations.get(word.folded) ?? word.folded;
    for (const part of written.split(' ')) {
      const token = blankDigits(part);
      push(hashWord(SEED_WORD, token), WORD_VALUE, owner);
      push(hashWord(hashWord(SEED_PAIR, previous), ` ${token}`), PAIR_VALUE, owner);
      pushPieces(token, owner);
      previous = token;
    }
  });
  if (words.length > 0) push(hashWord(hashWord(SEED_PAIR, previous), ' $'), PAIR_VALUE, words.length - 1);
  for (let at = 0; at < SIGNS.length; at++) {
    if (text.includes(SIGNS.charAt(at))) push(hashWord(SEED_SIGN, SIGNS.charAt(at)), SIGN_VALUE, 0);
  }
  return { ids, values, owners, count };
};

/** A copy that outlives the next extraction. */
export const keep = (features: Features): Features => ({
  ids: features.ids.slice(0, features.count),
  values: features.values.slice(0, features.count),
  owners: features.owners.slice(0, features.count),
  count: features.count,
});

/** Multiplies each feature by its rarity and brings the message to unit length, in place: "el" decides little, "tóner" much. */
export const weigh = (features: Features, rarity: Float32Array): Features => {
  const { ids, values, count } = features;
  let squares = 0;
  for (let at = 0; at < count; at++) {
    const value = (values[at] ?? 0) * (rarity[ids[at] ?? 0] ?? 0);
    values[at] = value;
    squares += value * value;
  }
  const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
  for (let at = 0; at < count; at++) values[at] = (values[at] ?? 0) * scale;
  return features;
};

/** How rare each feature is among these messages: 1 for one that stands in all, growing with the logarithm of the rest. */
export const rarityOf = (messages: readonly Features[]): Float32Array => {
  const seen = new Uint32Array(BUCKETS);
  for (const message of messages) for (const id of new Set(message.ids)) seen[id] = (seen[id] ?? 0) + 1;
  const rarity = new Float32Array(BUCKETS);
  for (let id = 0; id < BUCKETS; id++) rarity[id] = 1 + RARITY * Math.log((messages.length + 1) / ((seen[id] ?? 0) + 1));
  return rarity;
};
