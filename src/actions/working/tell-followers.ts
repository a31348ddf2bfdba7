import { requesters, type Ticket } from '../../domain/ticket.ts';
import type { Words } from '../../domain/wording.ts';
import type { Context } from '../context.ts';
import { tell } from '../tell.ts';

/** Those who follow a ticket without being on its requester's side. */
export function followersOf(ticket: Ticket): readonly string[] {
  const own = requesters(ticket);
  return [...new Set([...ticket.participants, ...ticket.affected])].filter((id) => !own.includes(id));
}

/** Tells participants what everybody who waits for the ticket should know. Those affected have words of their own: see `tellAffected`. */
export async function tellFollowers(context: Context, ticket: Ticket, notice: Words): Promise<void> {
  for (const reader of followersOf(ticket)) {
    if (reader === context.actor || ticket.affected.includes(reader)) continue;
    await tell(context, { reader, say: { notice, ticket: ticket.id } });
  }
}

/** It was solved and is not, after all: whoever waits for it learns that it goes on. */
export async function tellGoesOn(context: Context, ticket: Ticket): Promise<void> {
  const notice = { key: 'told.goes_on', params: { number: ticket.id } } as const;
  for (const reader of followersOf(ticket)) {
    if (reader !== context.actor) await tell(context, { reader, say: { notice, ticket: ticket.id } });
  }
}
