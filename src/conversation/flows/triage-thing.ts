import { fold } from '../../domain/fold.ts';
import type { Turn } from '../flow.ts';
import { matchPhrase, tokensOf } from '../needs/match-phrases.ts';
import { needsWords } from '../needs/needs-words.ts';
import { understood } from '../words/understood.ts';
import type { TriageDraft } from './triage-draft.ts';

/**
 * "El monitor", "laptop", "the printer": a device and nothing else, of which nobody can tell whether it broke or is wanted: what it would be either
 * way. Undefined for "mi laptop" and "una laptop", which say it, for what never breaks, and for an item called by its very name, as one picks it from the
 * catalog.
 */
export function thingAlone(turn: Turn, { text, origin }: TriageDraft): Pick<TriageDraft, 'category' | 'item'> | undefined {
  const { vocabulary, language } = turn;
  const tokens = tokensOf(text);
  const thing = tokens.slice(matchPhrase(vocabulary.of('thing.the'))(tokens, 0));
  if (isItem(turn, text)) return undefined;
  if (origin || thing.length === 0 || thing.length > MOST_WORDS || text.includes('?')) return undefined;
  const name = text.slice(thing[0]?.start, thing.at(-1)?.end);
  const { devices = [] } = understood(turn, text).reading.slots;
  if (devices.length !== 1 || devices[0]?.toLowerCase() !== name.toLowerCase()) return undefined;
  if (matchPhrase(vocabulary.of('thing.used_up'))(thing, 0) > 0 || needsWords(vocabulary).wanted(thing, 0) > 0) return undefined;
  const { category } = understood(turn, `${name} ${vocabulary.word(language, 'thing.broken')}`);
  const { item } = understood(turn, `${vocabulary.word(language, 'thing.wished')} ${name}`);
  return { ...(category && { category }), ...(item && { item }) };
}

function isItem({ definitions }: Turn, text: string): boolean {
  const typed = fold(text);
  return [...definitions.items.values()].some(({ label }) => Object.values(label).some((name) => fold(name) === typed));
}

/** "Disco duro", "docking station" */
const MOST_WORDS = 3;
