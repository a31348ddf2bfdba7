import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Metrics } from '../../src/ports.ts';

/** The process's figures, and their text in Prometheus' format. */
export interface MetricsRegistry extends Metrics {
  /** How far behind its due time the oldest item of a sweep is (0 if nothing is due). */
  lag(job: string, seconds: number): void;
  /** How many items of a sweep that is behind are due, and how many fail again and again. */
  standing(job: string, standing: { readonly due: number; readonly failing: number }): void;
  /** How long the database took to answer. */
  ping(seconds: number): void;
  /** How far this machine's clock is ahead of the one that the desk goes by. */
  skew(seconds: number): void;
  readonly contentType: string;
  text(): Promise<string>;
}

const turnBuckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Makes the registry of one desk; several in one process (tests) do not meet. */
export function createMetrics(): MetricsRegistry {
  const registry = new Registry();
  const registers = [registry];
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]): Counter<L> =>
    new Counter({ name, help, labelNames, registers });
  collectDefaultMetrics({ register: registry });
  const events = counter('mesa_events_total', 'Events that channels handed in; a repeated one changed nothing', ['outcome']);
  const turns = counter('mesa_turns_total', 'Turns by outcome; a dead one is a dead letter', ['outcome']);
  const durations = new Histogram({ name: 'mesa_turn_seconds', help: 'Duration of a turn', buckets: turnBuckets, registers });
  const outbox = counter('mesa_outbox_total', 'Attempts to deliver by outcome', ['channel', 'outcome']);
  const swept = counter('mesa_swept_total', 'Items that sweeps dealt with', ['job', 'outcome']);
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[]): Gauge<L> =>
    new Gauge({ name, help, labelNames, registers });
  const alarm = gauge('mesa_channel_alarm', '1: the channel does not work: its token is refused, or it does not answer', [
    'channel',
  ]);
  const letters = gauge('mesa_outbox_letters', 'Messages that are held or were given up; see mesa letters', ['state']);
  const opinions = counter('mesa_second_opinions_total', 'Second opinions: calls (asked), and what became of each wish for one', [
    'outcome',
  ]);
  const watched = watchGauges(gauge);
  return {
    event: (outcome) => events.inc({ outcome }),
    turn: (outcome, milliseconds) => {
      turns.inc({ outcome });
      durations.observe(milliseconds / 1000);
    },
    opinion: (outcome) => opinions.inc({ outcome }),
    sent: (channel, outcome) => outbox.inc({ channel, outcome }),
    swept: (job, items, failed) => {
      swept.inc({ job, outcome: 'done' }, items - failed);
      swept.inc({ job, outcome: 'failed' }, failed);
    },
    alarm: (channel, on) => alarm.set({ channel }, on ? 1 : 0),
    letters: (state, count) => letters.set({ state }, count),
    ...watched,
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}

type NewGauge = <L extends string>(name: string, help: string, labelNames: readonly L[]) => Gauge<L>;

/** What the watchdog sees. */
function watchGauges(gauge: NewGauge): Pick<MetricsRegistry, 'lag' | 'standing' | 'ping' | 'skew'> {
  const lag = gauge('mesa_sweep_lag_seconds', 'Age of the oldest due item', ['job']);
  const due = gauge('mesa_sweep_due', 'Due items of a sweep that is behind; 0 where it is not', ['job']);
  const failing = gauge('mesa_sweep_failing', 'Items of a sweep that is behind that failed and were pushed back', ['job']);
  const ping = gauge('mesa_database_ping_seconds', 'How long the database took to answer', []);
  const skew = gauge('mesa_clock_skew_seconds', 'How far this machine’s clock is ahead of the database’s', []);
  return {
    lag: (job, seconds) => lag.set({ job }, seconds),
    standing: (job, standing) => {
      due.set({ job }, standing.due);
      failing.set({ job }, standing.failing);
    },
    ping: (seconds) => ping.set(seconds),
    skew: (seconds) => skew.set(seconds),
  };
}
