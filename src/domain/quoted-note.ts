import type { HistoryEntry } from './audit.ts';
import { fold } from './fold.ts';

/** So many words in a row are no coincidence. Source: the desk's rules, internal notes. */
const FEWEST = 6;

/**
 * The longest passage of a public text that stands word for word in an internal note (case, accents and punctuation apart), as it is
 * written in the text; `undefined` if there is none of six words or more.
 */
export function quotedNote(history: readonly HistoryEntry[], text: string): string | undefined {
  const notes = history.flatMap(({ sight, text: words }) => (sight === 'internal' && words ? [` ${fold(words)} `] : []));
  const words = text.split(/\s+/).filter((word) => fold(word) !== '');
  const isQuoted = (from: number, to: number): boolean =>
    notes.some((note) => note.includes(` ${fold(words.slice(from, to).join(' '))} `));
  let best = { from: 0, to: 0 };
  for (let from = 0; from + FEWEST <= words.length; from += 1) {
    let to = from + FEWEST;
    if (!isQuoted(from, to)) continue;
    while (to < words.length && isQuoted(from, to + 1)) to += 1;
    if (to - from > best.to - best.from) best = { from, to };
    from = to - FEWEST;
  }
  return best.to === 0 ? undefined : words.slice(best.from, best.to).join(' ');
}
