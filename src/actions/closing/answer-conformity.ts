import { DeskError } from '../../domain/errors.ts';
import { requesters, transition, type Ticket } from '../../domain/ticket.ts';
import type { Words } from '../../domain/wording.ts';
import type { FlowName } from '../../messaging/flow-names.ts';
import { closeAs } from './close-ticket.ts';
import { changeOf, saveTicket, seenTicket, type Context } from '../context.ts';
import { closeQuestions } from './end-questions.ts';
import { showCard } from '../working/show-card.ts';
import { tellGoesOn } from '../working/tell-followers.ts';
import { tellTeam } from '../working/tell-team.ts';

/** The requester agrees: closed, and a rating is asked for. `answered`: see `closeQuestions`. */
export async function conform(context: Context, number: string, answered?: FlowName): Promise<Ticket> {
  const ticket = await ownResolved(context, number);
  return closeAs(context, ticket, { how: 'conform', answered });
}

/**
 * The requester does not agree: the work goes on, with the same assignee and the same clock. `late`: it had only counted as solved because they
 * had not answered, and now they have.
 */
export async function disagree(
  context: Context,
  number: string,
  { reason, answered, late }: { reason: string; answered?: FlowName | undefined; late?: boolean },
): Promise<Ticket> {
  const ticket = await ownResolved(context, number);
  const { conformityDueAt: _due, ...rest } = ticket;
  const step = { verb: 'disagree', changes: { reopened: ticket.reopened + 1 }, note: { sight: 'public', text: reason } } as const;
  const back = transition(rest, step, changeOf(context));
  await closeQuestions(context, ticket, answered);
  const params = { number: ticket.id, who: { person: context.actor }, reason };
  const notice: Words = { key: late ? 'waiting.answered_late' : 'told.disagreed', params };
  await tellTeam(context, ticket, { notice, ticket: ticket.id });
  await tellGoesOn(context, back);
  return saveTicket(context, await showCard(context, back));
}

/**
 * A ticket of the actor's own that waits for their conformity.
 * @throws DeskError `verb.not_yours` for anybody who sees it and is not on the requester's side, `conformity.not_asked` if it is not resolved.
 */
export async function ownResolved(context: Context, number: string): Promise<Ticket> {
  const ticket = await seenTicket(context, number);
  if (!requesters(ticket).includes(context.actor))
    throw new DeskError('verb.not_yours', { number: ticket.id, verb: { key: 'verb.disagree' } });
  if (ticket.state !== 'resolved')
    throw new DeskError('conformity.not_asked', { number, state: { key: `state.${ticket.state}` } });
  return ticket;
}
