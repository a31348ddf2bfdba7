import { z } from 'zod';
import { Label } from './label.ts';
import type { TicketState } from './states.ts';

/** A part of a request that one team does by itself: preparing the accounts, preparing the desk. `id` counts from 1 on its ticket. */
export const Task = z.object({
  id: z.number(),
  team: z.string(),
  label: Label,
  /** `waiting`: until the request is approved. */
  state: z.enum(['waiting', 'open', 'done', 'cancelled']),
  assignee: z.string().optional(),
  done: z.object({ at: z.date(), by: z.string(), text: z.string().optional() }).optional(),
  /** Its card in its team's room. */
  cardPrompt: z.string().optional(),
});
export type Task = z.infer<typeof Task>;

interface Tasked {
  readonly tasks: readonly Task[];
}

/** The tasks that a team may see of a ticket: its own. Source: the desk's rules, "Roles and sight". */
export function tasksOf({ tasks }: Tasked, team: string): readonly Task[] {
  return tasks.filter((task) => task.team === team);
}

/** What is still to be done. */
export function unfinished({ tasks }: Tasked): readonly Task[] {
  return tasks.filter(({ state }) => state === 'waiting' || state === 'open');
}

export function withTask(tasks: readonly Task[], changed: Task): Task[] {
  return tasks.map((task) => (task.id === changed.id ? changed : task));
}

/** The tasks as their ticket enters a state: they wait until it is approved, and end with it. `reopened`: what ended with it goes on too. */
export function tasksIn(state: TicketState, tasks: readonly Task[], reopened = false): Task[] {
  return tasks.map((task) => {
    const over = task.state === 'done' || (task.state === 'cancelled' && !reopened);
    return over ? task : { ...task, state: stateIn(state) };
  });
}

/** Whose list an open task belongs in: a person's, or its team's queue. What each waits for, in the order of the tasks. */
export function waitingFor({ tasks }: Tasked): readonly string[] {
  return tasks.flatMap(({ state, team, assignee }) =>
    state === 'open' ? [assignee ? `person:${assignee}` : `team:${team}`] : [],
  );
}

function stateIn(state: TicketState): Task['state'] {
  if (state === 'closed' || state === 'cancelled' || state === 'rejected') return 'cancelled';
  return state === 'awaiting_approval' ? 'waiting' : 'open';
}
