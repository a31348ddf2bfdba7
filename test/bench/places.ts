import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openEmbeddedRefill } from '../../adapters/embedded/refill.ts';
import { createEmbeddedStore } from '../../adapters/embedded/store.ts';
import { createTimerScheduler } from '../../adapters/embedded/timer-scheduler.ts';
import { packageRoot } from '../../src/commands/root.ts';
import type { Log, Now, Refill, Scheduler, Store } from '../../src/ports.ts';
import { dropDatabase } from '../fakes/drop-database.ts';

export interface OpenPlace {
  readonly store: Store;
  /** Commands sent to the database so far, by name, if they are counted. Nothing for a store without a server. */
  readonly commands: Map<string, number>;
  /** What runs the jobs on this store when the desk is started. */
  scheduler(about: { readonly now: Now; readonly log: Log }): Promise<Scheduler>;
  /** The same data once more, as another process would open it. */
  again?(): Promise<Store>;
  drop(): Promise<void>;
}

/** Puts much into a store, without a desk. */
export type Fill = (refill: Refill) => Promise<void>;

/** A kind of store; each opening is empty. */
export interface Place {
  readonly name: string;
  /** What a reader should know of it. */
  readonly remarks: readonly string[];
  /** Counting costs time itself. */
  open(counting?: boolean, fill?: Fill): Promise<OpenPlace>;
}

export const embedded: Place = {
  name: 'embedded',
  remarks: [],
  async open(_counting, fill) {
    const folder = mkdtempSync(join(tmpdir(), 'mesa-bench-'));
    if (fill) await pour(await openEmbeddedRefill({ folder, shapes: {} }), fill);
    const store = await createEmbeddedStore({ folder });
    const drop = async (): Promise<void> => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    };
    return { store, commands: new Map(), scheduler: async (about) => createTimerScheduler(about), drop };
  },
};

async function pour(refill: Refill, fill: Fill): Promise<void> {
  try {
    await fill(refill);
    await refill.commit();
  } finally {
    await refill.close();
  }
}

/** The database that `MONGODB_URI` names, else the engine that the tests start; each opening is a database of its own. */
export async function findMongo(): Promise<Place | { readonly absent: string }> {
  const isNamed = Boolean(process.env.MONGODB_URI);
  const setUp = join(packageRoot(), 'test', 'engine-setup.mjs');
  if (existsSync(setUp)) {
    const engine = (await import(pathToFileURL(setUp).href)) as { default: () => Promise<void> };
    await engine.default();
  }
  const { MESA_TEST_MONGODB_URI: uri, MESA_TEST_ENGINE_ERROR: error } = process.env;
  if (uri !== undefined)
    return mongo(
      uri,
      isNamed ? 'the server that MONGODB_URI names' : 'the test engine (PostgreSQL with DocumentDB), without fsync',
    );
  return { absent: `no MongoDB: ${error ?? 'set MONGODB_URI to a replica set, or install the test engine'}` };
}

export async function stopMongo(): Promise<void> {
  const tearDown = join(packageRoot(), 'test', 'engine-teardown.mjs');
  if (!existsSync(tearDown)) return;
  const engine = (await import(pathToFileURL(tearDown).href)) as { default: () => Promise<void> };
  await engine.default();
}

function mongo(server: string, what: string): Place {
  return {
    name: 'MongoDB',
    remarks: [`MongoDB here is ${what}.`],
    async open(counting = false, fill) {
      const { createMongoStore } = await import('../../adapters/mongo/store.ts');
      const uri = ownDatabase(server);
      if (fill) {
        const { openMongoRefill } = await import('../../adapters/mongo/refill.ts');
        await pour(await openMongoRefill({ uri, shapes: {} }), fill);
      }
      const commands = new Map<string, number>();
      const onCommand = (name: string): void => void commands.set(name, (commands.get(name) ?? 0) + 1);
      const store = await createMongoStore({ uri, ...(counting && { onCommand }) });
      const drop = async (): Promise<void> => {
        await store.close();
        await dropDatabase(uri);
      };
      const scheduler: OpenPlace['scheduler'] = async (about) => {
        const { createAgendaScheduler } = await import('../../adapters/agenda/scheduler.ts');
        return createAgendaScheduler({ uri, ...about });
      };
      return { store, commands, scheduler, again: () => createMongoStore({ uri }), drop };
    },
  };
}

function ownDatabase(server: string): string {
  const [, hosts, options = ''] = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?(\?.*)?$/.exec(server) ?? [];
  if (hosts === undefined) throw new Error('MONGODB_URI is not of the form mongodb://…');
  return `${hosts}/mesa-bench-${randomUUID()}${options}`;
}
