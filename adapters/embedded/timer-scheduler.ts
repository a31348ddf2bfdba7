import type { Job, Log, Now, Scheduler } from '../../src/ports.ts';

export interface TimerOptions {
  readonly log: Log;
  readonly now?: Now;
}

/** So that an item that stays due whatever is done does not keep the machine busy. */
const LEAST_WAIT_MS = 250;

/**
 * Runs jobs in this process: each at once, then every `job.every` seconds or sooner when its `dueAt()` says so, and never beside itself.
 * A failing job is logged and tried again at its next turn. `stop` waits for the runs at work.
 */
export function createTimerScheduler({ log, now = () => new Date() }: TimerOptions): Scheduler {
  let stops: readonly (() => Promise<void>)[] = [];
  return {
    start: async (jobs) => {
      if (stops.length > 0) throw new Error('The scheduler runs already; stop it first.');
      stops = jobs.map((job) => repeat(job, log, now));
    },
    stop: async () => {
      const ending = stops.map((stop) => stop());
      stops = [];
      await Promise.all(ending);
    },
  };
}

function repeat(job: Job, log: Log, now: Now): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let atWork: Promise<void> | undefined;
  let stopped = false;
  const wait = (ms: number) => {
    if (stopped) return;
    timer = setTimeout(() => {
      atWork = turn();
    }, ms);
  };
  const turn = async () => {
    const ms = await runOnce(job, log, now);
    atWork = undefined;
    wait(ms);
  };
  wait(0);
  return async () => {
    stopped = true;
    clearTimeout(timer);
    job.halt?.();
    await atWork;
  };
}

/** @returns the milliseconds until the next run. */
async function runOnce(job: Job, log: Log, now: Now): Promise<number> {
  const most = job.every * 1000;
  try {
    await job.run(now());
    const due = await job.dueAt();
    return due ? Math.min(most, Math.max(LEAST_WAIT_MS, due.getTime() - now().getTime())) : most;
  } catch (error) {
    log.error({ job: job.name, error }, 'a job failed; it is tried again at its next turn');
    return most;
  }
}
