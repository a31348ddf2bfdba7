import type { Definitions } from '../../domain/definitions.ts';
import { isEmergency } from '../../domain/emergency/emergency.ts';
import type { Team } from '../../domain/person.ts';
import { TOLD_ON_CALL } from '../../domain/clock/reschedule.ts';
import { dutyAt } from '../../domain/duty/rota.ts';
import { record, type Ticket } from '../../domain/ticket.ts';
import type { WorkingTime } from '../../domain/hours/calendar.ts';
import { awayNow } from './absence.ts';
import { changeOf, saveTicket, type Context } from '../context.ts';
import { giveTicket } from './give-ticket.ts';
import { ask } from '../tell.ts';
import { headFacts, titleOf } from '../looking/ticket-facts.ts';

/** A critical ticket out of its team's hours: whoever is on call gets it where the team hands tickets out, else is told of it at once. */
export async function callOnCall(context: Context, ticket: Ticket, team: Team): Promise<void> {
  const person = await onCallNow(context, team);
  const announced = [...ticket.announced, TOLD_ON_CALL];
  const note = { verb: 'call', sight: 'internal', ...(person && { for: person }) } as const;
  const called = await saveTicket(context, record({ ...ticket, announced }, note, changeOf(context)));
  if (!person) return;
  if (team.assignment && team.assignment !== 'manual') {
    await giveTicket(context, called, { person, team: team.id });
    return;
  }
  const params = { number: ticket.id, title: titleOf(ticket, context.definitions), team: { team: team.id } };
  const choices = [{ value: 'take', label: { key: 'button.take' }, style: 'primary' }] as const;
  await ask(context, {
    say: {
      notice: { key: isEmergency(ticket) ? 'told.on_call_emergency' : 'told.on_call', params },
      facts: headFacts(ticket, context.definitions),
      ask: { choices, typed: false },
      ticket: ticket.id,
    },
    flow: 'accept-ticket',
    draft: { ticket: ticket.id },
    readers: [person],
    ticket: ticket.id,
  });
}

/** Whoever is on call, or, if they are away, the next of the rota who is not. */
export async function onCallNow(context: Context, { oncall: rota }: Team): Promise<string | undefined> {
  if (!rota) return undefined;
  const { person } = dutyAt(rota, context.now, context.definitions.desk.zone);
  const begin = Math.max(0, rota.people.indexOf(person));
  for (const id of [person, ...rota.people.slice(begin), ...rota.people.slice(0, begin)])
    if (context.definitions.people.has(id) && !(await awayNow(context, id))) return id;
  return undefined;
}

/** When a team works. */
export function teamTime({ calendars, desk }: Definitions, team: Team): WorkingTime {
  const working = calendars.get(team.calendar ?? desk.calendar) ?? calendars.get(desk.calendar);
  if (!working) throw new Error(`no calendar ${desk.calendar}`);
  return working;
}
