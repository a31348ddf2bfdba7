import { endOfWait } from '../../domain/clock/next-waking.ts';
import type { WaitingReason } from '../../domain/states.ts';
import { record, requesters, transition, type Ticket } from '../../domain/ticket.ts';
import type { Words } from '../../domain/wording.ts';
import { subjectOf } from '../closing/ask-conformity.ts';
import { changeOf, saveTicket, ticketFor, type Context } from '../context.ts';
import { ask, closePrompt } from '../tell.ts';
import { showCard } from './show-card.ts';
import { tellRequesters } from './tell-requesters.ts';

export interface Waiting {
  readonly reason: WaitingReason;
  readonly until?: Date | undefined;
  readonly text?: string | undefined;
}

/** `wait`: the text goes to the requester if the reason is theirs; else it is a note for the team. */
export async function holdTicket(context: Context, number: string, { reason, until, text }: Waiting): Promise<Ticket> {
  const ticket = await ticketFor(context, 'wait', number);
  const mine = reason === 'requester';
  const note = mine ? { sight: 'public' as const, ...(text && { text }) } : {};
  const held = transition(ticket, { verb: 'wait', changes: { reason, ...(until && { until }) }, note }, changeOf(context));
  const noted = text && !mine ? record(held, { verb: 'note', sight: 'internal', text }, changeOf(context)) : held;
  const params = { number: ticket.id };
  const more: readonly Words[] = until ? [{ key: 'told.waits_until', params: { at: { at: until } } }] : [];
  if (mine) {
    // What was asked before is not what is needed now.
    await closeAsked(context, ticket);
    await askRequesters(context, held, text ?? '');
  } else await tellRequesters(context, held, [{ key: `told.waiting_${reason}`, params }, ...more]);
  return saveTicket(context, await showCard(context, noted));
}

/** What an agent needs is a question like any other: the requester's answer to it lets the work go on. */
export async function askRequesters(context: Context, ticket: Ticket, text: string): Promise<void> {
  const readers = requesters(ticket).filter((id) => id !== context.actor);
  if (readers.length === 0) return;
  const notice = { key: 'told.waiting_requester', params: { number: ticket.id, text } } as const;
  await ask(context, {
    say: { notice, ask: { expects: { type: 'text' } }, ticket: ticket.id },
    flow: 'answer-agent',
    draft: { ticket: ticket.id, about: subjectOf(ticket) },
    readers,
    ticket: ticket.id,
  });
}

/** Takes back what the requester was asked for. */
export async function closeAsked({ tx, ...context }: Context, { id }: Ticket): Promise<void> {
  for (const prompt of await tx.collection('prompts').find({ ticket: id, open: true }))
    if (prompt.flow === 'answer-agent') await closePrompt({ tx, ...context }, prompt);
}

/** Whether a ticket waits for this person, as its requester or for the one it is for. */
export function awaits(ticket: Ticket, person: string): boolean {
  return ticket.state === 'waiting' && ticket.reason === 'requester' && requesters(ticket).includes(person);
}

/** What the ticket waited for is there: the work goes on. */
export async function endWait(context: Context, ticket: Ticket): Promise<Ticket> {
  const resumed = transition(ticket, { verb: 'resume' }, changeOf(context));
  await closeAsked(context, ticket);
  return saveTicket(context, await showCard(context, resumed));
}

/** What happens by itself if nobody answers or nothing comes: for those who work on it. */
export function endWords(ticket: Ticket, definitions: Context['definitions']): readonly Words[] {
  const end = endOfWait(ticket, definitions);
  return end ? [{ key: `waiting.end_${end.what}`, params: { number: ticket.id, at: { at: end.at } } }] : [];
}
