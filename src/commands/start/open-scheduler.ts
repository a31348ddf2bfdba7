import type { Environment } from '../../../adapters/config/env.ts';
import { createTimerScheduler } from '../../../adapters/embedded/timer-scheduler.ts';
import type { Log, Now, Scheduler } from '../../ports.ts';
import { DEFAULT_DATABASE, withDatabase } from '../open-store.ts';

/** Agenda where there is a database that several processes share, else a timer of this process. */
export async function openScheduler({
  environment,
  log,
  now,
}: {
  environment: Environment;
  log: Log;
  now: Now;
}): Promise<Scheduler> {
  if (environment.mongodbUri === undefined) return createTimerScheduler({ log, now });
  const { createAgendaScheduler } = await import('../../../adapters/agenda/scheduler.ts');
  return createAgendaScheduler({ uri: withDatabase(environment.mongodbUri, DEFAULT_DATABASE), log, now });
}
