import { chooseAssignee, type Candidate } from '../../domain/duty/choose-assignee.ts';
import { queueStates, seeking } from '../../domain/lifecycle.ts';
import type { Team } from '../../domain/person.ts';
import { sightOf } from '../../domain/rights.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { availableFrom } from './absence.ts';
import { giveTicket } from './give-ticket.ts';
import type { Context } from '../context.ts';

/** More than anybody works through in a day; the sweep comes back for the rest. */
const MOST = 100;

/**
 * Hands a team's waiting tickets to whoever is free, most urgent first, then oldest, where the team wants that. Called whenever somebody
 * may have become free; the response target is met by what the agent does, not by this.
 */
export async function handOut(context: Context, teamId: string): Promise<void> {
  const team = context.definitions.teams.get(teamId);
  const mode = team?.assignment ?? 'manual';
  if (!team || mode === 'manual') return;
  const waiting = await waitingFor(context, teamId);
  if (waiting.length === 0) return;
  const rosters = context.tx.collection('rosters');
  const known = await rosters.get(teamId);
  const candidates = await candidatesOf(context, team);
  let last = known?.last;
  for (const ticket of waiting) {
    const able = [...candidates.values()].filter(({ id }) => sightOf(ticket, id, context.definitions) === 'full');
    const chosen = candidates.get(chooseAssignee(able, { mode, limit: team.limit, last }) ?? '');
    if (!chosen) continue;
    const given = await giveTicket(asDesk(context), ticket, { person: chosen.id });
    candidates.set(chosen.id, { ...chosen, open: [...chosen.open, given] });
    last = chosen.id;
  }
  if (last === known?.last || last === undefined) return;
  if (known) await rosters.replace({ ...known, last });
  else await rosters.insert({ id: teamId, version: 1, schema: 1, last });
}

/** What is done by itself is done by the desk, whoever made it possible. */
export function asDesk(context: Context): Context {
  return { ...context, actor: 'system', channel: 'system' };
}

async function waitingFor({ tx }: Context, team: string): Promise<readonly Ticket[]> {
  const open = await tx.collection('tickets').find({ team, state: { $in: [...seeking] } }, { sort: ['rank'], limit: MOST });
  return open.filter(({ assignee }) => !assignee);
}

async function candidatesOf(context: Context, team: Team): Promise<Map<string, Candidate>> {
  const found = new Map<string, Candidate>();
  // One after the other: a transaction's session takes one command at a time.
  for (const id of agentsOf(context, team.id)) {
    const from = await availableFrom(context, id);
    const open = await context.tx.collection('tickets').find({ assignee: id, state: { $in: [...queueStates] } }, { limit: 200 });
    found.set(id, { id, available: from !== undefined && from <= context.now, open });
  }
  return found;
}

/** The people of a team, in the directory's order. */
export function agentsOf({ definitions }: Pick<Context, 'definitions'>, team: string): readonly string[] {
  return [...definitions.people.values()].filter(({ teams }) => teams.some((of) => of.team === team)).map(({ id }) => id);
}

/** When somebody of the team comes back to work who is not there now; nothing if all are, or nobody knows. */
export async function nextArrival(context: Context, team: string): Promise<Date | undefined> {
  const arrivals: number[] = [];
  for (const id of agentsOf(context, team)) {
    const from = await availableFrom(context, id);
    if (from && from > context.now) arrivals.push(from.getTime());
  }
  return arrivals.length > 0 ? new Date(Math.min(...arrivals)) : undefined;
}
