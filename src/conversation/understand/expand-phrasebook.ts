import type { Phrasebook, UnderstoodLanguage } from '../../domain/phrasebook.ts';
import type { Intent } from '../../domain/understanding.ts';
import { pick, seededRandom, seedOf, type Random } from './random.ts';

/** One text that the model learns from. */
export interface TrainingLine {
  readonly text: string;
  readonly lang: UnderstoodLanguage;
  readonly intent: Intent;
  /** The category of an incident or the item of a request. */
  readonly label?: string;
  /** Written out by a person, word for word: matches as an exact phrase. */
  readonly exact: boolean;
}

/** A line with many slots stands for thousands of sentences: this many, drawn by chance, are enough to learn it. */
const MOST_PER_LINE = 6;
const SUFFIX = /\s+=>\s*([a-z0-9_-]+)\s*$/;
const SLOT = /\{([a-z_]+)\}/;

/** Splits `words => label`. */
export const splitLine = (line: string): { readonly text: string; readonly label?: string } => {
  const suffix = SUFFIX.exec(line);
  const label = suffix?.[1];
  return label === undefined ? { text: line.trim() } : { text: line.slice(0, suffix?.index).trim(), label };
};

/** One sentence from a line with slots. The line's own label beats those of the words in its slots. */
const fill = (line: string, slots: Phrasebook['slots'], random: Random): { text: string; label?: string } => {
  const own = splitLine(line);
  let { text, label } = own as { text: string; label?: string };
  for (let slot = SLOT.exec(text); slot !== null; slot = SLOT.exec(text)) {
    const chosen = splitLine(pick(slots[slot[1] ?? ''] ?? [], random) ?? '');
    text = text.slice(0, slot.index) + chosen.text + text.slice(slot.index + slot[0].length);
    if (own.label === undefined && chosen.label !== undefined) label = chosen.label;
  }
  return label === undefined ? { text } : { text, label };
};

const expandLine = (line: string, slots: Phrasebook['slots'], random: Random): { text: string; label?: string }[] => {
  if (!SLOT.test(line)) return [splitLine(line)];
  const found = new Map<string, { text: string; label?: string }>();
  for (let tries = 0; tries < MOST_PER_LINE; tries++) {
    const filled = fill(line, slots, random);
    found.set(filled.text, filled);
  }
  return [...found.values()];
};

/** All that a phrasebook teaches, each text once, in a fixed order. */
export const expandPhrasebook = (book: Phrasebook): TrainingLine[] => {
  const lines: TrainingLine[] = [];
  for (const [intent, written] of Object.entries(book.intents) as [Intent, string[]][]) {
    const seen = new Set<string>();
    for (const line of written) {
      for (const { text, label } of expandLine(line, book.slots, seededRandom(seedOf(`${intent} ${line}`)))) {
        if (seen.has(text)) continue;
        seen.add(text);
        const base = { text, lang: book.lang, intent, exact: !SLOT.test(line) };
        lines.push(label === undefined ? base : { ...base, label });
      }
    }
  }
  return lines;
};
