import { conformityOf, reopenableUntil } from '../../domain/conformity.ts';
import { DeskError } from '../../domain/errors.ts';
import { transition, type Ticket } from '../../domain/ticket.ts';
import { changeOf, saveTicket, ticketFor, type Context } from '../context.ts';
import { endQuestions } from './end-questions.ts';
import { handOut } from '../working/hand-out.ts';
import { showCard } from '../working/show-card.ts';
import { tell } from '../tell.ts';
import { tellAffected } from '../opening/tell-affected.ts';
import { tellFollowers, tellGoesOn } from '../working/tell-followers.ts';
import { tellRequesters } from '../working/tell-requesters.ts';
import { tellRoom, tellTeam } from '../working/tell-team.ts';

/** `cancel`: with a reason, by the requester or an agent; the other side is told. */
export async function cancelTicket(context: Context, number: string, reason: string): Promise<Ticket> {
  const ticket = await ticketFor(context, 'cancel', number);
  const cancelled = transition(ticket, { verb: 'cancel', note: { sight: 'public', text: reason } }, changeOf(context));
  const ended = await endQuestions(context, cancelled, 'cancelled');
  const params = { number: ticket.id, who: { person: context.actor }, reason };
  await tellRequesters(context, ended, { key: 'told.cancelled', params });
  await tellAffected(context, ended, { key: 'told.cancelled_affected', text: reason });
  await tellFollowers(context, ended, { key: 'told.cancelled', params });
  if (ticket.assignee && ticket.assignee !== context.actor) {
    await tell(context, { reader: ticket.assignee, say: { notice: { key: 'told.cancelled', params }, ticket: ticket.id } });
  }
  await tellRoom(context, ticket, { notice: { key: 'told.cancelled', params }, ticket: ticket.id });
  const saved = await saveTicket(context, ended.cardPrompt ? await showCard(context, ended) : ended);
  if (ticket.assignee) await handOut(context, ticket.team);
  return saved;
}

/** @throws DeskError `reopen.too_late` after the window, `ticket.unknown` or `verb.not_yours`. */
export async function checkReopening(context: Context, number: string): Promise<Ticket> {
  const ticket = await ticketFor(context, 'reopen', number);
  if (isTooLate(context, ticket)) {
    throw new DeskError('reopen.too_late', { number: ticket.id, days: conformityOf(ticket, context.definitions).reopen_days });
  }
  return ticket;
}

/** Whether a closed ticket can no longer be reopened: a new one goes on from it then. */
export function isTooLate({ definitions, now }: Context, ticket: Ticket): boolean {
  const until = reopenableUntil(ticket, definitions);
  return until !== undefined && until < now;
}

/**
 * `reopen`: within the window, the same cycle goes on.
 * @throws DeskError `reopen.too_late` after it.
 */
export async function reopenTicket(context: Context, number: string, reason: string): Promise<Ticket> {
  const ticket = await checkReopening(context, number);
  const { closed: _closed, surveyDueAt: _survey, conformityDueAt: _conformity, ...rest } = ticket;
  const step = {
    verb: 'reopen',
    changes: { reopened: ticket.reopened + 1 },
    note: { sight: 'public', ...(reason && { text: reason }) },
  } as const;
  const back = transition(rest, step, changeOf(context));
  const ended = await endQuestions(context, back, 'cancelled');
  const notice = { key: 'told.reopened', params: { number: ticket.id, who: { person: context.actor }, reason } } as const;
  await tellRequesters(context, ended, notice);
  await tellGoesOn(context, ended);
  await tellTeam(context, ticket, { notice, ticket: ticket.id });
  return saveTicket(context, await showCard(context, ended));
}
