import { setTimeout as sleep } from 'node:timers/promises';
import { openBenchDesk, type BenchDesk } from './bench-desk.ts';
import { dueId, fillWith, NOON, openClocked, putBack, type Clocked } from './clocked-tickets.ts';
import { row, type Bench, type Figure, type Row } from './figure.ts';
import { goLive, quantile } from './live.ts';
import type { OpenPlace, Place } from './places.ts';
import { costOf, median } from './stopwatch.ts';

/** As many as are due, whatever else is open. */
const DUE = 200;
const APART_MS = 100;
/** Due at the first look: the sweep is under way when the others come. */
const LEAD_MS = 8000;

const sizesOf = { embedded: [10_000, 100_000, 1_000_000], MongoDB: [10_000, 100_000] } as const;

/** What it costs to find and tell what is due among many that are not, and how late that comes. */
export const sweepScale: Figure = {
  name: 'sweep',
  async measure(bench) {
    const clocked = await openClocked(bench.foundation);
    const rows: Row[] = [];
    for (const place of bench.places) rows.push(...(await measureOn(place, clocked, bench)));
    const notes = [
      `${DUE} tickets are due, all others in months. Cost: CPU of the desk’s process, a sweep at once, sizes in turns. The slope is that of the logarithms, 0 for no growth.`,
      `Lateness: those ${DUE} fall due ${APART_MS} ms apart while the desk runs by itself (a timer; Agenda, each 5 s); from the instant to the alert on the disk.`,
      'Goal of the lateness: half of the 30 s after which the watchdog speaks.',
    ];
    return { title: 'Sweeps among many open tickets', rows, notes: [...notes, ...bench.remarks] };
  },
};

interface Filled {
  readonly size: number;
  readonly opened: OpenPlace;
  readonly desk: BenchDesk;
}

async function measureOn(place: Place, clocked: Clocked, bench: Bench): Promise<readonly Row[]> {
  const filled: Filled[] = [];
  try {
    for (const size of sizesOf[place.name as keyof typeof sizesOf] ?? []) {
      const began = performance.now();
      const opened = await place.open(false, fillWith(size, clocked.quiet));
      console.error(`${size} tickets on ${place.name}: laid down within ${Math.round((performance.now() - began) / 1000)} s`);
      filled.push({ size, opened, desk: openBenchDesk(bench.foundation, opened.store, () => NOON) });
    }
    const costs = await costsOf(filled, clocked, bench.rounds);
    const rows = costRows(place.name, filled, costs);
    for (const { size, opened } of filled) rows.push(await latenessRow({ place: place.name, size, opened }, clocked, bench));
    return rows;
  } finally {
    for (const { opened } of filled) await opened.drop();
  }
}

/** Microseconds an item, a median for each size. The sizes take turns, so that a busy machine counts for all of them alike. */
async function costsOf(filled: readonly Filled[], clocked: Clocked, rounds: number): Promise<readonly number[]> {
  const tickets = Array.from({ length: DUE }, (_, n) => clocked.due(n, new Date(NOON.getTime() - n)));
  const costs = filled.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, { opened, desk }] of filled.entries()) {
      await putBack(opened.store, tickets);
      const job = desk.desk.jobs.find(({ name }) => name === 'remind-sla')!;
      const { cpu } = await costOf(DUE, () => job.run(NOON));
      const left = await opened.store.transaction((tx) => tx.collection('tickets').count({ slaDueAt: { $lte: NOON } }));
      if (left > 0) throw new Error(`${left} tickets are still due`);
      // The first round warms up.
      if (round > 0) costs[index]?.push(cpu);
    }
  }
  return costs.map(median);
}

function costRows(place: string, filled: readonly Filled[], costs: readonly number[]): Row[] {
  const [least, base] = [filled[0]?.size ?? 1, costs[0] ?? 1];
  const sizes = filled.map(({ size }, index) => ({ size, cost: costs[index] ?? NaN }));
  const against = `with ${least.toLocaleString('en-GB')} open`;
  const rows = sizes.slice(1).map(({ size, cost }): Row => {
    const slope = Math.log(cost / base) / Math.log(size / least);
    const what = `a due item, ${size.toLocaleString('en-GB')} open, ${place}; slope ${slope.toFixed(3)}`;
    return { what, unit: 'µs', value: cost, against, base, ratio: cost / base, goal: 'slope ≤ 0.10' };
  });
  return rows;
}

async function latenessRow(
  { place, size, opened }: { place: string; size: number; opened: OpenPlace },
  clocked: Clocked,
  bench: Bench,
): Promise<Row> {
  const instant = (n: number): Date => new Date(NOON.getTime() + LEAD_MS + n * APART_MS);
  await putBack(
    opened.store,
    Array.from({ length: DUE }, (_, n) => clocked.due(n, instant(n))),
  );
  const live = await goLive(opened, bench);
  try {
    await live.alerts.told(DUE);
    await sleep(1000);
  } finally {
    await live.stop();
  }
  const late = Array.from({ length: DUE }, (_, n) => live.lateness(dueId(n), instant(n)));
  const what = `lateness, p99 (median ${Math.round(quantile(late, 0.5))} ms), ${size.toLocaleString('en-GB')} open, ${place}`;
  return row({ what, unit: 'ms', goal: '≤ 1' }, quantile(late, 0.99), { what: 'the goal', value: 15_000 });
}
