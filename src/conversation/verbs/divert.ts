import { seenTicket } from '../../actions/context.ts';
import { noteTask, resolveTask, takeTask, type TaskName } from '../../actions/working/work-task.ts';
import { mergedInto } from '../../domain/links.ts';
import { sightOf } from '../../domain/rights.ts';
import { DeskError } from '../../domain/errors.ts';
import type { Turn } from '../flow.ts';
import { doneSay } from '../flows/work-task.ts';
import { readRecipient } from '../words/read-recipient.ts';
import type { VerbCall } from '../words/read-verb.ts';
import { incomplete, startWith, type Outcome } from './run.ts';
import { showTasks } from './say-tasks.ts';
import { ticketStatus } from './say-status.ts';

/** What a verb comes to where its ticket was merged into another, or where it names a task; nothing for any other. */
export async function divert(turn: Turn, call: VerbCall): Promise<Outcome> {
  const { number, task } = call;
  // Files stay with the number that they came to, and belong to the whole of it.
  if (!number || call.verb === 'files') return undefined;
  const elsewhere = await pointOn(turn, number);
  if (elsewhere) return elsewhere;
  return task === undefined ? undefined : onTask(turn, call, { ticket: number, task });
}

/** A merged number keeps answering: with the ticket that it is a part of now. */
async function pointOn(turn: Turn, number: string): Promise<Outcome> {
  const ticket = await turn.tx.collection('tickets').get(number);
  if (!ticket || mergedInto(ticket) === undefined) return undefined;
  if (sightOf(ticket, turn.person.id, turn.definitions) === 'none') return undefined;
  return ticketStatus(turn, number);
}

async function onTask(turn: Turn, { verb, rest }: VerbCall, name: TaskName): Promise<Outcome> {
  switch (verb) {
    case 'take':
      await takeTask(turn, name);
      return doneSay('done.take_task', name);
    case 'assign':
      return assign(turn, name, rest);
    case 'resolve':
      if (!rest) return startWith('work-task', { ...name, verb: 'resolve' }, rest);
      await resolveTask(turn, name, rest);
      return doneSay('done.resolve_task', name);
    case 'note':
      if (!rest) return incomplete('note');
      await noteTask(turn, name, rest);
      return doneSay('done.note_task', name);
    case 'show':
    case 'status':
    case 'task':
      return showTasks(turn, await seenTicket(turn, name.ticket), name.task);
    default:
      throw new DeskError('task.no_such_verb', { verb: { key: `verb.${verb}` }, number: name.ticket, task: name.task });
  }
}

async function assign(turn: Turn, name: TaskName, text: string): Promise<Outcome> {
  const [who, ...more] = readRecipient(text, turn).who;
  if (!who || more.length > 0 || !('person' in who)) return incomplete('task');
  await takeTask(turn, name, who.person);
  const params = { number: name.ticket, task: name.task, who: { person: who.person } };
  return { notice: { key: 'done.assign_task', params }, ticket: name.ticket };
}
