import type { Definitions } from './definitions.ts';
import { seenTasks } from './rights.ts';
import type { Ticket } from './ticket.ts';

/** The ticket as a reader may know it, without what was noted inside the tasks of other teams. */
export function withoutOthersNotes(ticket: Ticket, reader: string, definitions: Definitions): Ticket {
  if (ticket.tasks.length === 0) return ticket;
  const own = seenTasks(ticket, reader, definitions).map(({ id }) => id);
  const history = ticket.history.filter(({ sight, facts }) => {
    const task = facts['task'];
    return sight !== 'internal' || typeof task !== 'number' || own.includes(task);
  });
  return { ...ticket, history };
}
