import { readEnvironment, type Environment } from '../../../adapters/config/env.ts';
import { EnvironmentError } from '../../../adapters/config/environment-error.ts';
import type { Definitions } from '../../domain/definitions.ts';
import { checkChannels } from './check-channels.ts';
import { checkConfiguration } from './check-configuration.ts';
import { checkData, type DataPlace } from './check-data.ts';
import { checkDelivery, learntBy } from './check-delivery.ts';
import { checkInstallation } from './check-installation.ts';
import { checkSpending } from './check-language-model.ts';
import { roomsUnseen } from './check-platform.ts';
import { checkReach, type Learnt } from './check-reach.ts';
import { checkTemplates } from './check-templates.ts';
import { bad, good, type Finding } from './finding.ts';
import { openToLook } from './open-to-look.ts';

export interface Patient {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The package's own folder. */
  readonly root: string;
}

/** Looks at everything, also where something before it is wrong. */
export async function diagnose({ env, root }: Patient): Promise<readonly Finding[]> {
  const [environment, findings] = examine(env);
  const isMissing = findings.some(({ says }) => says.startsWith('MESA_CONFIG:'));
  const configuration = isMissing ? { findings: [] } : await checkConfiguration(env.MESA_CONFIG?.trim() || 'config');
  const place = { folder: env.MESA_DATA?.trim() || 'data', mongodbUri: env.MONGODB_URI?.trim() || undefined };
  const data = await checkData(place);
  const { definitions } = configuration;
  const asks = environment?.llm && definitions;
  const known = data.every(({ ok }) => ok) ? await look(place, asks) : { learnt: nothing, findings: [] };
  const unseen = environment && definitions ? await roomsUnseen(environment, definitions) : new Set<string>();
  return [
    ...(await checkInstallation(root)),
    ...findings,
    ...configuration.findings,
    ...data,
    ...(environment ? await checkChannels(environment) : []),
    ...(environment && definitions ? checkReach({ environment, definitions, ...known.learnt, unseen }) : []),
    ...(environment && definitions ? checkTemplates(environment, definitions) : []),
    ...known.findings,
  ];
}

const nothing: Learnt = { places: [], linked: new Set() };

/** What a desk that has run before knows of its own troubles. */
async function look(
  place: DataPlace,
  /** Of a desk that asks a language model. */
  asks: Definitions | undefined,
): Promise<{ readonly learnt: Learnt; readonly findings: readonly Finding[] }> {
  const store = await openToLook(place);
  if (!store) return { learnt: nothing, findings: [] };
  try {
    const spending = asks ? [await checkSpending(store, asks)] : [];
    return { learnt: await learntBy(store), findings: [...spending, ...(await checkDelivery(store))] };
  } finally {
    await store.close();
  }
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
