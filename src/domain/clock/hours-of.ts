import type { Definitions } from '../definitions.ts';
import type { WorkingTime } from '../hours/calendar.ts';

/**
 * A person's working time: the calendar of their team, else of their site, else the desk's; without a person, or for one whom the directory
 * lost, the desk's.
 * @throws Error if the configuration lost the desk's calendar (it is cross-checked when loaded).
 */
export function hoursOf({ calendars, desk, people, teams, sites }: Definitions, person?: string): WorkingTime {
  const someone = person === undefined ? undefined : people.get(person);
  const ofTeam = someone?.teams.map(({ team }) => teams.get(team)?.calendar).find((name) => name !== undefined);
  const own = ofTeam ?? (someone?.site ? sites.get(someone.site)?.calendar : undefined);
  const working = (own && calendars.get(own)) ?? calendars.get(desk.calendar);
  if (!working) throw new Error(`no calendar ${desk.calendar}`);
  return working;
}
