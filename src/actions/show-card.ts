import { possibleVerbs, type LifecycleVerb } from '../domain/lifecycle.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Choice, Say } from '../messaging/outbound.ts';
import type { Context } from './context.ts';
import { answerFacts, fact, headFacts, titleOf } from './ticket-facts.ts';
import { ask, closePrompt, rewrite } from './tell.ts';

/** Verbs that a card offers as buttons, in this order; the others need words that a button cannot give. */
const buttons = ['take', 'resume', 'wait', 'resolve'] as const satisfies readonly LifecycleVerb[];

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
    return { ...ticket, cardPrompt: prompt.id };
  }
  if (say.ask) await reshow(context, shown, say);
  else if (shown.open) await closePrompt(context, shown, { say });
  else await rewrite(context, shown, () => say);
  return ticket;
}

async function reshow(context: Context, prompt: Parameters<typeof rewrite>[1], say: Say): Promise<void> {
  const { closedAt: _closed, dueAt: _due, ...rest } = prompt;
  const saved = await context.tx.collection('prompts').replace({ ...rest, say, open: true });
  await rewrite(context, saved, () => say);
}

function cardOf({ definitions }: Context, ticket: Ticket): Say {
  const choices: Choice[] = buttons
    .filter(
      (verb) =>
        possibleVerbs(ticket.state).includes(verb) &&
        !(verb === 'take' && ticket.assignee) &&
        !(verb !== 'take' && !ticket.assignee),
    )
    .map((verb) => ({ value: verb, label: { key: `button.${verb}` }, ...(verb === 'take' && { style: 'primary' as const }) }));
  return {
    notice: { key: 'card.ticket', params: { number: ticket.id, title: titleOf(ticket, definitions) } },
    facts: [
      ...headFacts(ticket, definitions),
      ...(ticket.item ? fact('fact.words', ticket.text) : fact('fact.text', ticket.text)),
      ...answerFacts(ticket, definitions),
    ],
    ticket: ticket.id,
    ...(choices.length > 0 && { ask: { choices, typed: false } }),
  };
}
