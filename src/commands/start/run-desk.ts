import type { Environment } from '../../../adapters/config/env.ts';
import { createHttpServer } from '../../../adapters/http/index.ts';
import { createMetrics } from '../../../adapters/http/metrics.ts';
import { createDesk, type Desk } from '../../desk.ts';
import type { FileDesk, Files, Log, Now, Store, Views } from '../../ports.ts';
import type { Foundation } from '../compose.ts';
import { openFiles } from '../open-files.ts';
import { openSecondOpinion } from '../open-second-opinion.ts';
import { openStore } from '../open-store.ts';
import { followKnowledge, type KnowledgeInForce } from './knowledge-in-force.ts';
import { createNewIds } from './new-ids.ts';
import { late } from './late.ts';
import { openChannels } from './open-channels.ts';
import { openScheduler } from './open-scheduler.ts';
import { createReadiness } from './readiness.ts';
import { followClock } from './shared-clock.ts';
import { stopInOrder } from './until-signal.ts';
import { watchJobs } from './watch-jobs.ts';

export interface DeskPlan {
  readonly environment: Environment;
  readonly config: string;
  readonly data: string;
  readonly foundation: Foundation;
  readonly log: Log;
}

export interface RunningDesk {
  readonly address: string;
  readonly storeKind: Store['kind'];
  readonly reload: () => Promise<void>;
  /** Intake first, then what is at work, then the store. */
  readonly stop: () => Promise<void>;
}

/** Puts a whole desk up and begins to listen. What was begun is ended again if something fails. */
export async function runDesk(plan: DeskPlan): Promise<RunningDesk> {
  const { log } = plan;
  const parts: { name: string; stop: () => Promise<void> | void }[] = [];
  try {
    return await raise(
      plan,
      (name, stop) => parts.unshift({ name, stop }),
      () => stopInOrder(parts, log),
    );
  } catch (error) {
    await stopInOrder(parts, log);
    throw error;
  }
}

type Began = (name: string, stop: () => Promise<void> | void) => void;

async function raise(plan: DeskPlan, began: Began, stop: () => Promise<void>): Promise<RunningDesk> {
  const { environment, config, data, foundation, log } = plan;
  const store = await openStore({ environment, data, log });
  began('store', () => store.close());
  const files = await openFiles({ environment, data });
  began('files', () => files.close());
  const knowledge = followKnowledge(config, foundation, log);
  began('configuration', knowledge.stop);
  const metrics = createMetrics();
  const clock = await followClock({ store, log, onSkew: (seconds) => metrics.skew(seconds) });
  began('clock', clock.stop);
  const { desk, channels } = await makeDesk(plan, { store, files, knowledge, metrics, now: clock.now });
  began('desk', () => desk.stop());
  await desk.resume();
  const scheduler = await openScheduler({ environment, log, now: clock.now });
  await scheduler.start(desk.jobs);
  began('scheduler', () => scheduler.stop());
  began('revision', keepRevised(desk, knowledge, log));
  for (const channel of channels) {
    await channel.start(
      (event) => desk.receive(event),
      (receipt) => desk.note(receipt),
    );
    began(channel.name, () => channel.stop());
  }
  const configHash = (): string => knowledge.definitions().hash;
  const watch = watchJobs({ log, look: createReadiness({ store, jobs: desk.jobs, now: clock.now, configHash, saw: metrics }) });
  began('watchdog', watch.stop);
  const { host, port } = environment;
  const server = createHttpServer({
    ...{ host, port, log, ready: async () => ({ ...(await watch.ready()), configHash: configHash() }), metrics },
    mounts: channels.map(({ router }) => ({ path: '/', handler: router })),
    live: () => true,
  });
  const { address } = await server.start();
  began('http', () => server.stop());
  return { address, storeKind: store.kind, reload: knowledge.reload, stop };
}

/** Of several processes any may run a job; the one that has new definitions is the one to bring tickets in line with them. */
function keepRevised(desk: Desk, { onTaken }: KnowledgeInForce, log: Log): () => Promise<void> {
  let last = Promise.resolve();
  const revise = (): void => {
    last = desk.revise().catch((error: unknown) => {
      log.warn({ error: String(error) }, 'tickets could not be brought in line with the definitions yet; a job tries again');
    });
  };
  onTaken(revise);
  revise();
  return () => last;
}

interface Made {
  readonly store: Store;
  readonly files: Files;
  readonly knowledge: KnowledgeInForce;
  readonly metrics: ReturnType<typeof createMetrics>;
  readonly now: Now;
}

async function makeDesk({ environment, data, foundation, log }: DeskPlan, { store, files, knowledge, metrics, now }: Made) {
  const newId = createNewIds(now);
  const { definitions, understand } = knowledge;
  const made: { desk?: Desk } = {};
  const channels = await openChannels(environment, {
    ...{ data, store, definitions, newId, now, log },
    translate: foundation.translate,
    views: late<Views>('a view', () => made.desk?.views),
    files: late<FileDesk>('a file', () => made.desk?.files),
    identify: async (sender) => made.desk?.identify(sender),
    enterPage: async (token) => made.desk?.enterPage(token),
  });
  made.desk = createDesk({
    ...{ ...foundation, store, files, channels, definitions, understand, now, newId, log, metrics },
    publicUrl: environment.publicUrl,
    closedPage: !environment.demo,
    secondOpinion: openSecondOpinion(environment, log),
  });
  return { desk: made.desk, channels };
}
