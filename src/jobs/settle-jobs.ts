import type { Job, Now } from '../ports.ts';

/** Runs what is due until nothing is: a turn's words may make something due, and what is sent may too. */
export async function settleJobs(jobs: readonly Job[], { now, idle }: { now: Now; idle: () => Promise<void> }): Promise<void> {
  for (let rounds = 0; rounds < 1000; rounds += 1) {
    await idle();
    const at = now();
    const instants = await Promise.all(jobs.map((job) => job.dueAt()));
    const due = jobs.filter((_, index) => (instants[index] ?? Number.POSITIVE_INFINITY) <= at);
    if (due.length === 0) return;
    for (const job of due) await job.run(at);
  }
  throw new Error('the desk never settles');
}
