import { DeskError } from '../../domain/errors.ts';
import { isOpen } from '../../domain/lifecycle.ts';
import { isConfidential } from '../../domain/rights.ts';
import { affectedBy, record, requesters, type Ticket } from '../../domain/ticket.ts';
import { worksIn } from '../../domain/duty/works-in.ts';
import { changeOf, saveTicket, type Context } from '../context.ts';
import { proposeProblem } from './propose-problem.ts';
import { showCard } from '../working/show-card.ts';
import { tell } from '../tell.ts';
import { tellTeam } from '../working/tell-team.ts';
import { titleOf } from '../looking/ticket-facts.ts';

/**
 * "Me too": no ticket of their own; the actor, or who called, follows this one and is told when it is solved. Their words reach the team.
 * @throws DeskError `me_too.over` if the incident has ended since it was offered.
 */
export async function joinIncident(context: Context, number: string, said: { text: string; person: string }): Promise<Ticket> {
  const ticket = await context.tx.collection('tickets').get(number);
  const { text, person } = said;
  if (!ticket || ticket.kind !== 'incident' || !isOpen(ticket.state) || isConfidential(ticket, context.definitions))
    throw new DeskError('me_too.over', { number });
  if (requesters(ticket).includes(person) || ticket.affected.includes(person)) return ticket;
  // Whoever works on it goes on reading all of it: no participant does.
  const works = worksIn(context.definitions, person, ticket.team);
  const participants = works ? ticket.participants : [...new Set([...ticket.participants, person])];
  const joined = { ...ticket, participants, affected: [...ticket.affected, person] };
  const forWhom = person === context.actor ? {} : { for: person };
  const noted = record(joined, { verb: 'me-too', sight: 'internal', text, ...forWhom }, changeOf(context));
  const params = { number, who: { person }, count: affectedBy(noted), text };
  await tellTeam(context, noted, { notice: { key: 'told.me_too', params }, ticket: number });
  if (person !== context.actor) await tellJoined(context, noted, person);
  return saveTicket(context, await showCard(context, await proposeProblem(context, noted)));
}

/** Whoever called an agent reads that they were counted in. */
async function tellJoined(context: Context, ticket: Ticket, reader: string): Promise<void> {
  const params = { number: ticket.id, title: titleOf(ticket, context.definitions), who: { person: context.actor } };
  await tell(context, { reader, say: { notice: { key: 'told.added', params }, ticket: ticket.id } });
}
