import type { Environment } from '../../../adapters/config/env.ts';
import { createHttpServer } from '../../../adapters/http/index.ts';
import { createMetrics } from '../../../adapters/http/metrics.ts';
import { createDesk, type Desk } from '../../desk.ts';
import type { FileDesk, Files, Log, Store, Views } from '../../ports.ts';
import type { Foundation } from '../compose.ts';
import { openFiles } from '../open-files.ts';
import { openStore } from '../open-store.ts';
import { followKnowledge, type KnowledgeInForce } from './knowledge-in-force.ts';
import { createNewIds } from './new-ids.ts';
import { openChannels } from './open-channels.ts';
import { openScheduler } from './open-scheduler.ts';
import { createReadiness } from './readiness.ts';
import { stopInOrder } from './until-signal.ts';

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
  const { desk, web } = await makeDesk(plan, { store, files, knowledge, metrics });
  began('desk', () => desk.stop());
  await desk.resume();
  const scheduler = await openScheduler({ environment, log });
  await scheduler.start(desk.jobs);
  began('scheduler', () => scheduler.stop());
  await web.start((event) => desk.receive(event));
  began('web', () => web.stop());
  const configHash = (): string => knowledge.definitions().hash;
  const ready = createReadiness({
    store,
    jobs: desk.jobs,
    now: () => new Date(),
    configHash,
    onLag: (job, seconds) => metrics.lag(job, seconds),
  });
  const { host, port } = environment;
  const server = createHttpServer({
    ...{ host, port, log, ready, metrics },
    mounts: [{ path: '/', handler: web.router }],
    live: () => true,
  });
  const { address } = await server.start();
  began('http', () => server.stop());
  return { address, storeKind: store.kind, reload: knowledge.reload, stop };
}

interface Made {
  readonly store: Store;
  readonly files: Files;
  readonly knowledge: KnowledgeInForce;
  readonly metrics: ReturnType<typeof createMetrics>;
}

async function makeDesk({ environment, data, foundation, log }: DeskPlan, { store, files, knowledge, metrics }: Made) {
  const [now, newId] = [() => new Date(), createNewIds()];
  const { definitions, understand } = knowledge;
  // The page shows the desk's views, and the desk speaks through the page: one of the two has to be there first.
  const made: { desk?: Desk } = {};
  const views = lateViews(() => made.desk?.views);
  const fileDesk = lateFiles(() => made.desk?.files);
  const { web } = await openChannels({ environment, data, store, views, files: fileDesk, definitions, newId, now, log });
  made.desk = createDesk({ ...foundation, store, files, channels: [web], definitions, understand, now, newId, log, metrics });
  return { desk: made.desk, web };
}

function lateViews(views: () => Views | undefined): Views {
  const get = (): Views => {
    const made = views();
    if (!made) throw new Error('the desk is not up yet');
    return made;
  };
  return {
    person: (id) => get().person(id),
    mine: (reader) => get().mine(reader),
    queue: (reader, team) => get().queue(reader, team),
    assigned: (reader) => get().assigned(reader),
    approvals: (reader) => get().approvals(reader),
    search: (reader, query) => get().search(reader, query),
    away: (reader) => get().away(reader),
    suggest: (reader, of, words) => get().suggest(reader, of, words),
    ticket: (reader, number) => get().ticket(reader, number),
    changed: (readers, since) => get().changed(readers, since),
  };
}

function lateFiles(files: () => FileDesk | undefined): FileDesk {
  const get = (): FileDesk => {
    const made = files();
    if (!made) throw new Error('the desk is not up yet');
    return made;
  };
  return { keep: (sent) => get().keep(sent), open: (reader, id) => get().open(reader, id) };
}
