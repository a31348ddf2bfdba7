import { isUrgent } from '../../domain/clock/promise.ts';
import type { WorkingTime } from '../../domain/hours/calendar.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Context } from '../context.ts';
import { teamTime } from '../working/call-on-call.ts';
import { workingTimeOf } from '../working-time.ts';

type Place = Pick<Context, 'definitions' | 'now'>;
type Urgency = Pick<Ticket, 'priority' | 'emergency'>;

/** So late a sweep may be and a level still counts as told when it was reached: at closing time, not on the next morning. */
const GRACE_MS = 15 * 60_000;

/**
 * When a reader (a person, or `team:ID` for a room) may be told of a level that was reached at `since`: now, or at their next opening. Closing
 * time still belongs to the day. What is critical, or an emergency, is told at any hour.
 */
export function opensFor(context: Place, ticket: Urgency, about: { reader: string; since: Date }): Date {
  const { now } = context;
  if (isUrgent(ticket)) return now;
  const { reader, since } = about;
  const at = now.getTime() - since.getTime() <= GRACE_MS ? since : now;
  const working = hoursOf(context, reader);
  if (working.isOpen(at) || working.isOpen(new Date(at.getTime() - 1))) return now;
  try {
    return working.nextOpening(now);
  } catch (error) {
    // Whoever has no working hours left at all is told at once rather than never.
    if (error instanceof RangeError) return now;
    throw error;
  }
}

function hoursOf(context: Place, reader: string): WorkingTime {
  const team = reader.startsWith('team:') ? context.definitions.teams.get(reader.slice('team:'.length)) : undefined;
  if (team) return teamTime(context.definitions, team);
  return reader.startsWith('team:') ? workingTimeOf(context) : workingTimeOf(context, reader);
}
