import type { Phrasebook } from '../../domain/phrasebook.ts';
import type { Intent } from '../../domain/understanding.ts';
import { pick, type Random } from './random.ts';

const SHORTEST_MISSPELT = 4;
/** Politeness before or after these changes nothing; "hola gracias" would be no thanks any more, so those stay bare. */
const DECORATED: ReadonlySet<Intent> = new Set(['incident', 'request', 'status', 'how_to', 'human']);

/** One slip of the thumb: two letters swapped, one lost, one doubled. */
const misspell = (word: string, random: Random): string => {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const kind = random();
  if (kind < 0.4) return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  if (kind < 0.75) return word.slice(0, at) + word.slice(at + 1);
  return word.slice(0, at) + word.charAt(at) + word.slice(at);
};

/** A copy of a line with a slip in one of its longer words. */
export const addTypo = (text: string, random: Random): string => {
  const words = text.split(' ');
  const long = words.flatMap((word, index) => (word.length >= SHORTEST_MISSPELT ? [index] : []));
  const chosen = pick(long, random);
  if (chosen === undefined) return text;
  words[chosen] = misspell(words[chosen] ?? '', random);
  return words.join(' ');
};

/** The same line with a greeting before or a courtesy after it, where that leaves its meaning alone. */
export const addCourtesy = (
  text: string,
  about: { intent: Intent; courtesy: Phrasebook['courtesy'] },
  random: Random,
): string => {
  if (!DECORATED.has(about.intent) || about.courtesy === undefined) return text;
  const before = random() < 0.6 ? pick(about.courtesy.before, random) : undefined;
  const after = before === undefined || random() < 0.3 ? pick(about.courtesy.after, random) : undefined;
  return [before, text, after].filter((part) => part !== undefined).join(' ');
};
