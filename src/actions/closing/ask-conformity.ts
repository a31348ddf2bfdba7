import { requesters, type Ticket } from '../../domain/ticket.ts';
import type { Words } from '../../domain/wording.ts';
import type { Choice, Say } from '../../messaging/outbound.ts';
import type { Context } from '../context.ts';
import { tellAffected } from '../opening/tell-affected.ts';
import { tellFollowers } from '../working/tell-followers.ts';
import { titleOf } from '../looking/ticket-facts.ts';
import { ask } from '../tell.ts';

/**
 * Asks the requester whether they agree that it is solved; how long it waits for that begins anew. `done`: what an agent says was done, or why the
 * desk itself takes it as solved.
 */
export async function askConformity(context: Context, ticket: Ticket, done: string | Words): Promise<Ticket> {
  await ask(context, {
    say: conformitySay(context, ticket, done),
    flow: 'confirm-closure',
    draft: { ticket: ticket.id, about: subjectOf(ticket) },
    readers: requesters(ticket),
    ticket: ticket.id,
  });
  await tellAffected(context, ticket, { key: 'told.solved_affected', text: done });
  await tellFollowers(context, ticket, { key: 'told.solved', params: { number: ticket.id, text: done } });
  const { nudgedAt: _before, ...rest } = ticket;
  return { ...rest, nudges: 0 };
}

/** The two answers, buttons or words. */
export const conformityChoices: readonly Choice[] = [
  { value: 'yes', label: { key: 'button.conform' }, style: 'primary', words: 'conform', explained: true },
  { value: 'no', label: { key: 'button.disagree' }, words: 'disagree', explained: true },
];

/** What a ticket is about, for telling words about it from words about something else. */
export function subjectOf({ kind, category, item }: Ticket): Pick<Ticket, 'kind' | 'category' | 'item'> {
  return { kind, ...(category && { category }), ...(item && { item }) };
}

function conformitySay(context: Context, ticket: Ticket, done: string | Words): Say {
  const params = { number: ticket.id, title: titleOf(ticket, context.definitions) };
  const bySomebody = typeof done === 'string';
  return {
    notice: bySomebody
      ? { key: 'conformity.told', params: { ...params, agent: { person: context.actor }, text: done } }
      : { key: 'conformity.told_by_silence', params: { ...params, why: done } },
    question: { key: 'conformity.ask' },
    ticket: ticket.id,
    ask: { choices: conformityChoices },
  };
}
