import { DeskError } from '../../domain/errors.ts';
import { record, type Ticket, type TicketFile } from '../../domain/ticket.ts';
import { changeOf, type Context } from '../context.ts';
import { HOLD_MS } from '../working/hold.ts';

export interface Giving {
  readonly files: readonly { readonly id: string }[];
  /** Whether the team alone may have them. */
  readonly sight: TicketFile['sight'];
  /** They come with a reply, which can still be taken back for a moment. */
  readonly held?: boolean | undefined;
}

const MOST_OF_A_TICKET = 200;

/**
 * Files that the actor sent become a ticket's; it is not written here. Those that are somebody else's, or elsewhere already, are left out.
 * @throws DeskError `file.ticket_full`
 */
export async function giveFiles(
  context: Context,
  ticket: Ticket,
  giving: Giving,
): Promise<{ readonly ticket: Ticket; readonly added: readonly TicketFile[] }> {
  const added = await claim(context, ticket, giving);
  if (added.length === 0) return { ticket, added };
  if (ticket.files.length + added.length > MOST_OF_A_TICKET) throw new DeskError('file.ticket_full', { number: ticket.id });
  const text = added.map(({ name }) => name).join(', ');
  const note = { verb: 'attach', sight: giving.held ? 'internal' : giving.sight, text } as const;
  return { ticket: record({ ...ticket, files: [...ticket.files, ...added] }, note, changeOf(context)), added };
}

/** The files as the ticket keeps them; their records know from now on whose they are. */
async function claim({ tx, actor, now }: Context, ticket: Ticket, giving: Giving): Promise<readonly TicketFile[]> {
  const { files, sight, held } = giving;
  const added: TicketFile[] = [];
  for (const id of new Set(files.map((file) => file.id))) {
    const stored = await tx.collection('files').get(id);
    if (stored?.state !== 'kept' || stored.by !== actor) continue;
    const { dueAt: _due, ...rest } = stored;
    await tx.collection('files').replace({ ...rest, state: 'attached', ticket: ticket.id });
    const { name, contentType = 'application/octet-stream', size = 0 } = stored;
    const publicAt = held ? { publicAt: new Date(now.getTime() + HOLD_MS) } : {};
    added.push({ id, name, contentType, size, by: actor, at: now, sight, ...publicAt });
  }
  return added;
}
