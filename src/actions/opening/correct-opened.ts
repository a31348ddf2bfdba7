import { DeskError } from '../../domain/errors.ts';
import { record, type Ticket } from '../../domain/ticket.ts';
import type { Words } from '../../domain/wording.ts';
import { changeOf, saveTicket, seenTicket, type Context } from '../context.ts';
import { tell } from '../tell.ts';
import { tellRoom, tellTeam } from '../working/tell-team.ts';
import { commentTicket } from '../working/work-ticket.ts';

/** The requester's correction of what an agent opened for them: a comment, which that agent reads as well. */
export async function objectTo(context: Context, number: string, text: string): Promise<Ticket> {
  const ticket = await openedFor(context, number);
  const commented = await commentTicket(context, ticket, text);
  const params = { number: ticket.id, who: { person: context.actor }, text };
  await tellOpener(context, ticket, { key: 'told.not_right', params });
  return commented;
}

/** "It is not mine": the agent who opened it and its team decide what becomes of it. */
export async function disownTicket(context: Context, number: string, text = ''): Promise<Ticket> {
  const ticket = await openedFor(context, number);
  const noted = record(ticket, { verb: 'disown', sight: 'public', ...(text && { text }) }, changeOf(context));
  const params = { number: ticket.id, who: { person: context.actor }, text };
  const notice = { key: 'told.not_mine', params } as const;
  await tellOpener(context, ticket, notice);
  const say = { notice, ticket: ticket.id };
  await (ticket.assignee === ticket.openedBy ? tellRoom(context, ticket, say) : tellTeam(context, ticket, say));
  return saveTicket(context, noted);
}

async function tellOpener(context: Context, ticket: Ticket, notice: Words): Promise<void> {
  const { openedBy, assignee } = ticket;
  // The assignee reads it as a comment.
  if (openedBy && openedBy !== assignee) await tell(context, { reader: openedBy, say: { notice, ticket: ticket.id } });
}

/** @throws DeskError `ticket.unknown` for anybody but the requester of a ticket that somebody else opened. */
async function openedFor(context: Context, number: string): Promise<Ticket> {
  const ticket = await seenTicket(context, number);
  if (ticket.requester !== context.actor || !ticket.openedBy) throw new DeskError('ticket.unknown', { number });
  return ticket;
}
