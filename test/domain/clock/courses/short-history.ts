import type { HistoryEntry } from '../../../../src/domain/audit.ts';
import type { Ticket } from '../../../../src/domain/ticket.ts';
import type { TicketState } from '../../../../src/domain/states.ts';
import { bareTicket } from '../../../commands/bare-ticket.ts';

/** Minutes after the ticket was opened. */
export const at = (minutes: number): Date => new Date(Date.UTC(2026, 2, 2, 14) + minutes * 60_000);

/** Minutes, who, what, and what else is known of it. */
type Did = readonly [number, string, string, Partial<Pick<HistoryEntry, 'sight' | 'facts' | 'text'>>?];

/** A ticket of ana's with these states and these entries; words of anybody are public unless it is said otherwise. */
export function ticketWith(
  states: readonly (readonly [number, TicketState, Ticket['reason']?])[],
  did: readonly Did[],
  more: Partial<Ticket> = {},
): Ticket {
  return bareTicket({
    id: 'INC-1',
    openedAt: at(0),
    ledger: states.map(([minutes, state, reason]) => ({ at: at(minutes), state, ...(reason && { reason }) })),
    history: did.map(([minutes, by, verb, known], index) => ({
      ...{ n: index + 1, at: at(minutes), by, verb, facts: {}, sight: 'public', text: 'words', hash: '' },
      ...known,
    })),
    ...more,
  });
}
