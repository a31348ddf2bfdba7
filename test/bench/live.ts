import { createReadiness } from '../../src/commands/start/readiness.ts';
import type { Log, Now } from '../../src/ports.ts';
import { openBenchDesk, type BenchDesk } from './bench-desk.ts';
import { NOON } from './clocked-tickets.ts';
import type { Bench } from './figure.ts';
import type { OpenPlace } from './places.ts';
import { watchAlerts, type Watched } from './watch-alerts.ts';

/** A desk whose jobs run by themselves, on a clock that begins at noon and passes. */
export interface Live {
  readonly bench: BenchDesk;
  readonly alerts: Watched;
  readonly now: Now;
  /** What `/readyz` says. */
  readonly reasons: () => Promise<readonly string[]>;
  /** How late a ticket's alert was, in milliseconds, for one that was due then. */
  lateness(id: string, due: Date): number;
  stop(): Promise<void>;
}

/** Not the daily ones, which would go through all tickets at a first start. */
const JOBS = new Set([
  ...['remind-sla', 'remind-approvals', 'ask-conformity', 'send-surveys', 'wake-tickets', 'assign-tickets'],
  ...['lapse-prompts', 'deliver-outbox', 'take-turns'],
]);

export async function goLive(opened: OpenPlace, { foundation }: Bench): Promise<Live> {
  const alerts = watchAlerts(opened.store);
  const began = performance.now();
  const now: Now = () => new Date(NOON.getTime() + performance.now() - began);
  const bench = openBenchDesk(foundation, alerts.store, now);
  const log: Log = {
    info: () => undefined,
    warn: () => undefined,
    error: (facts, message) => console.error(message, JSON.stringify(facts)),
  };
  const jobs = bench.desk.jobs.filter(({ name }) => JOBS.has(name));
  const ready = createReadiness({ store: alerts.store, jobs, now, configHash: () => '' });
  const scheduler = await opened.scheduler({ now, log });
  await scheduler.start(jobs);
  return {
    ...{ bench, alerts, now },
    reasons: async () => (await ready()).reasons,
    lateness: (id, due) => (alerts.toldAt.get(id) ?? Infinity) - began - (due.getTime() - NOON.getTime()),
    stop: async () => {
      await scheduler.stop();
      await bench.desk.stop();
    },
  };
}

/** The value that so much of all (0 to 1) does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
