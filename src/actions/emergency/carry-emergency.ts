import { emergencyStages, roundsOf } from '../../domain/approval/lanes.ts';
import { isEmergency } from '../../domain/emergency/emergency.ts';
import { isOpen } from '../../domain/lifecycle.ts';
import { rankOf, type Ticket } from '../../domain/ticket.ts';
import type { Context } from '../context.ts';
import { stageId } from './plan-emergency.ts';
import { endEmergency } from './withdraw-emergency.ts';

/** A new ticket that takes the place of an open one (it was the other kind of thing) is the emergency that the other was. */
export async function withEmergencyOf(context: Context, ticket: Ticket, number: string | undefined): Promise<Ticket> {
  const old = number === undefined ? undefined : await context.tx.collection('tickets').get(number);
  return old && isOpen(old.state) ? carried(old, ticket) : ticket;
}

/** A ticket that takes another one in: both of them are the emergency that one of them was. */
export async function joinEmergencies(context: Context, from: Ticket, into: Ticket): Promise<Ticket> {
  return isEmergency(from) && !isEmergency(into) ? carried(from, await endEmergency(context, into)) : into;
}

/** It was authorised, accepted and counted once: who did that, and when, goes along. */
function carried(from: Ticket, into: Ticket): Ticket {
  const { emergency } = from;
  if (!emergency || !isEmergency(from)) return into;
  const round = roundsOf(into.approvals) + 1;
  const [authorise, accept] = emergencyStages(from);
  const stages = [
    ...(authorise ? [{ ...authorise, round, stage: stageId('authorise', round) }] : []),
    ...(accept ? [{ ...accept, round, stage: stageId('accept', round) }] : []),
  ];
  const next = { ...into, emergency, approvals: [...into.approvals, ...stages] };
  return { ...next, rank: rankOf(next) };
}
