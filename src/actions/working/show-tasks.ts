import type { Task } from '../../domain/task.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Choice, Say } from '../../messaging/outbound.ts';
import type { Context } from '../context.ts';
import { answerFacts, fact, titleOf } from '../looking/ticket-facts.ts';
import { ask, closePrompt, rewrite } from '../tell.ts';

/** Each task's card in its own team's room: made once it is open, rewritten as it changes, without buttons at its end. */
export async function showTasks(context: Context, ticket: Ticket): Promise<Ticket> {
  const tasks: Task[] = [];
  for (const task of ticket.tasks) tasks.push(await showTask(context, ticket, task));
  return { ...ticket, tasks };
}

async function showTask(context: Context, ticket: Ticket, task: Task): Promise<Task> {
  const say = taskSay(context, ticket, task);
  const shown = task.cardPrompt ? await context.tx.collection('prompts').get(task.cardPrompt) : undefined;
  if (!shown) {
    if (task.state !== 'open') return task;
    const readers = [`team:${task.team}`];
    const prompt = await ask(context, {
      say,
      flow: 'work-task',
      draft: { ticket: ticket.id, task: task.id },
      readers,
      ticket: ticket.id,
    });
    return { ...task, cardPrompt: prompt.id };
  }
  if (JSON.stringify(shown.say) === JSON.stringify(say)) return task;
  if (!say.ask && shown.open) await closePrompt(context, shown, { say });
  if (say.ask) {
    const { closedAt: _closed, dueAt: _due, ...rest } = shown;
    const saved = await context.tx.collection('prompts').replace({ ...rest, say, open: true });
    await rewrite(context, saved, () => say);
  }
  return task;
}

/** What the team needs for its part: the form and its own task, nothing of the other teams'. */
function taskSay({ definitions }: Context, ticket: Ticket, task: Task): Say {
  const verb = task.assignee ? ('resolve' as const) : ('take' as const);
  const choice: Choice = { value: verb, label: { key: `button.${verb}` }, style: 'primary' };
  const params = {
    number: ticket.id,
    task: task.id,
    label: { label: task.label },
    title: titleOf(ticket, definitions),
  };
  return {
    notice: { key: 'card.task', params },
    facts: [
      ...fact('fact.state', { key: `task.is.${task.state}` }),
      ...fact('fact.requester', { person: ticket.requester }),
      ...fact('fact.beneficiary', ticket.beneficiary && { person: ticket.beneficiary }),
      ...fact('fact.assignee', task.assignee && { person: task.assignee }),
      ...answerFacts(ticket, definitions),
      ...fact('fact.done', task.done?.text && { text: task.done.text }),
    ],
    ticket: ticket.id,
    ...(task.state === 'open' && { ask: { choices: [choice], typed: false } }),
  };
}
