import { sightOf } from '../domain/rights.ts';
import type { Say } from '../messaging/outbound.ts';
import type { Turn } from './flow.ts';
import { ticketStatus } from './verbs/say-status.ts';

/**
 * What is said in place of a second ticket of one message: that there is one, and how it stands. `about`: the ticket that the message itself
 * tells of. Nothing where the person may not see it, for then there is none.
 */
export async function sayMadeOf(turn: Turn, key: string | undefined, about?: string): Promise<Say | undefined> {
  const tickets = turn.tx.collection('tickets');
  const made = key ? await tickets.find({ messageKey: key }, { limit: 10 }) : [];
  const told = about ? await tickets.get(about) : undefined;
  const known = [...made, ...(told ? [told] : [])].find((ticket) => sightOf(ticket, turn.person.id, turn.definitions) !== 'none');
  if (!known) return undefined;
  const status = await ticketStatus(turn, known.id);
  return { ...status, notice: { key: 'message.known', params: { number: known.id } }, more: [status.notice] };
}
