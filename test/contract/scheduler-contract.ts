import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from '@jest/globals';
import type { Job, Log, Scheduler } from '../../src/ports.ts';

export type OpenScheduler = (log: Log) => Promise<Scheduler>;

const LONG_ENOUGH_MS = 20_000;

export async function eventually(check: () => boolean): Promise<void> {
  const end = Date.now() + LONG_ENOUGH_MS;
  while (!check()) {
    if (Date.now() > end) throw new Error('what was waited for did not happen');
    await sleep(20);
  }
}

export function job(name: string, every: number, run: () => Promise<void>): Job {
  return { name, every, dueAt: async () => undefined, run };
}

export function recordingLog(errors: unknown[]): Log {
  return { info: () => {}, warn: () => {}, error: (facts) => errors.push(facts) };
}

/** What the desk expects of whatever runs its jobs. */
export function schedulerContract(open: OpenScheduler): void {
  let scheduler: Scheduler | undefined;
  const start = async (jobs: readonly Job[], errors: unknown[] = []) => {
    scheduler = await open(recordingLog(errors));
    await scheduler.start(jobs);
    return scheduler;
  };
  afterEach(() => scheduler?.stop());

  it('runs each job again and again, with the time', async () => {
    const times: Date[] = [];
    let others = 0;
    const first: Job = { ...job('first', 1, async () => {}), run: async (now) => void times.push(now) };
    await start([first, job('second', 1, async () => void (others += 1))]);
    await eventually(() => times.length >= 3 && others >= 2);
    expect(times[2]!.getTime() - times[1]!.getTime()).toBeGreaterThan(500);
    expect(Math.abs(times[0]!.getTime() - Date.now())).toBeLessThan(LONG_ENOUGH_MS);
  });

  it('never runs a job beside itself', async () => {
    let atWork = 0;
    let most = 0;
    let runs = 0;
    const slow = job('slow', 0.5, async () => {
      atWork += 1;
      most = Math.max(most, atWork);
      await sleep(1300);
      atWork -= 1;
      runs += 1;
    });
    await start([slow]);
    await eventually(() => runs >= 2);
    expect(most).toBe(1);
  });

  it('logs a failure, and goes on with this job and the others', async () => {
    const errors: unknown[] = [];
    let failures = 0;
    let others = 0;
    const failing = job('failing', 1, async () => {
      failures += 1;
      throw new Error('not today');
    });
    await start([failing, job('other', 1, async () => void (others += 1))], errors);
    await eventually(() => failures >= 2 && others >= 2 && errors.length > 0);
    expect(errors[0]).toMatchObject({ job: 'failing' });
  });

  it('stops: waits for what is at work, and begins nothing more', async () => {
    let begun = 0;
    let ended = 0;
    const slow = job('slow', 1, async () => {
      begun += 1;
      await sleep(700);
      ended += 1;
    });
    const running = await start([slow]);
    await eventually(() => begun > 0);
    await running.stop();
    expect(ended).toBe(begun);
    const count = begun;
    await sleep(1500);
    expect(begun).toBe(count);
  });
}
