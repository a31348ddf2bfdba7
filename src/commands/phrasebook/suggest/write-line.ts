import { readYaml } from '../../../../adapters/config/read-yaml.ts';
import { MASK } from '../../../domain/learning/mask-words.ts';
import { clean, foldedWords } from '../../../domain/fold.ts';
import { Phrasebook } from '../../../domain/phrasebook.ts';
import { splitLine } from '../../../conversation/understand/expand-phrasebook.ts';
import type { Intent } from '../../../domain/understanding.ts';

/** Words for a phrasebook, and where they would stand. */
export interface Wanted {
  readonly said: string;
  readonly lang: Phrasebook['lang'];
  readonly intent: Intent;
  readonly label?: string | undefined;
}

/** Why words make no line. */
export type Unfit = 'too_short' | 'too_long' | 'masked' | 'unwritable';

const MOST_WORDS = 30;
const LABEL = /^[a-z0-9_-]+$/;

/**
 * A phrasebook's line of what somebody wrote: words and punctuation, never a slot, a label of theirs or a second line, whatever they wrote.
 * Checked by reading it back as a phrasebook would be.
 */
export function writeLine({ said, lang, intent, label }: Wanted): { readonly line: string } | { readonly unfit: Unfit } {
  const text = harmless(said);
  const words = foldedWords(text);
  if (words.length > MOST_WORDS) return { unfit: 'too_long' };
  if (words.join('').length < 4 || (label !== undefined && words.length < 2)) return { unfit: 'too_short' };
  if (text.split(MASK).length - 1 >= words.length) return { unfit: 'masked' };
  if (label !== undefined && !LABEL.test(label)) return { unfit: 'unwritable' };
  const line = label === undefined ? text : `${text} => ${label}`;
  return readsBack(line, { lang, intent, label, text }) ? { line } : { unfit: 'unwritable' };
}

/** As YAML writes a text: whatever stands in it, it is one scalar on one line. */
export function quoted(line: string): string {
  return JSON.stringify(line);
}

/** Without what a phrasebook reads as more than words. */
function harmless(said: string): string {
  return clean(said)
    .replace(/\p{Cs}|\p{Cc}|\p{Zl}|\p{Zp}/gu, ' ')
    .replace(/[{}]|=+>/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s\p{P}\p{S}]+/gu, (lead) => (/[¿¡]$/u.test(lead) ? lead.slice(-1) : ''))
    .replace(/[\s…"'`#&*!|>%@\\,;:-]+$/u, '')
    .trim();
}

function readsBack(line: string, { lang, intent, label, text }: Omit<Wanted, 'said'> & { text: string }): boolean {
  const { data, problems } = readYaml('line', `- ${quoted(line)}\n`);
  if (problems.length > 0 || !Array.isArray(data) || data.length !== 1 || data[0] !== line) return false;
  if (!Phrasebook.safeParse({ version: 1, lang, intents: { [intent]: data } }).success) return false;
  const split = splitLine(line);
  return split.text === text && split.label === label;
}
