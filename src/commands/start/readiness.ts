import type { Readiness } from '../../../adapters/http/index.ts';
import type { Job, Now, Store } from '../../ports.ts';

/** An item that is due for longer than this, besides the time between two runs of its job, is not being worked on. */
const LATEST_MS = 30_000;
/** A database that takes longer does not answer. */
const PING_MS = 2500;

export interface ReadinessOptions {
  readonly store: Store;
  readonly jobs: readonly Job[];
  readonly now: Now;
  readonly configHash: () => string;
  /** Told how far behind each job is, in seconds. */
  readonly onLag: (job: string, seconds: number) => void;
}

/** Whether this process can serve: the database answers, and no job is far behind. */
export function createReadiness({ store, jobs, now, configHash, onLag }: ReadinessOptions): () => Promise<Readiness> {
  const late = async (job: Job): Promise<readonly string[]> => {
    const due = await job.dueAt();
    const behindMs = due ? Math.max(0, now().getTime() - due.getTime()) : 0;
    onLag(job.name, behindMs / 1000);
    return behindMs > LATEST_MS + job.every * 1000
      ? [`The job ${job.name} is ${Math.round(behindMs / 1000)} s behind; see the log for what stops it.`]
      : [];
  };
  return async () => {
    try {
      const [, ...reasons] = await within(Promise.all([store.ping(), ...jobs.map(late)]));
      const all = reasons.flat().filter((reason) => typeof reason === 'string');
      return { ok: all.length === 0, reasons: all, configHash: configHash() };
    } catch (error) {
      const reason = `The database does not answer: ${error instanceof Error ? error.message : String(error)}`;
      return { ok: false, reasons: [reason], configHash: configHash() };
    }
  };
}

async function within<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing came within ${PING_MS / 1000} s.`)), PING_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
