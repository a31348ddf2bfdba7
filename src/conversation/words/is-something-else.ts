import { fold } from '../../domain/fold.ts';
import { contentOf, wordsOutside } from '../../domain/form/reading/rest-of.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Understanding } from '../../domain/understanding.ts';
import type { Turn } from '../flow.ts';
import { matchPhrase, tokensOf } from '../needs/match-phrases.ts';
import { asksHow } from './asks-how.ts';
import { namesItem } from './names-item.ts';
import { understood } from './understood.ts';
import { withoutPlaces } from './without-places.ts';

/** What is being talked about, in the desk's own terms. */
export type Subject = Pick<Ticket, 'kind'> & { readonly category?: string | undefined; readonly item?: string | undefined };

/** "desde ayer", "para el lunes": fewer words than this belong to what was said before, whatever a classifier makes of them ... */
const FEW_WORDS = 4;
/** ... unless it is as sure as of "no puedo imprimir". */
const SURE = 0.99;
/** "En realidad es el monitor" names what can also be ordered. */
const SURE_OF_REQUEST = 0.85;

/** Whether words are, sure enough, about another kind of thing, another category or another item. */
export function isSomethingElse(turn: Turn, text: string, than: Subject): boolean {
  // A place alone is where, not what.
  if (!withoutPlaces(text) || isOnlyWhen(turn, text)) return false;
  const { reading, kind, category, item } = understood(turn, text);
  if (reading.p < turn.definitions.desk.conversation.accept) return false;
  if (than.kind === 'incident' && kind === 'incident' && tellsMore(turn, text, reading)) return false;
  const few = fold(text).split(' ').length < FEW_WORDS;
  if (reading.intent === 'how_to') return asksHow(turn, text);
  if (kind === 'request') {
    const named = item !== undefined && namesItem(turn, item, text);
    if (than.kind === 'request') return named && than.item !== undefined && item !== than.item;
    return reading.p >= SURE_OF_REQUEST && (named || !few);
  }
  if (kind !== 'incident' || (few && !(category !== undefined && reading.p >= SURE))) return false;
  if (than.kind !== 'incident') return true;
  if (category === undefined || than.category === undefined || category === than.category) return false;
  // "Me pasa desde ayer en la tarde" is guessed to be about something, and is about what was said before.
  return reading.p >= SURE || isOfCategory(turn, category, text);
}

/** "Desde ayer", "since Monday morning": when, and not what, however sure a classifier is. */
function isOnlyWhen(turn: Turn, text: string): boolean {
  const dates = turn.readDates(text, turn).map(({ index, text: { length } }) => ({ start: index, end: index + length }));
  return dates.length > 0 && contentOf(wordsOutside(text, dates)).every((word) => WHEN.has(word));
}

const WHEN: ReadonlySet<string> = new Set(['since', 'manana', 'tarde', 'noche', 'morning', 'afternoon', 'evening', 'night']);

/** "Me dice contraseña incorrecta" behind "no puedo entrar a mi correo": what is seen of it, unless it names a thing of its own. */
function tellsMore({ vocabulary }: Turn, text: string, { slots: { devices = [], systems = [] } }: Understanding): boolean {
  return devices.length + systems.length === 0 && matchPhrase(vocabulary.of('earlier.told'))(tokensOf(text), 0) > 0;
}

/** Whether a word of the category, or the beginning of one, stands in the text. */
function isOfCategory({ definitions }: Turn, id: string, text: string): boolean {
  const typed = ` ${fold(text)} `;
  return (definitions.categories.get(id)?.synonyms ?? []).some((word) => typed.includes(` ${fold(word)}`));
}
