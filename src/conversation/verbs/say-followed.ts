import { isOpen } from '../../domain/lifecycle.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Turn } from '../flow.ts';

const MOST = 10;

/** Open tickets that a person follows besides their own: as a participant, or since they said "me too". */
export async function followedTickets({ tx, person }: Turn, own: readonly Ticket[]): Promise<readonly Ticket[]> {
  const found = await tx.collection('tickets').find({ participants: person.id }, { sort: ['-openedAt'], limit: MOST });
  return found.filter(({ id, state }) => (isOpen(state) || state === 'resolved') && !own.some((one) => one.id === id));
}
