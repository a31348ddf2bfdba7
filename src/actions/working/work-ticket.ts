import { DeskError } from '../../domain/errors.ts';
import { sightOf } from '../../domain/rights.ts';
import type { WaitingReason } from '../../domain/states.ts';
import { record, requesters, transition, type Ticket, type TicketFile } from '../../domain/ticket.ts';
import type { Words } from '../../domain/wording.ts';
import { changeOf, saveTicket, ticketFor, type Context } from '../context.ts';
import { sentFiles } from '../files/sent-files.ts';
import { closeOffers } from './give-ticket.ts';
import { handOut } from './hand-out.ts';
import { closeQuestions } from '../closing/end-questions.ts';
import { askConformity, subjectOf } from '../closing/ask-conformity.ts';
import { showCard } from './show-card.ts';
import { tellRequesters } from './tell-requesters.ts';
import { tellTeam } from './tell-team.ts';
import { ask, tell } from '../tell.ts';

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
  if (mine) await askRequesters(context, held, { key: 'told.waiting_requester', params: { ...params, text: text ?? '' } });
  else await tellRequesters(context, held, [{ key: `told.waiting_${reason}`, params }, ...more]);
  return saveTicket(context, await showCard(context, noted));
}

/** What the agent needs is a question like any other: the requester's answer to it lets the work go on. */
async function askRequesters(context: Context, ticket: Ticket, notice: Words): Promise<void> {
  const readers = requesters(ticket).filter((id) => id !== context.actor);
  if (readers.length === 0) return;
  const say = { notice, ask: { expects: { type: 'text' } }, ticket: ticket.id } as const;
  await ask(context, {
    say,
    flow: 'answer-agent',
    draft: { ticket: ticket.id, about: subjectOf(ticket) },
    readers,
    ticket: ticket.id,
  });
}

/** Words, with files of the ticket that they came with. */
export type Said = string | { readonly text: string; readonly files: readonly TicketFile[] };

/** The requester's answer to what an agent asked: a comment, and the ticket no longer waits for them. */
export async function answerAgent(context: Context, ticket: Ticket, said: Said): Promise<Ticket> {
  const commented = await commentTicket(context, ticket, said);
  if (commented.state !== 'waiting' || commented.reason !== 'requester') return commented;
  const resumed = transition(commented, { verb: 'resume' }, changeOf(context));
  return saveTicket(context, await showCard(context, resumed));
}

/** The waiting was to end now: whoever works on it, else the team, is told. What was asked of the requester stays open. */
export async function wakeTicket(context: Context, ticket: Ticket): Promise<Ticket> {
  const woken = transition(ticket, { verb: 'resume' }, changeOf(context));
  const reason = { key: `state.waiting.${ticket.reason ?? 'schedule'}` } as const;
  const notice = { key: 'told.woken', params: { number: ticket.id, reason } } as const;
  await tell(context, { reader: ticket.assignee ?? `team:${ticket.team}`, say: { notice, ticket: ticket.id } });
  return saveTicket(context, await showCard(context, woken));
}

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
  const resolved = transition(ticket, { verb: 'resolve', changes, note: { sight: 'public', text } }, changeOf(context));
  await closeQuestions(context, ticket);
  const saved = await saveTicket(context, await showCard(context, await askConformity(context, resolved, text)));
  await handOut(context, ticket.team);
  return saved;
}

/** `note`: internal, never told to the requester's side. */
export async function noteTicket(context: Context, number: string, text: string): Promise<Ticket> {
  const ticket = await ticketFor(context, 'note', number);
  return saveTicket(context, record(ticket, { verb: 'note', sight: 'internal', text }, changeOf(context)));
}

/**
 * Words of the requester's side about a ticket; its team reads them in its room, the assignee in person.
 * @throws DeskError `ticket.unknown` for anybody who is not on that side.
 */
export async function commentTicket(context: Context, ticket: Ticket, said: Said): Promise<Ticket> {
  const { text, files } = typeof said === 'string' ? { text: said, files: [] } : said;
  if (sightOf(ticket, context.actor, context.definitions) !== 'public')
    throw new DeskError('ticket.unknown', { number: ticket.id });
  const commented = record(ticket, { verb: 'comment', sight: 'public', text }, changeOf(context));
  const say = {
    notice: { key: 'told.comment', params: { number: ticket.id, who: { person: context.actor }, text } },
    ...sentFiles(files),
    ticket: ticket.id,
  } as const;
  await tellTeam(context, ticket, say);
  return saveTicket(context, commented);
}
