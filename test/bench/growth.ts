import { openBenchDesk, type BenchDesk } from './bench-desk.ts';
import type { Bench, Figure, Row } from './figure.ts';
import type { OpenPlace, Place } from './places.ts';
import { DUE, makeDueAgain, seedTickets } from './seed-tickets.ts';
import { costOf, median } from './stopwatch.ts';
import { costOfTurns, turnKinds } from './turn-kinds.ts';

const others = {
  sweep: `a sweep with ${DUE} due`,
  'view mine': '“my tickets” on the page, 10 of them',
  'view queue': 'the queue’s first page',
} as const;
const names = { ...others, ...turnKinds };
type Kind = keyof typeof names;
const kinds = Object.keys(names) as readonly Kind[];
type Costs = Readonly<Record<Kind, number>>;

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
  const measured = await measureSizes(place, sizes, bench);
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

interface Filled {
  readonly opened: OpenPlace;
  readonly desk: BenchDesk;
}

/** The sizes take turns in each round, so that a machine that grows warm or busy counts for all of them alike. */
async function measureSizes(place: Place, sizes: readonly number[], { foundation, rounds }: Bench): Promise<Measured[]> {
  const filled: Filled[] = [];
  try {
    for (const size of sizes) {
      const opened = await place.open(true);
      const desk = openBenchDesk(foundation, opened.store);
      filled.push({ opened, desk });
      await seedTickets(desk, desk.people[0] ?? '', size);
    }
    const measured: Measured[][] = sizes.map(() => []);
    for (let n = 0; n <= rounds; n += 1) {
      for (const [index, { opened, desk }] of filled.entries()) {
        const [reader = '', ...others] = desk.people;
        const round = await measureRound(desk, opened, { reader, people: others.slice(10 + n * 5, 15 + n * 5) });
        // The first round warms up.
        if (n > 0) measured[index]?.push(round);
      }
    }
    return measured.map(middleOf);
  } finally {
    for (const { opened } of filled) await opened.drop();
  }
}

function middleOf(rounds: readonly Measured[]): Measured {
  const costs = Object.fromEntries(kinds.map((kind) => [kind, median(rounds.map((round) => round.costs[kind]))])) as Costs;
  return { costs, tripsPerTimer: rounds.at(-1)!.tripsPerTimer };
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
  const turns = await costOfTurns(bench, people);
  return { costs: { sweep: sweep.cpu, 'view mine': mine.cpu, 'view queue': queue.cpu, ...turns }, tripsPerTimer };
}

async function times(count: number, work: () => Promise<unknown>): Promise<void> {
  for (let n = 0; n < count; n += 1) await work();
}
