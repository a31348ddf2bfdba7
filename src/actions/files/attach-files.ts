import { DeskError } from '../../domain/errors.ts';
import { isOpen } from '../../domain/lifecycle.ts';
import { sightOf } from '../../domain/rights.ts';
import { requesters, type Ticket, type TicketFile } from '../../domain/ticket.ts';
import type { Words } from '../../domain/wording.ts';
import { saveTicket, type Context } from '../context.ts';
import { awaits, endWait } from '../working/hold-ticket.ts';
import { showCard } from '../working/show-card.ts';
import { tellTeam } from '../working/tell-team.ts';
import { tell } from '../tell.ts';
import { giveFiles, type Giving } from './give-files.ts';
import { sentFiles } from './sent-files.ts';

export interface Attaching extends Omit<Giving, 'sight'> {
  /** Left out: internal for the team's own people, public for all others. */
  readonly sight?: TicketFile['sight'] | undefined;
  /** Nobody is told: the same turn says it otherwise. */
  readonly quietly?: boolean | undefined;
}

/**
 * Gives files that the actor sent to a ticket. Those that are somebody else's, or elsewhere already, are left out.
 * @throws DeskError `ticket.unknown` for who may not write on the ticket, `file.ticket_full`.
 */
export async function attachFiles(context: Context, ticket: Ticket, attaching: Attaching): Promise<Ticket> {
  const seen = sightOf(ticket, context.actor, context.definitions);
  if (seen !== 'public' && seen !== 'full') throw new DeskError('ticket.unknown', { number: ticket.id });
  const sight = attaching.sight ?? (seen === 'public' ? 'public' : 'internal');
  const { ticket: changed, added } = await giveFiles(context, ticket, { ...attaching, sight });
  if (added.length === 0) return ticket;
  if (!attaching.quietly) await tellOthers(context, changed, added);
  // What comes quietly comes with words, which answer by themselves.
  if (!attaching.quietly && awaits(ticket, context.actor)) return endWait(context, changed);
  // Before a request is approved the team has no card of it.
  return saveTicket(context, changed.cardPrompt && isOpen(changed.state) ? await showCard(context, changed) : changed);
}

/** The requester's side tells the team; the team, where it is public, tells the requester's side. They get the files themselves. */
async function tellOthers(context: Context, ticket: Ticket, added: readonly TicketFile[]): Promise<void> {
  const { actor } = context;
  const side = [...new Set([...requesters(ticket), ...ticket.participants])];
  const files = { list: added.map(({ name }) => ({ text: name })) };
  const notice: Words = { key: 'told.attached', params: { number: ticket.id, who: { person: actor }, files } };
  const isTheirs = side.includes(actor);
  if (!isTheirs && added.every(({ sight }) => sight === 'internal')) return;
  const notBefore = added[0]?.publicAt;
  const answers = awaits(ticket, actor);
  const more = answers ? [{ key: 'waiting.answered', params: { number: ticket.id } } as const] : [];
  const say = { notice, more, ...sentFiles(added), ticket: ticket.id };
  if (isTheirs) return tellTeam(context, ticket, say);
  for (const reader of side) if (reader !== actor) await tell(context, { reader, say, ...(notBefore && { notBefore }) });
}
