import { DeskError } from '../../domain/errors.ts';
import { openStates } from '../../domain/lifecycle.ts';
import { unfinished, withTask, type Task } from '../../domain/task.ts';
import { record, requesters, transition, type Note, type Ticket } from '../../domain/ticket.ts';
import { worksIn } from '../../domain/duty/works-in.ts';
import type { Words } from '../../domain/wording.ts';
import { askConformity } from '../closing/ask-conformity.ts';
import { changeOf, saveTicket, seenTicket, type Context } from '../context.ts';
import { closeQuestions } from '../closing/end-questions.ts';
import { showCard } from './show-card.ts';
import { tell } from '../tell.ts';
import { tellRequesters } from './tell-requesters.ts';

/** A task by its ticket's number and its own. */
export interface TaskName {
  readonly ticket: string;
  readonly task: number;
}

interface Found {
  readonly ticket: Ticket;
  readonly task: Task;
}

/** `take N.task`: the actor, or somebody of the task's team, does it from now on. The first one taken begins the work on the ticket. */
export async function takeTask(context: Context, name: TaskName, assignee = context.actor): Promise<Ticket> {
  const { ticket, task } = await openTask(context, name);
  if (!worksIn(context.definitions, assignee, task.team))
    throw new DeskError('task.not_in_team', { who: { person: assignee }, team: { team: task.team } });
  if (task.assignee === assignee) return ticket;
  const taken = { ...task, assignee };
  const forOther = assignee === context.actor ? {} : { for: assignee };
  const note = { verb: 'take-task', sight: 'system', facts: { task: task.id }, ...forOther } as const;
  const begun = await begin(context, { ticket: withTasks(ticket, taken), task: taken }, note);
  const params = { number: ticket.id, task: task.id, label: { label: task.label }, who: { person: context.actor } };
  const others = [assignee, ...(task.assignee ? [task.assignee] : [])].filter((id) => id !== context.actor);
  const notice = { key: 'told.task_assigned', params: { ...params, agent: { person: assignee } } } as const;
  for (const reader of new Set(others)) await tell(context, { reader, say: { notice, ticket: ticket.id } });
  return saveTicket(context, await showCard(context, begun));
}

/** `resolve N.task`: done. Once the last one is, the ticket is solved and its requester asked whether they agree. */
export async function resolveTask(context: Context, name: TaskName, text: string): Promise<Ticket> {
  const { actor, now } = context;
  const { ticket, task } = await openTask(context, name);
  const done: Task = { ...task, state: 'done', assignee: task.assignee ?? actor, done: { at: now, by: actor, text } };
  const note = { verb: 'resolve-task', sight: 'internal', facts: { task: task.id }, text } as const;
  const worked = await begin(context, { ticket: withTasks(ticket, done), task: done }, note);
  const left = unfinished(worked);
  if (left.length > 0) {
    await tellRequesters(context, worked, progressOf(worked, done, left));
    return saveTicket(context, await showCard(context, worked));
  }
  const what = worked.tasks.flatMap((one) => one.done?.text ?? []).join('\n');
  const step = {
    verb: 'resolve',
    changes: { nudges: 0 },
    note: { sight: 'public', text: what },
  } as const;
  const resolved = transition(worked, step, changeOf(context));
  await closeQuestions(context, ticket);
  return saveTicket(context, await showCard(context, await askConformity(context, resolved, what)));
}

function progressOf(ticket: Ticket, done: Task, left: readonly Task[]): Words {
  const missing = left.map(({ label, team }) => ({ key: 'task.of_team', params: { label: { label }, team: { team } } }) as const);
  return { key: 'told.task_done', params: { number: ticket.id, label: { label: done.label }, missing: { list: missing } } };
}

/** `note N.task`: internal to the task's team, and to the team of the ticket. */
export async function noteTask(context: Context, name: TaskName, text: string): Promise<Ticket> {
  const { ticket, task } = await taskFor(context, name);
  const note = { verb: 'note', sight: 'internal', facts: { task: task.id }, text } as const;
  return saveTicket(context, record(ticket, note, changeOf(context)));
}

function withTasks(ticket: Ticket, changed: Task): Ticket {
  return { ...ticket, tasks: withTask(ticket.tasks, changed) };
}

/**
 * Work on any part is work on the whole: a ticket that nobody had begun is in progress from now on. It is for its own team to answer for; who
 * of it does the team's part has the whole, if nobody had it.
 */
async function begin(context: Context, { ticket, task }: Found, note: Note): Promise<Ticket> {
  const { now } = context;
  const noted = record(ticket, note, changeOf(context));
  const own = task.team === ticket.team && !ticket.assignee && task.assignee;
  const changes = { respondedAt: ticket.respondedAt ?? now, ...(own && { assignee: own }) };
  if (ticket.state !== 'registered') return { ...noted, ...changes };
  const taken = transition(noted, { verb: 'take', changes }, changeOf(context));
  const agent = { person: task.assignee ?? context.actor };
  await tellRequesters(context, taken, { key: 'told.taken', params: { number: ticket.id, agent } });
  return taken;
}

/** @throws DeskError `task.not_open` where it waits for the approval, is done or has ended with its ticket. */
export async function openTask(context: Context, name: TaskName): Promise<Found> {
  const found = await taskFor(context, name);
  const { ticket, task } = found;
  const open = task.state === 'open' && (openStates as readonly string[]).includes(ticket.state);
  if (!open) throw new DeskError('task.not_open', { number: ticket.id, task: task.id, state: { key: `task.is.${task.state}` } });
  return found;
}

/**
 * A task of the actor's own team.
 * @throws DeskError `ticket.unknown` for who may not see the ticket, `task.unknown`, `task.not_yours`.
 */
async function taskFor(context: Context, { ticket: number, task: id }: TaskName): Promise<Found> {
  const { tx, actor } = context;
  const ticket = await tx.collection('tickets').get(number.toUpperCase());
  const task = ticket?.tasks.find((one) => one.id === id);
  // The requester's side works on nothing of its own, whatever team it is in.
  if (ticket && task && worksIn(context.definitions, actor, task.team) && !requesters(ticket).includes(actor))
    return { ticket, task };
  const seen = await seenTicket(context, number);
  if (!task) throw new DeskError('task.unknown', { number: seen.id, task: id });
  throw new DeskError('task.not_yours', { number: seen.id, task: id, team: { team: task.team } });
}
