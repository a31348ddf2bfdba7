import type { Ticket } from '../ticket.ts';
import type { Promised } from './promised.ts';

/** When the policy's fixed due date is for this ticket; `undefined` where it has none, or where the form's field is empty. */
export function fixedDue(_ticket: Ticket, _promised: Promised, _now: Date): Date | undefined {
  return undefined;
}
