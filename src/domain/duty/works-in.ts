import type { Definitions } from '../definitions.ts';

/** Whether somebody is of a team, as agent or lead. */
export function worksIn({ people }: Pick<Definitions, 'people'>, person: string, team: string): boolean {
  return people.get(person)?.teams.some((one) => one.team === team) ?? false;
}
