import { readEnvironment, type Environment } from '../../../adapters/config/env.ts';
import { EnvironmentError } from '../../../adapters/config/environment-error.ts';
import { checkChannels } from './check-channels.ts';
import { checkConfiguration } from './check-configuration.ts';
import { checkData } from './check-data.ts';
import { checkInstallation } from './check-installation.ts';
import { bad, good, type Finding } from './finding.ts';

export interface Patient {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The package's own folder. */
  readonly root: string;
}

/** Looks at everything, also where something before it is wrong. */
export async function diagnose({ env, root }: Patient): Promise<readonly Finding[]> {
  const [environment, findings] = examine(env);
  const isMissing = findings.some(({ says }) => says.startsWith('MESA_CONFIG:'));
  return [
    ...(await checkInstallation(root)),
    ...findings,
    ...(isMissing ? [] : await checkConfiguration(env.MESA_CONFIG?.trim() || 'config')),
    ...(await checkData({
      folder: env.MESA_DATA?.trim() || 'data',
      mongodbUri: env.MONGODB_URI?.trim() || undefined,
    })),
    ...(environment ? checkChannels(environment) : []),
  ];
}

function examine(env: Patient['env']): readonly [Environment | undefined, readonly Finding[]] {
  try {
    const environment = readEnvironment(env);
    return [environment, [good('environment', `listens on ${environment.host}, port ${environment.port}`)]];
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    return [undefined, error.message.split('\n').map((line) => bad('environment', line))];
  }
}
