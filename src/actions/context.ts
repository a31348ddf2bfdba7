import type { Definitions } from '../domain/definitions.ts';
import { DeskError } from '../domain/errors.ts';
import { isPossible } from '../domain/lifecycle.ts';
import type { Address, Person } from '../domain/person.ts';
import { reschedule } from '../domain/clock/reschedule.ts';
import { mayUse, rolesOf, sightOf } from '../domain/rights.ts';
import { movedDues } from '../domain/clock/dues.ts';
import { record, type Change, type Ticket } from '../domain/ticket.ts';
import type { Digest, NewId, Tx } from '../ports.ts';

/** What an action needs: one open transaction, one reading of the time, one load of the definitions. */
export interface Context {
  readonly tx: Tx;
  readonly now: Date;
  /** The person at work, or `system` when a job is. */
  readonly actor: string;
  /** Where the actor acts; `system` for jobs. */
  readonly channel: string;
  readonly definitions: Definitions;
  readonly newId: NewId;
  readonly digest: Digest;
  /** Chance, another each time. */
  readonly salt: () => string;
  /** The next ticket number of a kind, taken outside the transaction: a turn that is tried again keeps the one it has. */
  nextNumber(prefix: 'INC' | 'REQ'): Promise<string>;
  /** Channels that are on: an address on another one is no use. */
  readonly channels: ReadonlySet<string>;
  /** Nobody can be expected to look at the page who has not been there. */
  readonly closedPage?: boolean;
  /** Where people reach the desk's page, without a slash at its end. */
  readonly publicUrl?: string;
  /** The thread that the actor speaks in: what they are told at that address stands in it. */
  readonly thread?: Thread;
}

export interface Thread {
  readonly at: Address;
  /** The platform's own reference of the message that it stands under. */
  readonly ref: string;
  /** Where it is the agents' room: whose room, and of which ticket (and which task of it). */
  readonly room?: { readonly team: string; readonly ticket: string; readonly task?: number };
}

export function changeOf({ now, actor, channel, digest, salt }: Context): Change {
  return { at: now, by: actor, channel, digest, salt };
}

/** @throws Error if the directory lost the person since the ticket was written. */
export function personOf({ definitions }: Pick<Context, 'definitions'>, id: string): Person {
  return definitions.people.get(id) ?? { id, name: id, kind: 'employee', roles: [], teams: [], addresses: {}, channel: 'web' };
}

/**
 * A ticket that the actor may see.
 * @throws DeskError `ticket.unknown`, the same for what does not exist and for what may not be seen.
 */
export async function seenTicket(context: Context, number: string): Promise<Ticket> {
  const ticket = await context.tx.collection('tickets').get(number.toUpperCase());
  if (!ticket || sightOf(ticket, context.actor, context.definitions) === 'none')
    throw new DeskError('ticket.unknown', { number: number.toUpperCase() });
  return ticket;
}

/**
 * A ticket that the actor may do `verb` to, by role and by the lifecycle table.
 * @throws DeskError `ticket.unknown`, `verb.not_yours`, or `ticket.not_possible` with what could be done instead.
 */
export async function ticketFor(context: Context, verb: string, number: string): Promise<Ticket> {
  const ticket = await seenTicket(context, number);
  const { actor, definitions } = context;
  const roles = rolesOf(personOf(context, actor), definitions, ticket);
  const about = { verb: { key: verbKey(verb) }, number: ticket.id } as const;
  if (!mayUse(verb, roles, definitions)) throw new DeskError(verbRefusal(verb, ticket, context), about);
  if (isPossible(ticket.state, verb)) return ticket;
  const instead = offeredVerbs.filter(
    (one) =>
      isPossible(ticket.state, one) &&
      mayUse(one, roles, definitions) &&
      !(one === 'take' && ticket.assignee === actor && ticket.state !== 'registered'),
  );
  const params = { ...about, state: { key: `state.${ticket.state}` } } as const;
  if (instead.length === 0) throw new DeskError('ticket.not_possible', params);
  const list = instead.map((one) => ({ key: verbKey(one) }));
  throw new DeskError('ticket.not_possible_but', { ...params, verbs: { list } });
}

/** What a refusal offers instead, where state and role allow it. */
const offeredVerbs = ['take', 'assign', 'wait', 'resume', 'escalate', 'resolve', 'conform', 'close', 'reopen', 'cancel'];

/** Somebody of the team who asked for it may not work on it; that is another thing than being no agent. */
function verbRefusal(verb: string, ticket: Ticket, { actor, definitions }: Context): 'verb.not_yours' | 'verb.own_ticket' {
  const works = definitions.people.get(actor)?.teams.some(({ team }) => team === ticket.team) ?? false;
  const roles = definitions.roles[verb] ?? [];
  const working = roles.some((role) => role === 'agent' || role === 'team' || role === 'lead');
  return works && working && sightOf(ticket, actor, definitions) !== 'full' ? 'verb.own_ticket' : 'verb.not_yours';
}

/** Writes a changed ticket with its due times brought up to date. What another policy, calendar or priority moved stands in its history. */
export async function saveTicket(context: Context, ticket: Ticket): Promise<Ticket> {
  const due = reschedule(ticket, context.definitions, context.now);
  const facts = movedDues(ticket, due);
  const { channel: _channel, ...itself } = { ...changeOf(context), by: 'system' };
  const noted = facts ? record(due, { verb: 'recompute', sight: 'internal', facts }, itself) : due;
  return context.tx.collection('tickets').replace(noted);
}

export function verbKey(verb: string): 'verb.take' {
  // Every verb has a key of this form; the locale parity check proves that none is missing.
  return `verb.${verb}` as 'verb.take';
}
