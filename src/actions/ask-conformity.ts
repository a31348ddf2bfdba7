import { DeskError } from '../domain/errors.ts';
import { requesters, transition, type Ticket } from '../domain/ticket.ts';
import type { Say } from '../messaging/outbound.ts';
import { changeOf, saveTicket, type Context } from './context.ts';
import { closeQuestions } from './end-questions.ts';
import { showCard } from './show-card.ts';
import { titleOf } from './ticket-facts.ts';
import { ask, tell } from './tell.ts';
import { addWorkingDays } from './working-time.ts';

/** Asks the requester whether they agree that it is solved, and sets when silence is nudged. */
export async function askConformity(context: Context, ticket: Ticket, text: string): Promise<Ticket> {
  const { desk } = context.definitions;
  await ask(context, {
    say: conformitySay(context, ticket, text),
    flow: 'confirm-closure',
    draft: { ticket: ticket.id, about: subjectOf(ticket) },
    readers: requesters(ticket),
    ticket: ticket.id,
  });
  const days = desk.conformity.nudge_after_days[0] ?? desk.conformity.close_after_days;
  return { ...ticket, nudges: 0, conformityDueAt: addWorkingDays(context, ticket.requester, days) };
}

function subjectOf({ kind, category, item }: Ticket): Pick<Ticket, 'kind' | 'category' | 'item'> {
  return { kind, ...(category && { category }), ...(item && { item }) };
}

function conformitySay(context: Context, ticket: Ticket, text: string): Say {
  const params = {
    number: ticket.id,
    title: titleOf(ticket, context.definitions),
    agent: { person: context.actor },
    text,
  };
  return {
    notice: { key: 'conformity.told', params },
    question: { key: 'conformity.ask' },
    ticket: ticket.id,
    ask: {
      choices: [
        { value: 'yes', label: { key: 'button.conform' }, style: 'primary', words: 'conform', explained: true },
        { value: 'no', label: { key: 'button.disagree' }, words: 'disagree', explained: true },
      ],
    },
  };
}

/** The requester agrees: closed, and a rating is asked for. */
export async function conform(context: Context, number: string): Promise<Ticket> {
  const ticket = await ownResolved(context, number);
  return closeAs(context, ticket, 'conform');
}

/** The requester does not agree: the work goes on, with the same assignee and the same clock. */
export async function disagree(context: Context, number: string, reason: string): Promise<Ticket> {
  const ticket = await ownResolved(context, number);
  const { conformityDueAt: _due, ...rest } = ticket;
  const step = { verb: 'disagree', changes: { reopened: ticket.reopened + 1 }, note: { sight: 'public', text: reason } } as const;
  const back = transition(rest, step, changeOf(context));
  await closeQuestions(context, ticket, 'confirm-closure');
  const notice = { key: 'told.disagreed', params: { number: ticket.id, who: { person: context.actor }, reason } } as const;
  await tell(context, { reader: ticket.assignee ?? `team:${ticket.team}`, say: { notice, ticket: ticket.id } });
  return saveTicket(context, await showCard(context, back));
}

/** Nobody answered after the nudges. */
export async function closeBySilence(context: Context, ticket: Ticket): Promise<Ticket> {
  const closed = await closeAs(context, ticket, 'silence');
  const days = context.definitions.desk.conformity;
  const params = { number: ticket.id, days: days.close_after_days, reopen: days.reopen_days };
  for (const reader of requesters(ticket))
    await tell(context, { reader, say: { notice: { key: 'told.closed_by_silence', params }, ticket: ticket.id } });
  return closed;
}

async function closeAs(context: Context, ticket: Ticket, how: 'conform' | 'silence'): Promise<Ticket> {
  const { now, actor, definitions } = context;
  const { conformityDueAt: _due, ...rest } = ticket;
  const survey = definitions.desk.survey.enabled && !ticket.rating ? { surveyDueAt: now } : {};
  const step = {
    verb: how === 'conform' ? 'conform' : 'close',
    changes: { closed: { at: now, how, by: actor }, ...survey },
    note: { facts: { how } },
  } as const;
  const closed = transition(rest, step, changeOf(context));
  await closeQuestions(context, ticket, how === 'conform' ? 'confirm-closure' : undefined);
  return saveTicket(context, await showCard(context, closed));
}

/** @throws DeskError `ticket.unknown` for anybody who is not on the requester's side, `conformity.not_asked` if it is not resolved. */
async function ownResolved(context: Context, number: string): Promise<Ticket> {
  const ticket = await context.tx.collection('tickets').get(number);
  if (!ticket || !requesters(ticket).includes(context.actor)) throw new DeskError('ticket.unknown', { number });
  if (ticket.state !== 'resolved')
    throw new DeskError('conformity.not_asked', { number, state: { key: `state.${ticket.state}` } });
  return ticket;
}
