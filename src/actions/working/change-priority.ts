import type { Impact, Priority } from '../../domain/catalog.ts';
import { DeskError } from '../../domain/errors.ts';
import { clocksOf } from '../../domain/clock/promise.ts';
import { reschedule } from '../../domain/clock/reschedule.ts';
import { promisedFor } from '../../domain/clock/policy/promised.ts';
import { rankOf, record, type Ticket } from '../../domain/ticket.ts';
import type { Words } from '../../domain/wording.ts';
import { changeOf, saveTicket, ticketFor, type Context } from '../context.ts';
import { showCard } from './show-card.ts';
import { tell } from '../tell.ts';
import { tellRequesters } from './tell-requesters.ts';
import { tellRoom } from './tell-team.ts';

/** A priority by its name, or read off the matrix of impact and urgency; what is left out stays as it was. */
export type Level =
  { readonly priority: Priority } | { readonly impact?: Impact | undefined; readonly urgency?: Impact | undefined };

/**
 * `priority`: with a reason, which is internal. The goals follow the priority, so that both clocks are due anew, counted from their start.
 * @throws DeskError `priority.same` besides those of `ticketFor`.
 */
export async function changePriority(
  context: Context,
  number: string,
  { level, reason }: { level: Level; reason: string },
): Promise<Ticket> {
  const ticket = await ticketFor(context, 'priority', number);
  const changes = levelOf(context, ticket, level);
  if (changes.priority === ticket.priority && changes.impact === ticket.impact && changes.urgency === ticket.urgency)
    throw new DeskError('priority.same', { number: ticket.id, priority: { key: `priority.${ticket.priority}` } });
  const changed = { ...ticket, ...changes, rank: rankOf({ ...ticket, priority: changes.priority }) };
  const facts = { from: ticket.priority, to: changes.priority };
  const noted = record(changed, { verb: 'priority', sight: 'internal', facts, text: reason }, changeOf(context));
  // Another policy may hold for another priority.
  const due = reschedule(noted, context.definitions, context.now);
  if (changes.priority !== ticket.priority) await tellChange(context, due, reason);
  return saveTicket(context, noted.cardPrompt ? await showCard(context, noted) : noted);
}

function levelOf({ definitions }: Context, ticket: Ticket, level: Level): Pick<Ticket, 'priority' | 'impact' | 'urgency'> {
  const { impact, urgency } = ticket;
  if ('priority' in level) return { impact, urgency, priority: level.priority };
  const given = { impact: level.impact ?? impact, urgency: level.urgency ?? urgency };
  return { ...given, priority: definitions.desk.matrix[given.impact][given.urgency] };
}

/** The requester's side learns the new priority and what is due now; whoever works on it learns why. */
async function tellChange(context: Context, ticket: Ticket, reason: string): Promise<void> {
  const priority = { key: `priority.${ticket.priority}` } as const;
  const clocks = clocksOf(ticket, promisedFor(ticket, context.definitions), context.now);
  const due = clocks.find(({ target, mode }) => target === 'resolution' && mode === 'running')?.dueAt;
  const params = { number: ticket.id, priority };
  const more: readonly Words[] = due ? [{ key: 'told.solution_due', params: { at: { at: due } } }] : [];
  await tellRequesters(context, ticket, [{ key: 'told.priority', params }, ...more]);
  const notice = { key: 'told.priority_because', params: { ...params, who: { person: context.actor }, reason } } as const;
  const say = { notice, ...(due && { more }), ticket: ticket.id };
  const { assignee } = ticket;
  if (assignee && assignee !== context.actor) await tell(context, { reader: assignee, say });
  await tellRoom(context, ticket, say);
}
