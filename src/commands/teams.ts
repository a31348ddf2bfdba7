import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EnvironmentError, type EnvironmentProblem } from '../../adapters/config/environment-error.ts';
import { packManifest, type PackageFacts } from '../../adapters/teams/pack-manifest.ts';
import type { Command } from './command.ts';
import { readArguments, WrongUse } from './read-arguments.ts';
import { packageRoot } from './root.ts';

const DEFAULT_FILE = 'mesa-teams.zip';
const usage = `mesa teams package [FILE]`;

/** Writes the app package that an administrator uploads to Teams. */
export const teamsCommand: Command = {
  name: 'teams',
  usage,
  run: async (args, { stdout } = process) => {
    const { words } = readArguments(args, { words: 2 });
    const [what, file = DEFAULT_FILE] = words;
    if (what !== 'package') throw new WrongUse(`usage: ${usage}`);
    const bytes = await packManifest(join(packageRoot(), 'adapters', 'teams', 'manifest'), factsIn(process.env));
    if (file === '-') stdout.write(bytes);
    else {
      await writeFile(file, bytes);
      stdout.write(`${file}\n`);
    }
    return 0;
  },
};

const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Only what the package needs: it can be made before anything else of Teams is set up. @throws EnvironmentError */
function factsIn(env: Readonly<Record<string, string | undefined>>): PackageFacts {
  const appId = env['TEAMS_APP_ID']?.trim() ?? '';
  const publicUrl = (env['PUBLIC_URL']?.trim() ?? '').replace(/\/+$/, '');
  const problems: EnvironmentProblem[] = [];
  if (!GUID.test(appId))
    problems.push({
      name: 'TEAMS_APP_ID',
      what: appId === '' ? 'is not set' : 'is no id like 00000000-0000-0000-0000-000000000000',
      remedy: 'set it to the Application (client) ID of the app registration',
    });
  if (!URL.canParse(publicUrl) || new URL(publicUrl).protocol !== 'https:')
    problems.push({
      name: 'PUBLIC_URL',
      what: publicUrl === '' ? 'is not set' : 'does not begin with https://, and Teams shows nothing else',
      remedy: 'set it to the address that people and Teams reach the desk at',
    });
  if (problems.length > 0) throw new EnvironmentError(problems);
  return { appId, publicUrl };
}
