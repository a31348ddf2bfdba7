import { DeskError } from '../../domain/errors.ts';
import { sightOf } from '../../domain/rights.ts';
import { record, requesters, transition, type Ticket, type TicketFile } from '../../domain/ticket.ts';
import { changeOf, saveTicket, ticketFor, type Context } from '../context.ts';
import { sentFiles } from '../files/sent-files.ts';
import { remindOfCause } from '../alerting/ask-cause.ts';
import { closeOffers } from './give-ticket.ts';
import { handOut } from './hand-out.ts';
import { awaits, endWait } from './hold-ticket.ts';
import { closeQuestions } from '../closing/end-questions.ts';
import { askConformity } from '../closing/ask-conformity.ts';
import { endEmergency } from '../emergency/withdraw-emergency.ts';
import { showCard } from './show-card.ts';
import { tellRequesters } from './tell-requesters.ts';
import { tellTeam } from './tell-team.ts';
import { tell } from '../tell.ts';

/** `take`: the actor works it from now on. Meets the response target. */
export async function takeTicket(context: Context, number: string): Promise<Ticket> {
  const ticket = await ticketFor(context, 'take', number);
  const { actor, now } = context;
  const taken = transition(
    ticket,
    { verb: 'take', changes: { assignee: actor, respondedAt: ticket.respondedAt ?? now } },
    changeOf(context),
  );
  if (ticket.assignee === actor && ticket.state !== 'registered')
    throw new DeskError('take.already_yours', { number: ticket.id });
  if (ticket.assignee !== actor || ticket.state === 'registered') await tellTaken(context, taken, ticket.assignee);
  await closeOffers(context, ticket, actor);
  return saveTicket(context, await showCard(context, taken));
}

/** The requester's side, and whoever had it until now. */
async function tellTaken(context: Context, taken: Ticket, before: string | undefined): Promise<void> {
  const notice = { key: 'told.taken', params: { number: taken.id, agent: { person: context.actor } } } as const;
  await tellRequesters(context, taken, notice);
  if (before && before !== context.actor && !requesters(taken).includes(before))
    await tell(context, { reader: before, say: { notice, ticket: taken.id } });
}

/** Words, with files of the ticket that they came with. */
export type Said =
  | string
  | {
      readonly text: string;
      readonly files?: readonly TicketFile[];
      /** They answer nothing, so that a ticket that waits for an answer goes on waiting. */
      readonly aside?: boolean;
    };

/** `resume`: the work goes on. */
export async function resumeTicket(context: Context, number: string): Promise<Ticket> {
  const ticket = await ticketFor(context, 'resume', number);
  const resumed = transition(ticket, { verb: 'resume' }, changeOf(context));
  await closeQuestions(context, ticket);
  return saveTicket(context, await showCard(context, resumed));
}

/** `resolve`: what was done is told to the requester, who is asked whether they agree. */
export async function resolveTicket(context: Context, number: string, text: string): Promise<Ticket> {
  const ticket = await ticketFor(context, 'resolve', number);
  const { actor, now } = context;
  const changes = { assignee: ticket.assignee ?? actor, respondedAt: ticket.respondedAt ?? now, nudges: 0 };
  const resolved = transition(
    await endEmergency(context, ticket),
    { verb: 'resolve', changes, note: { sight: 'public', text } },
    changeOf(context),
  );
  await closeQuestions(context, ticket);
  const shown = await showCard(context, await askConformity(context, resolved, text));
  const saved = await saveTicket(context, await remindOfCause(context, shown));
  await handOut(context, ticket.team);
  return saved;
}

/** `note`: internal, never told to the requester's side. */
export async function noteTicket(context: Context, number: string, text: string): Promise<Ticket> {
  const ticket = await ticketFor(context, 'note', number);
  return saveTicket(context, record(ticket, { verb: 'note', sight: 'internal', text }, changeOf(context)));
}

/**
 * Words of the requester's side about a ticket; its team reads them in its room, the assignee in person. Where the ticket waits for whoever
 * writes them, the work goes on.
 * @throws DeskError `ticket.unknown` for anybody who is not on that side.
 */
export async function commentTicket(context: Context, ticket: Ticket, said: Said): Promise<Ticket> {
  const { text, files = [], aside = false } = typeof said === 'string' ? { text: said } : said;
  if (sightOf(ticket, context.actor, context.definitions) !== 'public')
    throw new DeskError('ticket.unknown', { number: ticket.id });
  const commented = record(ticket, { verb: 'comment', sight: 'public', text }, changeOf(context));
  const answers = !aside && awaits(ticket, context.actor);
  const say = {
    notice: { key: 'told.comment', params: { number: ticket.id, who: { person: context.actor }, text } },
    ...(answers && { more: [{ key: 'waiting.answered', params: { number: ticket.id } } as const] }),
    ...sentFiles(files),
    ticket: ticket.id,
  } as const;
  await tellTeam(context, ticket, say);
  return answers ? endWait(context, commented) : saveTicket(context, commented);
}
