import { readPhrasebookLines, type PhrasebookLine } from '../../../adapters/config/phrasebook-lines.ts';
import { splitLine } from '../../conversation/understand/expand-phrasebook.ts';
import { phraseKey } from '../../conversation/understand/fold-text.ts';
import type { Gist } from '../../conversation/understand/gist-of-books.ts';

/** A section that was pasted under the wrong intent is one mistake, not hundreds. */
const MOST_SHOWN = 20;

/** Lines that stand under two intents, a sentence each: their readings cancel out, so that neither counts word for word. */
export async function twofoldLines(config: string, { phrases }: Gist): Promise<readonly string[]> {
  const cancelled = new Set(phrases.flatMap(({ match, keys }) => (match === null ? keys : [])));
  if (cancelled.size === 0) return [];
  const first = new Map<string, PhrasebookLine>();
  const found: string[] = [];
  for (const line of await readPhrasebookLines(config)) {
    const { text } = splitLine(line.written);
    const key = phraseKey(text);
    if (!cancelled.has(key)) continue;
    const before = first.get(key);
    if (!before) first.set(key, line);
    else if (before.intent !== line.intent) found.push(sentenceOf(text, before, line));
  }
  const more = found.length - MOST_SHOWN;
  return more > 0 ? [...found.slice(0, MOST_SHOWN), `${more} more lines stand under two intents`] : found;
}

function sentenceOf(text: string, one: PhrasebookLine, other: PhrasebookLine): string {
  const says = `${JSON.stringify(text)} stands under ${other.intent} here and under ${one.intent} at ${one.file}:${one.line}`;
  return `${other.file}:${other.line}: ${says}, so that neither counts word for word; remove one`;
}
