import { conformityOf, reopenableUntil } from '../../domain/conformity.ts';
import { transition, type Ticket } from '../../domain/ticket.ts';
import type { LifecycleVerb } from '../../domain/lifecycle.ts';
import type { FlowName } from '../../messaging/flow-names.ts';
import type { Words } from '../../domain/wording.ts';
import { changeOf, saveTicket, ticketFor, type Context } from '../context.ts';
import { endEmergency } from '../emergency/withdraw-emergency.ts';
import { closeQuestions } from './end-questions.ts';
import { handOut } from '../working/hand-out.ts';
import { showCard } from '../working/show-card.ts';
import { tell } from '../tell.ts';
import { tellAffected } from '../opening/tell-affected.ts';
import { tellFollowers } from '../working/tell-followers.ts';
import { tellRequesters } from '../working/tell-requesters.ts';
import { tellRoom } from '../working/tell-team.ts';

type How = NonNullable<Ticket['closed']>['how'];

const verbs = { conform: 'conform', agent: 'conform', silence: 'close', lead: 'close' } as const satisfies Record<
  How,
  LifecycleVerb
>;

/** Nobody answered after the nudges. */
export async function closeBySilence(context: Context, ticket: Ticket): Promise<Ticket> {
  const closed = await closeAs(context, ticket, { how: 'silence' });
  const { close_after_days: days, reopen_days: reopen } = conformityOf(ticket, context.definitions);
  const until = reopenableUntil(closed, context.definitions) ?? context.now;
  const params = { number: ticket.id, days, reopen, until: { at: until } };
  await tellRequesters(context, closed, { key: 'told.closed_by_silence', params });
  return closed;
}

/** `close`: by a lead, without the requester's conformity. They and whoever worked on it learn the reason. */
export async function closeByLead(context: Context, number: string, reason: string): Promise<Ticket> {
  const ticket = await ticketFor(context, 'close', number);
  const closed = await closeAs(context, ticket, { how: 'lead', text: reason });
  const days = conformityOf(ticket, context.definitions).reopen_days;
  const params = { number: ticket.id, who: { person: context.actor }, reason, days };
  const notice: Words = { key: 'told.closed_by_lead', params };
  await tellRequesters(context, closed, notice);
  if (ticket.assignee && ticket.assignee !== context.actor)
    await tell(context, { reader: ticket.assignee, say: { notice, ticket: ticket.id } });
  await handOut(context, ticket.team);
  return closed;
}

/** `conform` of an agent: what the requester said by telephone or in passing. They learn that it was recorded, and by whom. */
export async function recordConformity(context: Context, number: string, text: string): Promise<Ticket> {
  const ticket = await ticketFor(context, 'conform', number);
  const closed = await closeAs(context, ticket, { how: 'agent', ...(text && { text }) });
  const params = {
    number: ticket.id,
    who: { person: context.actor },
    days: conformityOf(ticket, context.definitions).reopen_days,
  };
  await tellRequesters(context, closed, { key: 'told.conformity_recorded', params });
  return closed;
}

/** Closes it for good and asks for a rating. `answered`: the flow whose question is being answered right now. */
export async function closeAs(
  context: Context,
  ticket: Ticket,
  { how, text, answered }: { how: How; text?: string | undefined; answered?: FlowName | undefined },
): Promise<Ticket> {
  const { now, actor, definitions } = context;
  const { conformityDueAt: _due, ...rest } = await endEmergency(context, ticket);
  const survey = definitions.desk.survey.enabled && !ticket.rating ? { surveyDueAt: now } : {};
  const step = {
    verb: verbs[how],
    changes: { closed: { at: now, how, by: actor }, ...survey },
    note: { facts: { how }, ...(text && { text, sight: 'public' as const }) },
  };
  const closed = transition(rest, step, changeOf(context));
  await closeQuestions(context, ticket, answered);
  await tellAffected(context, ticket, { key: 'told.closed_affected' });
  await tellFollowers(context, ticket, { key: 'told.closed', params: { number: ticket.id } });
  if (how === 'conform') await tellConformity(context, closed);
  return saveTicket(context, closed.cardPrompt ? await showCard(context, closed) : closed);
}

/** The agents' room reads that it is over, and by whose word. */
async function tellConformity(context: Context, ticket: Ticket): Promise<void> {
  const notice = { key: 'room.conformed', params: { number: ticket.id, who: { person: context.actor } } } as const;
  await tellRoom(context, ticket, { notice, ticket: ticket.id });
}
