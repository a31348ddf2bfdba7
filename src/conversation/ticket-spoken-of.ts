import { fold, foldedWords } from '../domain/fold.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Turn } from './flow.ts';

/** So many letters of a word say what it is about: "imprime", "imprimir", "impresora" do not all agree, "imprime" and "imprimir" do. */
const BEGINNING = 5;

/**
 * Of several tickets the one that the words name a thing of: "lo de la impresora" of "no puedo imprimir" in the category Impresión. Undefined where none
 * is named, or more than one may be meant.
 */
export function ticketSpokenOf(turn: Pick<Turn, 'definitions'>, text: string, tickets: readonly Ticket[]): Ticket | undefined {
  const said = beginningsOf(foldedWords(text));
  const counted = tickets.map((ticket) => {
    const own = beginningsOf(wordsOf(turn, ticket));
    return { ticket, count: [...said].filter((word) => own.has(word)).length };
  });
  const most = Math.max(0, ...counted.map(({ count }) => count));
  const [only, ...others] = most > 0 ? counted.filter(({ count }) => count === most) : [];
  return others.length === 0 ? only?.ticket : undefined;
}

/** What it was told in, and what its category or item is called. */
function wordsOf({ definitions }: Pick<Turn, 'definitions'>, { text, category, item }: Ticket): readonly string[] {
  const named = (category && definitions.categories.get(category)) || (item && definitions.items.get(item)) || undefined;
  const names = named ? [named.label.es, named.label.en, ...named.synonyms] : [];
  return [text, ...names].flatMap((words) => fold(words).split(' '));
}

function beginningsOf(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.filter((word) => word.length >= BEGINNING).map((word) => word.slice(0, BEGINNING)));
}
