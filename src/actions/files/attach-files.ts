import { DeskError } from '../../domain/errors.ts';
import { isOpen } from '../../domain/lifecycle.ts';
import { sightOf } from '../../domain/rights.ts';
import { record, requesters, type Ticket, type TicketFile } from '../../domain/ticket.ts';
import type { Words } from '../../domain/wording.ts';
import { changeOf, saveTicket, type Context } from '../context.ts';
import { HOLD_MS } from '../working/hold.ts';
import { showCard } from '../working/show-card.ts';
import { tell } from '../tell.ts';

export interface Attaching {
  readonly files: readonly { readonly id: string }[];
  /** Whether the team alone may have them. Left out: internal for the team's own people, public for all others. */
  readonly sight?: TicketFile['sight'] | undefined;
  /** It comes with a reply, which can still be taken back for a moment. */
  readonly held?: boolean | undefined;
  /** They belong to what the actor is opening this moment: no question of sight, and what is opened says so itself. */
  readonly opening?: boolean | undefined;
  /** Nobody is told: the same turn says it otherwise. */
  readonly quietly?: boolean | undefined;
}

const MOST_OF_A_TICKET = 200;

const heldUntil = (now: Date): Date => new Date(now.getTime() + HOLD_MS);

/**
 * Gives files that the actor sent to a ticket. Those that are somebody else's, or elsewhere already, are left out.
 * @throws DeskError `ticket.unknown` for who may not write on the ticket, `file.ticket_full`.
 */
export async function attachFiles(context: Context, ticket: Ticket, attaching: Attaching): Promise<Ticket> {
  const seen = sightOf(ticket, context.actor, context.definitions);
  if (!attaching.opening && seen !== 'public' && seen !== 'full') throw new DeskError('ticket.unknown', { number: ticket.id });
  const sight = attaching.sight ?? (seen === 'public' ? 'public' : 'internal');
  const added = await claim(context, ticket, { ...attaching, sight });
  if (added.length === 0) return ticket;
  if (ticket.files.length + added.length > MOST_OF_A_TICKET) throw new DeskError('file.ticket_full', { number: ticket.id });
  const text = added.map(({ name }) => name).join(', ');
  const changed = record(
    { ...ticket, files: [...ticket.files, ...added] },
    { verb: 'attach', sight: attaching.held ? 'internal' : sight, text },
    changeOf(context),
  );
  if (!attaching.quietly && !attaching.opening) await tellOthers(context, changed, added);
  // Before a request is approved the team has no card of it.
  return saveTicket(context, changed.cardPrompt && isOpen(changed.state) ? await showCard(context, changed) : changed);
}

/** The files as the ticket keeps them; their records know from now on whose they are. */
async function claim(
  { tx, actor, now }: Context,
  ticket: Ticket,
  { files, sight, held }: Attaching & { sight: TicketFile['sight'] },
): Promise<readonly TicketFile[]> {
  const added: TicketFile[] = [];
  for (const id of new Set(files.map((file) => file.id))) {
    const stored = await tx.collection('files').get(id);
    if (stored?.state !== 'kept' || stored.by !== actor) continue;
    const { dueAt: _due, ...rest } = stored;
    await tx.collection('files').replace({ ...rest, state: 'attached', ticket: ticket.id });
    const { name, contentType = 'application/octet-stream', size = 0 } = stored;
    added.push({ id, name, contentType, size, by: actor, at: now, sight, ...(held && { publicAt: heldUntil(now) }) });
  }
  return added;
}

/** The requester's side tells the team; the team, where it is public, tells the requester's side. */
async function tellOthers(context: Context, ticket: Ticket, added: readonly TicketFile[]): Promise<void> {
  const { actor } = context;
  const side = [...new Set([...requesters(ticket), ...ticket.participants])];
  const files = { list: added.map(({ name }) => ({ text: name })) };
  const notice: Words = { key: 'told.attached', params: { number: ticket.id, who: { person: actor }, files } };
  const isTheirs = side.includes(actor);
  const readers = isTheirs ? [ticket.assignee ?? `team:${ticket.team}`] : side;
  if (!isTheirs && added.every(({ sight }) => sight === 'internal')) return;
  const notBefore = added[0]?.publicAt;
  for (const reader of readers)
    if (reader !== actor) await tell(context, { reader, say: { notice, ticket: ticket.id }, ...(notBefore && { notBefore }) });
}
