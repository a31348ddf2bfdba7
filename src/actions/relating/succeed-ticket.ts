import { isOpen } from '../../domain/lifecycle.ts';
import { withLink } from '../../domain/links.ts';
import { record, requesters, transition, type Ticket } from '../../domain/ticket.ts';
import { changeOf, saveTicket, type Context } from '../context.ts';
import { endQuestions } from '../closing/end-questions.ts';
import { showCard } from '../working/show-card.ts';
import { tell } from '../tell.ts';

/**
 * A new ticket goes on where an old one ended: the old one names it. An old one that is still open is the same thing under its right kind,
 * and ends here as reclassified. Source: the desk's rules, "Tickets".
 */
export async function succeedTicket(context: Context, number: string, successor: Ticket): Promise<void> {
  const old = await context.tx.collection('tickets').get(number);
  if (!old) return;
  const linked = withLink(old, { kind: 'successor', number: successor.id });
  const facts = { successor: successor.id };
  if (!isOpen(old.state)) {
    await saveTicket(context, record(linked, { verb: 'succeed', sight: 'system', facts }, changeOf(context)));
    return;
  }
  const step = { verb: 'cancel', note: { verb: 'reclassify', sight: 'system', facts } } as const;
  const ended = await endQuestions(context, transition(linked, step, changeOf(context)), 'cancelled');
  await saveTicket(context, ended.cardPrompt ? await showCard(context, ended) : ended);
  const params = { number: old.id, successor: successor.id };
  for (const reader of new Set([...requesters(old), ...old.participants, ...(old.assignee ? [old.assignee] : [])])) {
    if (reader !== context.actor)
      await tell(context, { reader, say: { notice: { key: 'told.reclassified', params }, ticket: old.id } });
  }
}

/** Two tickets that have something to do with each other: the older one names the newer. */
export async function relateBack(context: Context, number: string, other: Ticket): Promise<void> {
  const old = await context.tx.collection('tickets').get(number);
  if (!old) return;
  const linked = withLink(old, { kind: 'related', number: other.id });
  await saveTicket(context, record(linked, { verb: 'link', sight: 'internal', facts: { other: other.id } }, changeOf(context)));
}
