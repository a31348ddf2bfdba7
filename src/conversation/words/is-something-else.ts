import { fold } from '../../domain/fold.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Turn } from '../flow.ts';
import { understood } from './understood.ts';

/** What is being talked about, in the desk's own terms. */
export type Subject = Pick<Ticket, 'kind'> & { readonly category?: string | undefined; readonly item?: string | undefined };

/** "desde ayer", "para el lunes": fewer words than this belong to what was said before, whatever a classifier makes of them ... */
const FEW_WORDS = 4;
/** ... unless it is as sure as of "no puedo imprimir". */
const SURE = 0.99;
/** Without a question mark "es el de la laptop" sounds like a question too. */
const SURE_OF_QUESTION = 0.95;

/** Whether words are, sure enough, about another kind of thing, another category or another item. */
export function isSomethingElse(turn: Turn, text: string, than: Subject): boolean {
  const { reading, kind, category, item } = understood(turn, text);
  if (reading.p < turn.definitions.desk.conversation.accept) return false;
  const few = fold(text).split(' ').length < FEW_WORDS;
  if (reading.intent === 'how_to') return /[¿?]/.test(text) || (!few && reading.p >= SURE_OF_QUESTION);
  if (kind === 'request') {
    const named = item !== undefined && isNamed(turn, item, text);
    return than.kind === 'request' ? named && than.item !== undefined && item !== than.item : named || !few;
  }
  if (kind !== 'incident' || (few && !(category !== undefined && reading.p >= SURE))) return false;
  if (than.kind !== 'incident') return true;
  if (category === undefined || than.category === undefined || category === than.category) return false;
  // "Me pasa desde ayer en la tarde" is guessed to be about something, and is about what was said before.
  return reading.p >= SURE || isOfCategory(turn, category, text);
}

/** Whether the text has a name of the item, or of something that it offers, in it: more than a guess at what such words are about. */
function isNamed({ definitions }: Turn, id: string, text: string): boolean {
  const item = definitions.items.get(id);
  if (!item) return false;
  const offered = item.fields.flatMap((field) => (field.kind === 'choice' ? field.options : []));
  const names = [item, ...offered].flatMap(({ label, same_as }) => [label.es, label.en, ...same_as]);
  const typed = ` ${fold(text)} `;
  return [...names, ...item.synonyms].some((name) => typed.includes(` ${fold(name)} `));
}

/** Whether a word of the category, or the beginning of one, stands in the text. */
function isOfCategory({ definitions }: Turn, id: string, text: string): boolean {
  const typed = ` ${fold(text)} `;
  return (definitions.categories.get(id)?.synonyms ?? []).some((word) => typed.includes(` ${fold(word)}`));
}
