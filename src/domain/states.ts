import { z } from 'zod';

/** What can be the matter with a ticket. Which verb leads from one to another stands in the lifecycle table. */
export const ticketStates = [
  'awaiting_approval',
  'registered',
  'in_progress',
  'waiting',
  'escalated',
  'resolved',
  'closed',
  'rejected',
  'cancelled',
] as const;
export const TicketState = z.enum(ticketStates);
export type TicketState = z.infer<typeof TicketState>;

/** Who or what a `waiting` ticket waits for. */
export const waitingReasons = ['requester', 'parts', 'schedule'] as const;
export const WaitingReason = z.enum(waitingReasons);
export type WaitingReason = z.infer<typeof WaitingReason>;

/** One change of state. A ticket's ledger is these in the order they happened, only ever appended to; `reason` goes with `waiting`. */
export const LedgerEntry = z.strictObject({ at: z.date(), state: TicketState, reason: WaitingReason.optional() });
export type LedgerEntry = Readonly<z.infer<typeof LedgerEntry>>;
