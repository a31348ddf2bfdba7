import { openBenchDesk, says, tapsOf, type BenchDesk } from './bench-desk.ts';
import type { Bench, Figure, Row } from './figure.ts';
import type { OpenPlace, Place } from './places.ts';
import { DUE, makeDueAgain, seedTickets } from './seed-tickets.ts';
import { costOf, median } from './stopwatch.ts';

const kinds = ['sweep', 'mine', 'queue', 'open'] as const;
type Kind = (typeof kinds)[number];
type Costs = Record<Kind, number>;

const names = {
  sweep: `a sweep with ${DUE} due`,
  mine: '“my tickets”, 10 of them',
  queue: 'the queue’s first page',
  open: 'opening a ticket',
} as const satisfies Record<Kind, string>;

/** Whether what a desk does every day grows with the number of tickets that are open. */
export const growth: Figure = {
  name: 'growth',
  async measure(bench) {
    const rows: Row[] = [];
    for (const place of bench.places) {
      const sizes = bench.large && place.name === 'embedded' ? [1000, 10_000, 100_000] : [1000, 10_000];
      rows.push(...(await measureOn(place, sizes, bench)));
    }
    const notes = [
      'CPU of the desk’s process. The ratio 1 is no growth at all; the slope is that of the logarithms, 0 for none, 1 for growth in step.',
      'Round trips count every command, the batch’s own among them.',
    ];
    return { title: 'Growth with open tickets', rows, notes: [...notes, ...bench.remarks] };
  },
};

interface Measured {
  readonly costs: Costs;
  readonly tripsPerTimer: number;
}

async function measureOn(place: Place, sizes: readonly number[], bench: Bench): Promise<Row[]> {
  const measured: Measured[] = [];
  for (const size of sizes) measured.push(await measureAt(place, size, bench));
  const [least, most] = [measured[0]!, measured.at(-1)!];
  const factor = sizes.at(-1)! / sizes[0]!;
  const rows = kinds.map((kind): Row => {
    const [value, base] = [most.costs[kind], least.costs[kind]];
    const slope = Math.log(value / base) / Math.log(factor);
    const what = `${names[kind]}, ${sizes.at(-1)} open, ${place.name}; slope ${slope.toFixed(2)}`;
    return { what, unit: 'µs', value, against: `with ${sizes[0]} open`, base, ratio: value / base, goal: 'slope ≤ 0.10' };
  });
  const trips = most.tripsPerTimer;
  if (trips === 0) return rows;
  const fired = { what: `round trips per fired timer, ${place.name}`, unit: 'commands', value: trips };
  return [...rows, { ...fired, against: 'one command', base: 1, ratio: trips }];
}

async function measureAt(place: Place, size: number, { foundation, rounds }: Bench): Promise<Measured> {
  const opened = await place.open(true);
  try {
    const desk = openBenchDesk(foundation, opened.store);
    const [reader = '', ...others] = desk.people;
    await seedTickets(desk, reader, size);
    const measured: Measured[] = [];
    for (let n = 0; n <= rounds; n += 1) {
      const people = others.slice(10 + n * 5, 15 + n * 5);
      const round = await measureRound(desk, opened, { reader, people });
      if (n > 0) measured.push(round);
    }
    const middle = (kind: Kind): number => median(measured.map(({ costs }) => costs[kind]));
    const costs: Costs = { sweep: middle('sweep'), mine: middle('mine'), queue: middle('queue'), open: middle('open') };
    return { costs, tripsPerTimer: measured.at(-1)!.tripsPerTimer };
  } finally {
    await opened.drop();
  }
}

async function measureRound(
  bench: BenchDesk,
  { store, commands }: OpenPlace,
  { reader, people }: { reader: string; people: readonly string[] },
): Promise<Measured> {
  const { views, jobs } = bench.desk;
  const sent = (): number => [...commands.values()].reduce((sum, times) => sum + times, 0);
  await makeDueAgain(store);
  const before = sent();
  const sweep = await costOf(1, async () =>
    jobs.find(({ name }) => name === 'remind-sla')!.run(new Date('2026-03-02T14:00:00Z')),
  );
  const tripsPerTimer = (sent() - before) / DUE;
  const mine = await costOf(10, () => times(10, () => views.mine(reader)));
  const queue = await costOf(5, () => times(5, () => views.queue('carlos')));
  for (const id of people) await bench.turn(says(id, 'no puedo imprimir desde ayer'));
  const taps = await tapsOf(store, people);
  const open = await costOf(taps.length, async () => {
    for (const tap of taps) await bench.turn(tap);
  });
  return { costs: { sweep: sweep.cpu, mine: mine.cpu, queue: queue.cpu, open: open.cpu }, tripsPerTimer };
}

async function times(count: number, work: () => Promise<unknown>): Promise<void> {
  for (let n = 0; n < count; n += 1) await work();
}
