import type { Definitions } from '../domain/definitions.ts';
import { DeskError } from '../domain/errors.ts';
import type { Person } from '../domain/person.ts';
import { promisedFor, reschedule } from '../domain/promise.ts';
import { mayUse, rolesOf, sightOf } from '../domain/rights.ts';
import type { Change, Ticket } from '../domain/ticket.ts';
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
  /** The next ticket number of a kind, taken outside the transaction: a turn that is tried again keeps the one it has. */
  nextNumber(prefix: 'INC' | 'REQ'): Promise<string>;
  /** Channels that are on: an address on another one is no use. */
  readonly channels: ReadonlySet<string>;
}

export function changeOf({ now, actor, channel, digest }: Context): Change {
  return { at: now, by: actor, channel, digest };
}

/** @throws Error if the directory lost the person since the ticket was written. */
export function personOf({ definitions }: Context, id: string): Person {
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
 * A ticket that the actor may do `verb` to, by role; whether its state allows it is the lifecycle table's to say.
 * @throws DeskError `ticket.unknown` or `verb.not_yours`.
 */
export async function ticketFor(context: Context, verb: string, number: string): Promise<Ticket> {
  const ticket = await seenTicket(context, number);
  const { definitions } = context;
  if (!mayUse(verb, rolesOf(personOf(context, context.actor), definitions, ticket), definitions)) {
    throw new DeskError('verb.not_yours', { verb: { key: verbKey(verb) }, number: ticket.id });
  }
  return ticket;
}

/** Writes a changed ticket with its due times brought up to date. */
export async function saveTicket(context: Context, ticket: Ticket): Promise<Ticket> {
  const due = reschedule(ticket, promisedFor(ticket, context.definitions), context.now);
  return context.tx.collection('tickets').replace(due);
}

export function verbKey(verb: string): 'verb.take' {
  // Every verb has a key of this form; the locale parity check proves that none is missing.
  return `verb.${verb}` as 'verb.take';
}
