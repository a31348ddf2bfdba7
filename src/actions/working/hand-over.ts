import { isEmergency } from '../../domain/emergency/emergency.ts';
import { queueStates } from '../../domain/lifecycle.ts';
import type { Roster } from '../../domain/duty/roster.ts';
import { dutyAt, type Rota } from '../../domain/duty/rota.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Words } from '../../domain/wording.ts';
import type { Context } from '../context.ts';
import { tell } from '../tell.ts';
import { stateWords, titleOf } from '../looking/ticket-facts.ts';

const MOST = 10;

/** Notes who is on call now. If that has changed since it was last looked at, both are told, with the urgent tickets that go along. */
export async function handOver(context: Context, team: string, rota: Rota): Promise<void> {
  const { now, definitions } = context;
  const rosters = context.tx.collection('rosters');
  const known = await rosters.get(team);
  const { person, until } = dutyAt(rota, now, definitions.desk.zone);
  if (known?.oncall === person && known.handoverDueAt?.getTime() === until?.getTime()) return;
  const { handoverDueAt: _due, ...rest }: Roster = known ?? { id: team, version: 1, schema: 1 };
  const roster = { ...rest, oncall: person, ...(until && { handoverDueAt: until }) };
  await (known ? rosters.replace(roster) : rosters.insert(roster));
  const before = known?.oncall;
  if (!before || before === person) return;
  const tickets = await goingAlong(context, team, before);
  const more = tickets.map((ticket) => lineOf(context, ticket));
  const params = { team: { team }, count: tickets.length };
  const began: Words = until
    ? { key: 'oncall.begins_until', params: { ...params, until: { at: until } } }
    : { key: 'oncall.begins', params };
  await tell(context, { reader: person, say: { notice: began, more } });
  await tell(context, { reader: before, say: { notice: { key: 'oncall.ends', params: { ...params, who: { person } } }, more } });
}

/** What is an emergency, critical or high, and either nobody's or with whoever was on call. */
async function goingAlong({ tx }: Context, team: string, before: string): Promise<readonly Ticket[]> {
  const open = await tx.collection('tickets').find({ team, state: { $in: [...queueStates] } }, { sort: ['rank'], limit: 50 });
  return open.filter((ticket) => presses(ticket) && (!ticket.assignee || ticket.assignee === before)).slice(0, MOST);
}

function presses(ticket: Ticket): boolean {
  return isEmergency(ticket) || ticket.priority === 'critical' || ticket.priority === 'high';
}

function lineOf({ definitions }: Context, ticket: Ticket): Words {
  return {
    key: 'mine.line',
    params: { number: ticket.id, title: titleOf(ticket, definitions), state: stateWords(ticket) },
  };
}
