/** A repeatable stream of numbers in [0, 1): the same phrasebook always gives the same model. */
export type Random = () => number;

/** Mulberry32. */
export const seededRandom = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

const SEED = 20260302;

/** A seed for what chance decides about these words: whatever else there is, it is decided alike. FNV-1a. */
export const seedOf = (words: string): number => {
  let hash = SEED;
  for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

/** One of them, or undefined from an empty list. */
export const pick = <T>(from: readonly T[], random: Random): T | undefined => from[Math.floor(random() * from.length)];
