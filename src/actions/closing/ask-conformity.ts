import { requesters, type Ticket } from '../../domain/ticket.ts';
import type { Say } from '../../messaging/outbound.ts';
import type { Context } from '../context.ts';
import { tellAffected } from '../opening/tell-affected.ts';
import { tellFollowers } from '../working/tell-followers.ts';
import { titleOf } from '../looking/ticket-facts.ts';
import { ask } from '../tell.ts';
import { addWorkingDays } from '../working-time.ts';

/** Asks the requester whether they agree that it is solved, and sets when silence is nudged. */
export async function askConformity(context: Context, ticket: Ticket, text: string): Promise<Ticket> {
  const { desk } = context.definitions;
  await ask(context, {
    say: conformitySay(context, ticket, text),
    flow: 'confirm-closure',
    draft: { ticket: ticket.id, about: subjectOf(ticket) },
    readers: requesters(ticket),
    ticket: ticket.id,
  });
  await tellAffected(context, ticket, { key: 'told.solved_affected', text });
  await tellFollowers(context, ticket, { key: 'told.solved', params: { number: ticket.id, text } });
  const days = desk.conformity.nudge_after_days[0] ?? desk.conformity.close_after_days;
  return { ...ticket, nudges: 0, conformityDueAt: addWorkingDays(context, ticket.requester, days) };
}

/** What a ticket is about, for telling words about it from words about something else. */
export function subjectOf({ kind, category, item }: Ticket): Pick<Ticket, 'kind' | 'category' | 'item'> {
  return { kind, ...(category && { category }), ...(item && { item }) };
}

function conformitySay(context: Context, ticket: Ticket, text: string): Say {
  const params = {
    number: ticket.id,
    title: titleOf(ticket, context.definitions),
    agent: { person: context.actor },
    text,
  };
  return {
    notice: { key: 'conformity.told', params },
    question: { key: 'conformity.ask' },
    ticket: ticket.id,
    ask: {
      choices: [
        { value: 'yes', label: { key: 'button.conform' }, style: 'primary', words: 'conform', explained: true },
        { value: 'no', label: { key: 'button.disagree' }, words: 'disagree', explained: true },
      ],
    },
  };
}
