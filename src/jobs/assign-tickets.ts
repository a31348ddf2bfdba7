import { callOnCall, teamTime } from '../actions/working/call-on-call.ts';
import { saveTicket, type Context } from '../actions/context.ts';
import { handOut, nextArrival } from '../actions/working/hand-out.ts';
import { isEmergency } from '../domain/emergency/emergency.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Job } from '../ports.ts';
import { sweep, type Works } from './sweep.ts';

/** Where nobody knows when somebody will be free, it is looked again after this time. */
const PATIENCE_MS = 4 * 3_600_000;
/** A critical one that nobody takes may outlast the team's day. */
const CRITICAL_PATIENCE_MS = 30 * 60_000;

/** Finds somebody for tickets that nobody has, where the team hands them out or somebody is on call. */
export function assignTickets(works: Works): Job {
  // What a team's turn is stands in one document.
  const oneByOne = true;
  return sweep(works, {
    name: 'assign-tickets',
    every: 5,
    collection: 'tickets',
    field: 'assignDueAt',
    oneByOne,
    one: assignOne,
  });
}

async function assignOne(context: Context, ticket: Ticket): Promise<void> {
  const { definitions, now } = context;
  const team = definitions.teams.get(ticket.team);
  const urgent = (ticket.priority === 'critical' || isEmergency(ticket)) && team?.oncall !== undefined;
  if (team && urgent && !teamTime(definitions, team).isOpen(now)) await callOnCall(context, ticket, team);
  else await handOut(context, ticket.team);
  const left = await context.tx.collection('tickets').get(ticket.id);
  if (!left?.assignDueAt || left.assignDueAt > now) return;
  const fallback = new Date(now.getTime() + (urgent ? CRITICAL_PATIENCE_MS : PATIENCE_MS));
  const arrival = await nextArrival(context, ticket.team);
  await saveTicket(context, { ...left, assignDueAt: arrival && arrival < fallback ? arrival : fallback });
}
