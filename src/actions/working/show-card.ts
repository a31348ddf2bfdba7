import { markedTitle } from '../emergency/emergency-value.ts';
import { seenFiles } from '../../domain/file-sight.ts';
import { isOpen, isPossible } from '../../domain/lifecycle.ts';
import { mayUse } from '../../domain/rights.ts';
import { unfinished } from '../../domain/task.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Choice, Say } from '../../messaging/outbound.ts';
import type { Context } from '../context.ts';
import { sentFiles } from '../files/sent-files.ts';
import { answerFacts, fact, fileFacts, headFacts, taskLine, titleOf } from '../looking/ticket-facts.ts';
import { showTasks } from './show-tasks.ts';
import { roomOf } from '../reach-reader.ts';
import { ask, closePrompt, rewrite } from '../tell.ts';

/** Verbs that a card offers as buttons, in this order. What needs words beside it is asked of whoever taps. */
const buttons = ['take', 'resume', 'wait', 'escalate', 'resolve', 'assign', 'reply', 'note'] as const;
/** Whoever is in the room may at least be these. */
const roomRoles: ReadonlySet<string> = new Set(['person', 'agent', 'team']);

/** The ticket's card in its team's room: made with the ticket, rewritten with each change, without buttons once there is nothing to do. */
export async function showCard(context: Context, ticket: Ticket): Promise<Ticket> {
  const say = cardOf(context, ticket);
  const shown = ticket.cardPrompt ? await context.tx.collection('prompts').get(ticket.cardPrompt) : undefined;
  if (!shown) {
    const prompt = await ask(context, {
      say,
      flow: 'work-ticket',
      draft: { ticket: ticket.id },
      readers: [`team:${ticket.team}`],
      ticket: ticket.id,
    });
    return showTasks(context, { ...ticket, cardPrompt: prompt.id });
  }
  if (say.ask) await reshow(context, shown, say);
  else if (shown.open) await closePrompt(context, shown, { say });
  else await rewrite(context, shown, () => say);
  return ticket.tasks.length > 0 ? showTasks(context, ticket) : ticket;
}

/** A ticket that goes to another team: its card stays behind in the old room, with nothing on it but where the ticket went. */
export async function retireCard(context: Context, ticket: Ticket, team: string): Promise<Ticket> {
  const { cardPrompt, ...rest } = ticket;
  const shown = cardPrompt ? await context.tx.collection('prompts').get(cardPrompt) : undefined;
  const notice = { key: 'told.passed_to_team', params: { number: ticket.id, team: { team } } } as const;
  if (shown?.open) await closePrompt(context, shown, { say: { notice } });
  return rest;
}

async function reshow(context: Context, prompt: Parameters<typeof rewrite>[1], say: Say): Promise<void> {
  const { closedAt: _closed, dueAt: _due, ...rest } = prompt;
  const saved = await context.tx.collection('prompts').replace({ ...rest, say, open: true });
  await rewrite(context, saved, () => say);
}

/** Possible is more than what is sensible: first somebody takes it, and what is over needs no words by a button. */
function makesSense({ state, assignee, tasks }: Ticket, verb: (typeof buttons)[number]): boolean {
  if (verb === 'resolve' && unfinished({ tasks }).length > 0) return false;
  if (verb === 'take') return state === 'registered' || !assignee;
  if (verb === 'reply' || verb === 'note') return isOpen(state);
  return verb === 'assign' || assignee !== undefined;
}

function cardOf(context: Context, ticket: Ticket): Say {
  const { definitions, now } = context;
  const choices: Choice[] = buttons
    .filter((verb) => isPossible(ticket.state, verb) && mayUse(verb, roomRoles, definitions) && makesSense(ticket, verb))
    .map((verb) => ({ value: verb, label: { key: `button.${verb}` }, ...(verb === 'take' && { style: 'primary' as const }) }));
  // In a thread there are no commands: whatever else can be done is asked of whoever taps. The page offers it beside the ticket.
  if (choices.length > 0 && roomOf(context, `team:${ticket.team}`).channel !== 'web')
    choices.push({ value: 'more', label: { key: 'button.more_verbs' } });
  return {
    notice: { key: 'card.ticket', params: { number: ticket.id, title: markedTitle(ticket, titleOf(ticket, definitions)) } },
    facts: [
      ...headFacts(ticket, definitions),
      ...(ticket.item ? fact('fact.words', ticket.text) : fact('fact.text', ticket.text)),
      ...answerFacts(ticket, definitions),
      ...fileFacts(ticket, 'full', now),
      ...fact('fact.message', ticket.messageLink && { text: ticket.messageLink }),
      ...ticket.tasks.flatMap((task) => fact('fact.task', taskLine(ticket, task))),
    ],
    ...sentFiles(seenFiles(ticket, 'full', now)),
    ticket: ticket.id,
    ...(choices.length > 0 && { ask: { choices, typed: false } }),
  };
}
