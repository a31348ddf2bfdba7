import type { Readiness } from '../../../adapters/http/index.ts';
import type { Job, Now, Store } from '../../ports.ts';
import type { Standing } from '../../standing.ts';
import { describeLag } from './describe-lag.ts';

/** An item that is due for longer than this, besides the time between two runs of its job, is not being worked on. */
const LATEST_MS = 30_000;
/** A database that takes longer does not answer. */
const PING_MS = 2500;
/** Why a job is behind is worth so much waiting. */
const STANDING_MS = 1000;

export interface ReadinessOptions {
  readonly store: Pick<Store, 'ping'>;
  readonly jobs: readonly Job[];
  readonly now: Now;
  readonly configHash: () => string;
  /** What is seen on the way, for the metrics. */
  readonly saw?: Partial<Sights>;
}

export interface Sights {
  /** How far behind each job is, in seconds. */
  lag(job: string, seconds: number): void;
  /** Of a job that is behind; of one that is not, `due` is not counted and 0. */
  standing(job: string, standing: Pick<Standing, 'due' | 'failing'>): void;
  /** How long the database took to answer, in seconds. */
  ping(seconds: number): void;
}

/** Whether this process can serve: the database answers, and no job is far behind; and if one is, why. */
export function createReadiness(options: ReadinessOptions): () => Promise<Readiness> {
  const { configHash } = options;
  return async () => {
    try {
      const reasons = await look(options);
      return { ok: reasons.length === 0, reasons, configHash: configHash() };
    } catch (error) {
      const reason = `The database does not answer: ${error instanceof Error ? error.message : String(error)}`;
      return { ok: false, reasons: [reason], configHash: configHash() };
    }
  };
}

async function look({ store, jobs, now, saw = {} }: ReadinessOptions): Promise<readonly string[]> {
  const { pingMs, ages } = await within(PING_MS, askAll({ store, jobs, now }));
  saw.ping?.(pingMs / 1000);
  const reasons = jobs.map(async (job, index) => {
    const behindMs = ages[index] ?? 0;
    saw.lag?.(job.name, behindMs / 1000);
    const isLate = behindMs > LATEST_MS + job.every * 1000;
    const standing = isLate ? await standingOf(job, now()) : undefined;
    saw.standing?.(job.name, standing ?? { due: 0, failing: 0 });
    return isLate ? [describeLag({ job, behindMs, standing, pingMs, now: now() })] : [];
  });
  return (await Promise.all(reasons)).flat();
}

async function askAll({ store, jobs, now }: Pick<ReadinessOptions, 'store' | 'jobs' | 'now'>) {
  // Before the rest, which may wait for a connection.
  const pingMs = await timed(store.ping());
  return { pingMs, ages: await Promise.all(jobs.map((job) => ageOf(job, now))) };
}

/** How long the oldest due item of a job has been due, in milliseconds. */
async function ageOf(job: Job, now: Now): Promise<number> {
  const due = await job.dueAt();
  return due ? Math.max(0, now().getTime() - due.getTime()) : 0;
}

/** Not to know why is no reason to answer nothing. */
async function standingOf(job: Job, now: Date): Promise<Standing | undefined> {
  if (!job.standing) return undefined;
  return within(STANDING_MS, job.standing(now)).catch(() => undefined);
}

async function timed(work: Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work;
  return performance.now() - began;
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing came within ${ms / 1000} s.`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
