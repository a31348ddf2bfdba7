import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda, type Job as AgendaJob } from 'agenda';
import { MongoClient, MongoServerError, type Db } from 'mongodb';
import type { Job, Log, Now, Scheduler } from '../../src/ports.ts';
import { watchClient } from './watch-client.ts';
import { COLLECTION, watchRecords } from './watch-records.ts';

export interface AgendaOptions {
  /** With the database's name in its path: the one the store works on. */
  readonly uri: string;
  readonly log: Log;
  /** Tells the processes of one database apart in the jobs' records. */
  readonly name?: string;
  /** How long a job that shows no life is taken for dead, so that another process runs it. */
  readonly lockLifetimeMs?: number;
  /** What the jobs are told to be now; Agenda itself goes by this machine's clock. */
  readonly now?: Now;
  /** How a connection is made. */
  readonly connect?: (uri: string) => Promise<MongoClient>;
  /** How often it is looked whether the connection answers; three times in a row without are the end of it. */
  readonly lookEveryMs?: number;
}

const CONNECTIONS = 4;
const LOCK_LIFETIME_MS = 10_000;
const TAKEN = 11000;
/**
 * Each job is one record, so that one lock at a time would do. But Agenda never gives a lock back that ended before its job began (a
 * process or a database that stood still for longer): with a limit of 1 the job would not run again in this process.
 */
const MOST_LOCKS = 1000;

/**
 * Runs jobs by Agenda: of all processes on one database, one runs a job at a time; one that dies in mid-run is relieved after
 * `lockLifetimeMs`. Failures are logged and tried again, at the latest at the job's next turn.
 * @throws MongoError if the database cannot be reached.
 */
export async function createAgendaScheduler(options: AgendaOptions): Promise<Scheduler> {
  const { log, lockLifetimeMs = LOCK_LIFETIME_MS } = options;
  let current = await open(options);
  let begun: readonly Job[] = [];
  let left: Promise<void> | undefined;
  let records: NodeJS.Timeout | undefined;
  let watched: ReturnType<typeof watchClient> | undefined;
  const renew = async (): Promise<void> => {
    const fresh = await open(options);
    await begin(fresh, begun, lockLifetimeMs).catch(async (error: unknown) => {
      await leave(fresh);
      throw error;
    });
    const before = current;
    current = fresh;
    left = leave(before);
  };
  return {
    start: async (jobs) => {
      begun = jobs;
      await begin(current, jobs, lockLifetimeMs);
      records = watchRecords(() => current.client.db(), log);
      watched = watchClient({ ask: () => current.client.db().command({ ping: 1 }), renew, log, everyMs: options.lookEveryMs });
    },
    stop: async () => {
      clearInterval(records);
      await watched?.end();
      const { agenda, client, runs } = current;
      runs.refuse();
      for (const job of begun) job.halt?.();
      await agenda.stop(false);
      await runs.ended();
      await client.close();
      await left;
    },
  };
}

/** Agenda with the connection that it goes by. */
interface Opened {
  readonly client: MongoClient;
  readonly agenda: Agenda;
  readonly runs: Runs;
}

async function open(options: AgendaOptions): Promise<Opened> {
  const { uri, log, name = `mesa-${process.pid}`, lockLifetimeMs = LOCK_LIFETIME_MS } = options;
  const client = await (options.connect ?? connect)(uri);
  const agenda = new Agenda({
    backend: new MongoBackend({ mongo: client.db(), collection: COLLECTION }),
    name,
    processEvery: 1000,
    defaultConcurrency: 1,
    defaultLockLimit: MOST_LOCKS,
    lockLimit: 100 * MOST_LOCKS,
    defaultLockLifetime: lockLifetimeMs,
  });
  const runs = createRuns(agenda, log, options.now ?? (() => new Date()));
  await agenda.ready;
  return { client, agenda, runs };
}

async function begin({ agenda, client, runs }: Opened, jobs: readonly Job[], lockLifetimeMs: number): Promise<void> {
  await indexKeys(client.db());
  for (const job of jobs) define(agenda, job, { run: runs.run, lockLifetimeMs });
  for (const job of jobs) await register(agenda, client.db(), job);
  await agenda.start();
}

