import { taskLine } from '../../actions/looking/ticket-facts.ts';
import type { Task } from '../../domain/task.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Words } from '../../domain/wording.ts';
import type { Say } from '../../messaging/outbound.ts';
import type { Turn } from '../flow.ts';

const MOST = 10;

/** Open tasks of teams that nobody has taken; nothing if there is none. */
export async function tasksOfTeams(turn: Turn, teams: readonly string[]): Promise<Say | undefined> {
  const lines: Words[] = [];
  // Only the person's own: a team that helps is nobody else's to look into.
  const own = teams.filter((team) => turn.person.teams.some((one) => one.team === team));
  for (const team of own) lines.push(...(await linesFor(turn, `team:${team}`, (task) => task.team === team && !task.assignee)));
  return lines.length > 0 ? { notice: { key: 'queue.tasks' }, more: lines } : undefined;
}

/** Open tasks that this person has taken. */
export async function tasksOfPerson(turn: Turn): Promise<Say | undefined> {
  const { id } = turn.person;
  const lines = await linesFor(turn, `person:${id}`, ({ assignee }) => assignee === id);
  return lines.length > 0 ? { notice: { key: 'assigned.tasks' }, more: lines } : undefined;
}

async function linesFor({ tx }: Turn, waiting: string, fits: (task: Task) => boolean): Promise<readonly Words[]> {
  const found: readonly Ticket[] = await tx.collection('tickets').find({ taskFor: waiting }, { sort: ['rank'], limit: MOST });
  return found.flatMap((ticket) =>
    ticket.tasks.filter((task) => task.state === 'open' && fits(task)).map((task) => taskLine(ticket, task)),
  );
}
