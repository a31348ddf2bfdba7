import type { UnderstoodLanguage } from '../../domain/phrasebook.ts';
import type { Intent } from '../../domain/understanding.ts';
import type { TrainingLine } from './expand-phrasebook.ts';
import { phraseKey } from './fold-text.ts';
import type { OwnWords } from './match-own-words.ts';

/** What a whole message means when it is, word for word, a line of the phrasebook or the name of an item or category. */
export interface ExactMatch {
  readonly intent: Intent;
  readonly label?: string;
  /** Absent where two languages share the phrase. */
  readonly lang?: UnderstoodLanguage;
}

/** Whole messages by their folded words. */
export type ExactPhrases = ReadonlyMap<string, ExactMatch>;

/** Two readings of one phrase cancel out: then the model decides. */
const merge = (one: ExactMatch, other: ExactMatch): ExactMatch | undefined => {
  if (one.intent !== other.intent) return undefined;
  const label = one.label === other.label ? one.label : undefined;
  const lang = one.lang === other.lang ? one.lang : undefined;
  return { intent: one.intent, ...(label !== undefined && { label }), ...(lang !== undefined && { lang }) };
};

/** Own words of the catalog that can stand as a message of their own. */
export interface Names {
  readonly items: readonly OwnWords[];
  readonly categories: readonly OwnWords[];
}

/** Every line that was written out, and every label of the catalog. The phrasebook beats the catalog. */
export const exactPhrasesOf = (lines: readonly TrainingLine[], names: Names): ExactPhrases => {
  const found = new Map<string, ExactMatch | undefined>();
  for (const { text, intent, label, lang, exact } of lines) {
    const key = phraseKey(text);
    if (!exact || key === '') continue;
    const match: ExactMatch = label === undefined ? { intent, lang } : { intent, label, lang };
    const other = found.get(key);
    found.set(key, other === undefined && !found.has(key) ? match : other && merge(other, match));
  }
  const add = (intent: Intent, own: OwnWords): void => {
    for (const name of own.names) if (!found.has(name)) found.set(name, { intent, label: own.labels[0] ?? own.id });
  };
  for (const own of names.items) add('request', own);
  for (const own of names.categories) add('incident', own);
  return new Map([...found].flatMap(([key, match]) => (match === undefined ? [] : [[key, match] as const])));
};
