import { relative } from 'node:path';
import { readPhrasebookLines } from '../../../adapters/config/phrasebook-lines.ts';
import type { NearPhrase } from '../../conversation/understand/nearest-phrases.ts';

/** A phrase that resembles the message, and where it can be changed. */
export interface NearestPlace {
  readonly likeness: number;
  readonly intent: NearPhrase['intent'];
  readonly lang: NearPhrase['lang'];
  /** As seen from here; absent where the line is not in its file any more. */
  readonly file?: string;
  readonly line?: number;
  /** As it is written. */
  readonly phrase: string;
  /** The sentence it stands for. */
  readonly text: string;
}

export async function nearestPlaces(phrases: readonly NearPhrase[], config: string): Promise<readonly NearestPlace[]> {
  if (phrases.length === 0) return [];
  const lines = await readPhrasebookLines(config);
  return phrases.map(({ likeness, intent, lang, index, line: phrase, text }) => {
    const written = lines.filter((one) => one.lang === lang && one.intent === intent)[index];
    const place = written?.written === phrase ? { file: relative('', written.file), line: written.line } : {};
    return { likeness, intent, lang, ...place, phrase, text };
  });
}
