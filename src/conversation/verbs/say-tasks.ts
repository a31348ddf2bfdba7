import { fact, taskLine } from '../../actions/looking/ticket-facts.ts';
import { DeskError } from '../../domain/errors.ts';
import { seenTasks, sightOf } from '../../domain/rights.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Words } from '../../domain/wording.ts';
import type { Say } from '../../messaging/outbound.ts';
import type { Turn } from '../flow.ts';

/** `task`: the parts of a ticket that this person may know, or one of them. @throws DeskError `task.unknown`, `task.none` */
export function showTasks(turn: Turn, ticket: Ticket, id?: number): Say {
  const seen = seenTasks(ticket, turn.person.id, turn.definitions);
  if (ticket.tasks.length === 0) throw new DeskError('task.none', { number: ticket.id });
  const wanted = id === undefined ? seen : seen.filter((task) => task.id === id);
  if (wanted.length === 0) throw new DeskError('task.unknown', { number: ticket.id, task: id ?? '' });
  const [only] = wanted;
  const notice: Words = { key: 'task.list', params: { number: ticket.id, count: wanted.length } };
  if (id === undefined || !only) return { notice, more: wanted.map((task) => taskLine(ticket, task)), ticket: ticket.id };
  const words = sightOf(ticket, turn.person.id, turn.definitions) === 'full' && only.done?.text;
  return { notice: taskLine(ticket, only), facts: fact('fact.done', words ? { text: words } : undefined), ticket: ticket.id };
}
