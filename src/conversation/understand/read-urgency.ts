import type { Phrasebook } from '../../domain/phrasebook.ts';
import type { Intent, Urgency } from '../../domain/understanding.ts';
import { createFindPhrases } from './find-phrases.ts';
import { phraseKey, type Word } from './fold-text.ts';

/** What a message is about, as far as its urgency depends on it. */
export interface Subject {
  readonly intent: Intent;
  /** Category or item. */
  readonly label?: string;
}

export type ReadUrgency = (words: readonly Word[], subject: Subject) => Urgency;

const levels = ['critical', 'high', 'low'] as const;
type Level = (typeof levels)[number];

/** Finds the levels that a message's words name. A `*` at the end of a phrase of one word leaves that word's end open. */
const createFindLevels = (phrasebooks: readonly Phrasebook[]): ((words: readonly Word[]) => ReadonlySet<Level>) => {
  const entries = phrasebooks.flatMap((book) =>
    levels.flatMap((level) => (book.urgency?.[level] ?? []).map((phrase) => [phrase, level] as const)),
  );
  const find = createFindPhrases(entries.filter(([phrase]) => !phrase.endsWith('*')));
  const beginnings = entries.flatMap(([phrase, level]) => (phrase.endsWith('*') ? [[phraseKey(phrase), level] as const] : []));
  return (words) => {
    const begun = words.flatMap((word) =>
      beginnings.filter(([beginning]) => word.folded.startsWith(beginning)).map(([, level]) => level),
    );
    return new Set([...begun, ...find(words).map((found) => found.value)]);
  };
};

/**
 * Reads urgency from the phrasebooks' words: critical before high before low, else what is usual for the category or item, else
 * medium for an incident and low for everything else. A request is never critical: nobody is stopped by what they do not have yet.
 */
export const createReadUrgency = (phrasebooks: readonly Phrasebook[]): ReadUrgency => {
  const findLevels = createFindLevels(phrasebooks);
  const usual = new Map(phrasebooks.flatMap((book) => Object.entries(book.urgency?.usual ?? {})));
  return (words, { intent, label }) => {
    if (intent !== 'incident' && intent !== 'request') return 'low';
    const found = findLevels(words);
    const expected = (label === undefined ? undefined : usual.get(label)) ?? (intent === 'incident' ? 'medium' : 'low');
    if (intent === 'request') return found.has('critical') || found.has('high') ? 'high' : expected;
    if (found.has('critical')) return 'critical';
    if (found.has('high')) return 'high';
    return found.has('low') && expected !== 'high' ? 'low' : expected;
  };
};