/** What is at work goes on to its end; its locks end by themselves, as nobody can be told. */
async function leave({ agenda, client, runs }: Opened): Promise<void> {
  runs.refuse();
  await agenda.stop(false).catch(() => undefined);
  await client.close().catch(() => undefined);
}

/** Agenda constructed before its database answers would lose the error. A monitor that is not answered is given up as soon as the store's is. */
function connect(uri: string): Promise<MongoClient> {
  return MongoClient.connect(uri, {
    appName: 'mesa-agenda',
    maxPoolSize: CONNECTIONS,
    serverSelectionTimeoutMS: 2000,
    connectTimeoutMS: 2000,
    heartbeatFrequencyMS: 5000,
    socketTimeoutMS: 5000,
  });
}

/** Two processes that register a job at once must not make two of it. */
async function indexKeys(db: Db): Promise<void> {
  await db
    .collection(COLLECTION)
    .createIndex(
      { name: 1, 'data.key': 1 },
      { name: 'one-of-each', unique: true, partialFilterExpression: { 'data.key': { $exists: true } } },
    );
}

interface Runs {
  readonly run: (record: AgendaJob, job: Job, touchEveryMs: number) => Promise<void>;
  refuse(): void;
  ended(): Promise<void>;
}

function createRuns(agenda: Agenda, log: Log, now: Now): Runs {
  const atWork = new Map<AgendaJob, { promise: Promise<void>; end: () => void }>();
  let stopping = false;
  agenda.on('error', (error) => {
    // Agenda's last looks for jobs may find the connection closed.
    if (!stopping) log.error({ error }, 'the job database failed; it is tried again');
  });
  agenda.on('start', (record) => {
    let end = () => {};
    const promise = new Promise<void>((resolve) => (end = resolve));
    atWork.set(record, { promise, end });
  });
  // Told after the job's record is saved: only then may the connection be closed.
  agenda.on('complete', (record) => {
    atWork.get(record)?.end();
    atWork.delete(record);
  });
  return {
    refuse: () => {
      stopping = true;
    },
    ended: async () => {
      await Promise.all([...atWork.values()].map(({ promise }) => promise));
    },
    run: async (record, job, touchEveryMs) => {
      if (stopping) return;
      const alive = setInterval(() => {
        record.touch().catch((error: unknown) => log.warn({ job: job.name, error }, 'a running job could not be kept locked'));
      }, touchEveryMs);
      try {
        await job.run(now());
      } catch (error) {
        log.error({ job: job.name, error }, 'a job failed; it is tried again');
        throw error;
      } finally {
        clearInterval(alive);
      }
    },
  };
}

function define(agenda: Agenda, job: Job, { run, lockLifetimeMs }: Pick<Runs, 'run'> & { lockLifetimeMs: number }): void {
  agenda.define(job.name, (record: AgendaJob) => run(record, job, lockLifetimeMs / 4), {
    concurrency: 1,
    lockLimit: MOST_LOCKS,
    lockLifetime: lockLifetimeMs,
    backoff: ({ attempt }) => 1000 * Math.min(job.every, 2 ** Math.min(attempt, 10)),
  });
}

/** Not by `every()`, which would unlock the job while another process runs it. */
async function register(agenda: Agenda, db: Db, job: Job): Promise<void> {
  const everyMs = Math.round(job.every * 1000);
  const save = () =>
    agenda.create(job.name, { key: job.name }).unique({ 'data.key': job.name }, { insertOnly: true }).repeatEvery(everyMs).save();
  await save().catch((error: unknown) => {
    if (error instanceof MongoServerError && error.code === TAKEN) return save();
    throw error;
  });
  // What stands there already keeps its state, but may come from a version with another rhythm.
  await db
    .collection(COLLECTION)
    .updateOne({ name: job.name, 'data.key': job.name, repeatInterval: { $ne: everyMs } }, { $set: { repeatInterval: everyMs } });
}
