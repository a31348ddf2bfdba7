import { DeskError } from '../domain/errors.ts';
import { transition, type Ticket } from '../domain/ticket.ts';
import { changeOf, saveTicket, ticketFor, type Context } from './context.ts';
import { endQuestions } from './end-questions.ts';
import { showCard } from './show-card.ts';
import { tell } from './tell.ts';
import { tellRequesters } from './work-ticket.ts';
import { workingTimeOf } from './working-time.ts';

/** `cancel`: with a reason, by the requester or an agent; the other side is told. */
export async function cancelTicket(context: Context, number: string, reason: string): Promise<Ticket> {
  const ticket = await ticketFor(context, 'cancel', number);
  const cancelled = transition(ticket, { verb: 'cancel', note: { sight: 'public', text: reason } }, changeOf(context));
  const ended = await endQuestions(context, cancelled, 'cancelled');
  const params = { number: ticket.id, who: { person: context.actor }, reason };
  await tellRequesters(context, ended, { key: 'told.cancelled', params });
  if (ticket.assignee && ticket.assignee !== context.actor) {
    await tell(context, { reader: ticket.assignee, say: { notice: { key: 'told.cancelled', params }, ticket: ticket.id } });
  }
  return saveTicket(context, ended.cardPrompt ? await showCard(context, ended) : ended);
}

/** An approval that nobody decided in time: the request is cancelled and its requester told. */
export async function expireApproval(context: Context, ticket: Ticket): Promise<Ticket> {
  const expired = transition(ticket, { verb: 'expire' }, changeOf(context));
  const ended = await endQuestions(context, expired, 'expired');
  const days = context.definitions.desk.approvals.expire_after_days;
  await tellRequesters(context, ended, { key: 'told.approval_expired', params: { number: ticket.id, days } });
  return saveTicket(context, ended);
}

/** @throws DeskError `reopen.too_late` after the window, `ticket.unknown` or `verb.not_yours`. */
export async function checkReopening(context: Context, number: string): Promise<Ticket> {
  const ticket = await ticketFor(context, 'reopen', number);
  const days = context.definitions.desk.conformity.reopen_days;
  const working = workingTimeOf(context);
  if (ticket.closed && working.add(ticket.closed.at, days * working.dayMinutes) < context.now) {
    throw new DeskError('reopen.too_late', { number: ticket.id, days });
  }
  return ticket;
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
  await tell(context, { reader: ticket.assignee ?? `team:${ticket.team}`, say: { notice, ticket: ticket.id } });
  return saveTicket(context, await showCard(context, ended));
}
