import { DeskError } from '../../domain/errors.ts';
import { isOpen } from '../../domain/lifecycle.ts';
import { isConfidential, rolesOf } from '../../domain/rights.ts';
import { record, requesters, type Ticket } from '../../domain/ticket.ts';
import { worksIn } from '../../domain/duty/works-in.ts';
import { changeOf, personOf, saveTicket, seenTicket, ticketFor, type Context } from '../context.ts';
import { titleOf } from '../looking/ticket-facts.ts';
import { tell } from '../tell.ts';
import { tellRequesters } from './tell-requesters.ts';

/**
 * `add`: somebody reads what is public of a ticket from now on, and may comment.
 * @throws DeskError `participant.confidential` if the requester's side would show a confidential ticket to others: that takes its team.
 */
export async function addParticipant(context: Context, number: string, person: string): Promise<Ticket> {
  const ticket = await ticketFor(context, 'add', number);
  const { actor, definitions } = context;
  const params = { number: ticket.id, who: { person } };
  if (!isOpen(ticket.state) && ticket.state !== 'resolved')
    throw new DeskError('participant.over', { number: ticket.id, state: { key: `state.${ticket.state}` } });
  if (requesters(ticket).includes(person) || ticket.participants.includes(person))
    throw new DeskError('participant.already', params);
  if (worksIn(definitions, person, ticket.team))
    throw new DeskError('participant.works', { ...params, team: { team: ticket.team } });
  if (isConfidential(ticket, definitions) && !rolesOf(personOf(context, actor), definitions, ticket).has('team'))
    throw new DeskError('participant.confidential', params);
  const added = { ...ticket, participants: [...ticket.participants, person] };
  const saved = await saveTicket(context, record(added, { verb: 'add', sight: 'system', for: person }, changeOf(context)));
  const title = titleOf(ticket, definitions);
  const notice = { key: 'told.added', params: { number: ticket.id, title, who: { person: actor } } } as const;
  if (person !== actor) await tell(context, { reader: person, say: { notice, ticket: ticket.id } });
  await tellRequesters(context, saved, { key: 'told.participant_added', params: { ...params, by: { person: actor } } });
  return saved;
}

/** `remove`: they no longer follow it. Whoever follows may also leave by themselves. */
export async function removeParticipant(context: Context, number: string, person: string): Promise<Ticket> {
  const { actor } = context;
  const leaves = person === actor;
  const ticket = leaves ? await seenTicket(context, number) : await ticketFor(context, 'remove', number);
  if (!ticket.participants.includes(person)) throw new DeskError('participant.none', { number: ticket.id, who: { person } });
  const without = (ids: readonly string[]): string[] => ids.filter((id) => id !== person);
  const removed = { ...ticket, participants: without(ticket.participants), affected: without(ticket.affected) };
  const note = { verb: 'remove', sight: 'system', for: person } as const;
  const saved = await saveTicket(context, record(removed, note, changeOf(context)));
  // Without the ticket: they may not see it any longer.
  const notice = { key: 'told.removed', params: { number: ticket.id } } as const;
  if (!leaves) await tell(context, { reader: person, say: { notice } });
  return saved;
}
