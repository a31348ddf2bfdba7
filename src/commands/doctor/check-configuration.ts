import { loadDefinitions } from '../../../adapters/config/load-definitions.ts';
import { ConfigurationError } from '../../../adapters/config/problem.ts';
import { bad, good, type Finding } from './finding.ts';

/** The folder of definitions: each problem a line. */
export async function checkConfiguration(dir: string): Promise<readonly Finding[]> {
  try {
    const { definitions } = await loadDefinitions(dir);
    const { people, teams, items, hash } = definitions;
    return [
      good(
        'configuration',
        `${dir}: ${people.size} people, ${teams.size} teams, ${items.size} catalog items (${hash.slice(0, 12)})`,
      ),
    ];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.message.split('\n').map((line) => bad('configuration', line));
  }
}
