import { awayNow } from '../../actions/working/absence.ts';
import { agentsOf } from '../../actions/working/hand-out.ts';
import { dutyAt } from '../../domain/duty/rota.ts';
import { mayUse, rolesOf } from '../../domain/rights.ts';
import type { Team } from '../../domain/person.ts';
import type { Words } from '../../domain/wording.ts';
import type { Say } from '../../messaging/outbound.ts';
import type { Turn } from '../flow.ts';
import { awayWords } from '../words/away-words.ts';
import { readTeam } from '../words/read-recipient.ts';
import { teamUnknown } from './say-status.ts';

/** `oncall`: who is on call now, until when, who comes next, and who is away; of one team, or of all that have a rota. */
export async function sayOnCall(turn: Turn, wanted: string): Promise<Say> {
  if (!mayUse('oncall', rolesOf(turn.person, turn.definitions), turn.definitions)) return { notice: { key: 'verb.agents_only' } };
  const named = wanted ? readTeam(wanted, turn) : undefined;
  if (wanted && !named) return teamUnknown(turn, wanted);
  const teams = teamsFor(turn, named);
  const lines: Words[] = [];
  // One after the other: a transaction's session takes one command at a time.
  for (const team of teams) lines.push(dutyWords(turn, team), ...(await absences(turn, team)));
  const [first, ...more] = lines;
  return { notice: first ?? { key: 'oncall.none' }, ...(more.length > 0 && { more }) };
}

/** The one that was named; else those with a rota, the person's own first. */
function teamsFor({ definitions, person }: Turn, named: string | undefined): readonly Team[] {
  const all = [...definitions.teams.values()];
  if (named) return all.filter(({ id }) => id === named);
  const isOwn = ({ id }: Team) => person.teams.some(({ team }) => team === id);
  return [...all.filter(isOwn), ...all.filter((team) => !isOwn(team) && team.oncall && !team.confidential)];
}

function dutyWords({ definitions, now }: Turn, { id, oncall }: Team): Words {
  const team = { team: id };
  if (!oncall) return { key: 'oncall.no_rota', params: { team } };
  const { person, until, next } = dutyAt(oncall, now, definitions.desk.zone);
  const params = { team, who: { person } };
  if (!until || !next) return { key: 'oncall.now', params };
  return { key: 'oncall.now_until', params: { ...params, until: { at: until }, next: { person: next } } };
}

async function absences(turn: Turn, { id }: Team): Promise<readonly Words[]> {
  const away: Words[] = [];
  for (const agent of agentsOf(turn, id)) {
    const absence = await awayNow(turn, agent);
    if (absence) away.push(awayWords(agent, absence.until));
  }
  return away;
}
