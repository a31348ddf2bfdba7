import { DeskError } from '../../domain/errors.ts';
import { record, type Ticket } from '../../domain/ticket.ts';
import { changeOf, saveTicket, ticketFor, type Context } from '../context.ts';
import { showCard } from './show-card.ts';

/**
 * `category`, of an incident. `team` is the one that the category belongs to, where it is another than the ticket's: moving it there is
 * another act.
 * @throws DeskError `category.of_request` or `category.same` besides those of `ticketFor`.
 */
export async function changeCategory(
  context: Context,
  number: string,
  { category, reason }: { category: string; reason?: string | undefined },
): Promise<{ ticket: Ticket; team: string | undefined }> {
  const ticket = await ticketForCategory(context, number);
  const { categories } = context.definitions;
  const label = { label: categories.get(category)?.label ?? { es: category, en: category } };
  if (ticket.category === category) throw new DeskError('category.same', { number: ticket.id, category: label });
  const facts = { to: category, ...(ticket.category && { from: ticket.category }) };
  const note = { verb: 'category', sight: 'internal', facts, ...(reason && { text: reason }) } as const;
  const changed = record({ ...ticket, category }, note, changeOf(context));
  const saved = await saveTicket(context, changed.cardPrompt ? await showCard(context, changed) : changed);
  const team = categories.get(category)?.team;
  return { ticket: saved, team: team === saved.team ? undefined : team };
}

/** @throws DeskError `category.of_request`, or what `ticketFor` throws. */
export async function ticketForCategory(context: Context, number: string): Promise<Ticket> {
  const ticket = await ticketFor(context, 'category', number);
  if (ticket.kind !== 'incident') throw new DeskError('category.of_request', { number: ticket.id });
  return ticket;
}
