import type { Job } from '../../ports.ts';
import type { Standing } from '../../standing.ts';

export interface Lag {
  readonly job: Job;
  /** Age of its oldest due item. */
  readonly behindMs: number;
  readonly standing?: Standing | undefined;
  /** How long the database took to answer. */
  readonly pingMs: number;
  readonly now: Date;
}

/** Slower than this the database itself is the reason. */
const SLOW_PING_MS = 250;

/** For the operator: that a job is behind, and all that is known of why. */
export function describeLag({ job, behindMs, standing, pingMs, now }: Lag): string {
  const what = `The job ${job.name} is ${seconds(behindMs)} behind`;
  const slow = pingMs > SLOW_PING_MS ? [`the database takes ${Math.round(pingMs)} ms to answer`] : [];
  if (!standing) return `${[what, ...slow].join('; ')}; see the log for what stops it.`;
  const { due, lastMinute, running, failing, lastError } = standing;
  const items = due === 1 ? '1 item is' : `${number(due)} items are`;
  const since = `the oldest since ${new Date(now.getTime() - behindMs).toISOString()}`;
  const pace = `this process dealt with ${number(lastMinute)} in the last minute${left(due, lastMinute)}`;
  const run = running ? `its run began ${seconds(now.getTime() - running.getTime())} ago` : 'no run is at work here';
  const failures = failing > 0 ? [`${number(failing)} failed and were pushed back, the last with “${lastError ?? ''}”`] : [];
  return `${[`${what}: ${items} due, ${since}`, `${pace}, ${run}`, ...failures, ...slow].join('; ')}.`;
}

function left(due: number, lastMinute: number): string {
  const minutes = Math.ceil(due / lastMinute);
  return lastMinute > 0 && due > 0 ? ` (${minutes} min left at that pace)` : '';
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}
