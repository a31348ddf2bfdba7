import type { Definitions } from './definitions.ts';
import { foldedWords } from './fold.ts';
import type { Ticket } from './ticket.ts';

const SHORTEST = 3;
const MOST = 60;

/**
 * The words by which a text can be found: folded, without endings of number ("impresoras" finds "impresora"), each once, without the
 * shortest. Both what is kept and what is looked for pass through here.
 */
export function wordsOf(text: string): string[] {
  const words = foldedWords(text).filter((word) => word.length >= SHORTEST);
  return [...new Set(words.map(stemOf))].slice(0, MOST);
}

function stemOf(word: string): string {
  return word.length > 4 && !/\d/.test(word) ? word.replace(/(?:es|s|e)$/, '') : word;
}

/** The words of a ticket: its text, and of a request also what it is for and what was written into its form. */
export function ticketWords(
  { text, item: id, answers }: Pick<Ticket, 'text' | 'answers'> & Partial<Pick<Ticket, 'item'>>,
  { items }: Pick<Definitions, 'items'>,
): string[] {
  const item = id === undefined ? undefined : items.get(id);
  if (!item) return wordsOf(text);
  const typed = item.fields.flatMap(({ id: field, kind }) => {
    const answer = answers[field];
    return (kind === 'text' || kind === 'long_text') && typeof answer === 'string' ? [answer] : [];
  });
  return wordsOf([text, item.label.es, item.label.en, ...typed].join(' '));
}
