import { endApproval } from '../../domain/approval/approval.ts';
import { withoutAsked } from '../../domain/emergency/emergency.ts';
import { record, type Ticket } from '../../domain/ticket.ts';
import { showApproval } from '../approvals/show-approval.ts';
import { changeOf, saveTicket, seenTicket, type Context } from '../context.ts';
import { tellRequesters } from '../working/tell-requesters.ts';
import { showCard } from '../working/show-card.ts';
import { tellTeam } from '../working/tell-team.ts';

/** Whether somebody asked for an emergency that is not decided yet: they may take that back. */
export function asksEmergency({ emergency }: Ticket, person: string): boolean {
  return emergency?.state === 'asked' && emergency.askedBy === person;
}

/** `withdraw`, of an emergency that the actor asked for: nobody decides on it any more. */
export async function withdrawEmergency(context: Context, number: string): Promise<Ticket> {
  const ticket = await seenTicket(context, number);
  const ended = await endEmergency(context, ticket);
  const recorded = record(ended, { verb: 'emergency-withdrawn', sight: 'system' }, changeOf(context));
  const notice = { key: 'told.emergency_withdrawn', params: { number: ticket.id, who: { person: context.actor } } } as const;
  await tellRequesters(context, recorded, notice);
  await tellTeam(context, recorded, { notice, ticket: ticket.id });
  return saveTicket(context, recorded.cardPrompt ? await showCard(context, recorded) : recorded);
}

/** The ticket without an emergency that is still being decided: withdrawn, or over with the ticket itself. */
export async function endEmergency(context: Context, ticket: Ticket): Promise<Ticket> {
  if (ticket.emergency?.state !== 'asked') return ticket;
  const approvals = ticket.approvals.map((one) => (one.purpose === 'emergency' ? endApproval(one, 'cancelled') : one));
  const ended = { ...ticket, approvals, ...withoutAsked(ticket, context.now) };
  for (const [index, approval] of ended.approvals.entries())
    if (approval !== ticket.approvals[index]) await showApproval(context, ended, approval);
  return ended;
}
