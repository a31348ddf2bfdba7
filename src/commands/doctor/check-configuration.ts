import { loadDefinitions } from '../../../adapters/config/load-definitions.ts';
import { ConfigurationError } from '../../../adapters/config/problem.ts';
import type { Definitions } from '../../domain/definitions.ts';
import { checkCalendars } from './check-calendars.ts';
import { bad, good, type Finding } from './finding.ts';

/** The folder of definitions: each problem a line. `definitions` where there is none. */
export async function checkConfiguration(
  dir: string,
): Promise<{ readonly findings: readonly Finding[]; readonly definitions?: Definitions }> {
  try {
    const { definitions, remarks } = await loadDefinitions(dir);
    const { people, teams, items, hash } = definitions;
    const holds = `${people.size} people, ${teams.size} teams, ${items.size} catalog items`;
    const read = [`${dir}: ${holds} (${hash.slice(0, 12)})`, ...remarks].map((says) => good('configuration', says));
    return { findings: [...read, ...checkCalendars(definitions)], definitions };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { findings: error.message.split('\n').map((line) => bad('configuration', line)) };
  }
}
