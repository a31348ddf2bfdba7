import { saveTicket, type Context } from '../actions/context.ts';
import { tell } from '../actions/tell.ts';
import { titleOf } from '../actions/looking/ticket-facts.ts';
import { alertsOf, clocksOf } from '../domain/clock/promise.ts';
import { promisedFor } from '../domain/clock/promised.ts';
import { announcedAs } from '../domain/clock/next-alert.ts';
import { record, type Ticket } from '../domain/ticket.ts';
import { changeOf } from '../actions/context.ts';
import type { Job } from '../ports.ts';
import { sweep, type Works } from './sweep.ts';

/** Tells the assignee, or the team, when a share of a goal is used up: each level once. */
export function remindSla(works: Works): Job {
  return sweep(works, { name: 'remind-sla', every: 5, collection: 'tickets', field: 'slaDueAt', one: remindOne });
}

async function remindOne(context: Context, ticket: Ticket): Promise<void> {
  const { definitions, now } = context;
  const promised = promisedFor(ticket, definitions);
  const alert = alertsOf(ticket, promised, now)[0];
  if (!alert || alert.at > now) {
    await saveTicket(context, ticket);
    return;
  }
  const dueAt = clocksOf(ticket, promised, now).find(({ key }) => key === alert.key)?.dueAt;
  const params = {
    number: ticket.id,
    title: titleOf(ticket, definitions),
    percent: alert.percent,
    target: { key: `target.${alert.target}` },
  } as const;
  for (const reader of readersOf(context, ticket, alert.percent)) {
    const notice = dueAt
      ? ({ key: alert.percent >= 100 ? 'sla.breached' : 'sla.reminder', params: { ...params, due: { at: dueAt } } } as const)
      : { text: ticket.id };
    await tell(context, { reader, say: { notice, ticket: ticket.id } });
  }
  const announced = [...ticket.announced, announcedAs(alert.key, alert.percent)];
  const note = { verb: 'alert', sight: 'internal', facts: { target: alert.target, percent: alert.percent } } as const;
  await saveTicket(context, record({ ...ticket, announced }, note, changeOf(context)));
}

/** Whoever works on it, or the whole team if nobody does; once the goal is missed, its leads too. */
function readersOf({ definitions }: Context, { assignee, team }: Ticket, percent: number): readonly string[] {
  const room = `team:${team}`;
  if (percent < 100) return [assignee ?? room];
  const leads = [...definitions.people.values()].filter(({ teams }) =>
    teams.some((of) => of.team === team && of.role === 'lead'),
  );
  return [...new Set([...(assignee ? [assignee] : []), room, ...leads.map(({ id }) => id)])];
}
