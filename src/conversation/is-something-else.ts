import { fold } from '../domain/fold.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Turn } from './flow.ts';
import { understood } from './understood.ts';

/** What is being talked about, in the desk's own terms. */
export type Subject = Pick<Ticket, 'kind'> & { readonly category?: string | undefined; readonly item?: string | undefined };

/** "desde ayer", "sigue igual": fewer words than this belong to what was said before, whatever a classifier makes of them. */
const FEW_WORDS = 4;

/** Whether words are, sure enough, about another kind of thing, another category or another item. */
export function isSomethingElse(turn: Turn, text: string, than: Subject): boolean {
  const { reading, kind, category, item } = understood(turn, text);
  if (reading.p < turn.definitions.desk.conversation.accept) return false;
  if (reading.intent === 'how_to') return true;
  if (!kind) return false;
  if (item === undefined && fold(text).split(' ').length < FEW_WORDS) return false;
  if (kind !== than.kind) return true;
  const [here, there] = kind === 'incident' ? [category, than.category] : [item, than.item];
  return here !== undefined && there !== undefined && here !== there;
}
