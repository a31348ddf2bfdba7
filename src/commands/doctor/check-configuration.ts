import { loadDefinitions } from '../../../adapters/config/load-definitions.ts';
import { ConfigurationError } from '../../../adapters/config/problem.ts';
import type { Definitions } from '../../domain/definitions.ts';
import { checkArticles } from './check-articles.ts';
import { checkCalendars } from './check-calendars.ts';
import { checkUnderstanding } from './check-understanding.ts';
import { bad, good, type Finding } from './finding.ts';

/** The folder of definitions: each problem a line. `definitions` where there is none. */
export async function checkConfiguration(
  dir: string,
): Promise<{ readonly findings: readonly Finding[]; readonly definitions?: Definitions }> {
  try {
    const loaded = await loadDefinitions(dir);
    const { definitions, remarks } = loaded;
    const { people, teams, items, hash } = definitions;
    const holds = `${people.size} people, ${teams.size} teams, ${items.size} catalog items`;
    const read = [`${dir}: ${holds} (${hash.slice(0, 12)})`, ...remarks].map((says) => good('configuration', says));
    const understanding = await checkUnderstanding(dir, loaded);
    return { findings: [...read, ...understanding, ...checkCalendars(definitions), ...checkArticles(definitions)], definitions };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { findings: error.message.split('\n').map((line) => bad('configuration', line)) };
  }
}
