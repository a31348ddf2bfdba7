import type { Ticket } from '../../domain/ticket.ts';
import { saveTicket, seenTicket, type Context } from '../context.ts';
import { openIncident } from './open-ticket.ts';

/** What this person said when the ticket became theirs too: with "me too", or in the ticket of their own that was merged into it. */
export async function ownWords({ tx, actor }: Pick<Context, 'tx' | 'actor'>, ticket: Ticket): Promise<string | undefined> {
  const said = ticket.history.find(({ verb, by, for: whom }) => verb === 'me-too' && (whom ?? by) === actor)?.text;
  if (said) return said;
  for (const { number } of ticket.links.filter(({ kind }) => kind === 'absorbed')) {
    const absorbed = await tx.collection('tickets').get(number);
    if (absorbed?.requester === actor) return absorbed.text;
  }
  return undefined;
}

/** An incident of one's own for what goes on although the other is solved. From now on it is this one that they are told of. */
export async function openOwn(context: Context, number: string, text: string): Promise<Ticket> {
  const before = await seenTicket(context, number);
  const { category, urgency } = before;
  const opened = await openIncident(context, { text, category, urgency, related: before.id });
  const related = await seenTicket(context, number);
  const affected = related.affected.filter((id) => id !== context.actor);
  await saveTicket(context, { ...related, affected });
  return opened;
}
