import { DeskError } from '../../domain/errors.ts';
import type { Absence } from '../../domain/duty/roster.ts';
import { requesters, type Ticket } from '../../domain/ticket.ts';
import { awayNow } from './absence.ts';
import { personOf, ticketFor, type Context } from '../context.ts';
import { giveTicket, type Recipient } from './give-ticket.ts';
import { handOut } from './hand-out.ts';

/**
 * `assign`: to a person, which moves it to a team of theirs if they are of another, or to a team, whose queue it joins. `away` is the
 * absence of whoever got it.
 * @throws DeskError `assign.no_agent`, `assign.requester`, `assign.confidential` or `assign.already` besides those of `ticketFor`.
 */
export async function assignTicket(
  context: Context,
  number: string,
  to: Recipient,
): Promise<{ ticket: Ticket; away: Absence | undefined }> {
  const ticket = await ticketFor(context, 'assign', number);
  const team = to.person ? teamFor(context, ticket, to.person) : (to.team ?? ticket.team);
  const { id } = ticket;
  if (team === ticket.team && to.person === ticket.assignee) {
    if (to.person) throw new DeskError('assign.already', { number: id, who: { person: to.person } });
    throw new DeskError('assign.already', { number: id, who: { team } });
  }
  stayReserved(context, ticket, team);
  const given = await giveTicket(context, ticket, { ...to, team });
  const away = to.person ? await awayNow(context, to.person) : undefined;
  // Whoever had it may be free for another one now.
  if (ticket.assignee) await handOut(context, ticket.team);
  return { ticket: given, away };
}

/** What a team keeps to itself does not go to one that does not: a name mistyped would show it to all of that team. */
function stayReserved({ definitions: { teams } }: Context, { id, team: from }: Ticket, to: string): void {
  if (from === to || !teams.get(from)?.confidential || teams.get(to)?.confidential) return;
  throw new DeskError('assign.confidential', { number: id, from: { team: from }, to: { team: to } });
}

/** The team in which a person gets a ticket: its own if they are of it. */
function teamFor(context: Context, ticket: Ticket, person: string): string {
  const teams = personOf(context, person).teams.map(({ team }) => team);
  const params = { number: ticket.id, who: { person } };
  if (requesters(ticket).includes(person)) throw new DeskError('assign.requester', params);
  const [first] = teams;
  if (!first) throw new DeskError('assign.no_agent', params);
  return teams.includes(ticket.team) ? ticket.team : first;
}
