import type { InboundEvent } from '../../src/messaging/inbound.ts';
import { bareWrite, createBareWrites } from './bare-write.ts';
import { openBenchDesk, says, tapsOf, type BenchDesk } from './bench-desk.ts';
import { row, type Bench, type Figure, type Row } from './figure.ts';
import type { Place } from './places.ts';
import { median, medianCost, type Cost } from './stopwatch.ts';

const PEOPLE = 40;

interface Round {
  readonly bare: Cost;
  readonly bareAgain: Cost;
  readonly sentence: Cost;
  readonly ticket: Cost;
  readonly followUp: Cost;
}

/** From an event handed in until its answer stands in the outbox. */
export const turnCost: Figure = {
  name: 'turn',
  async measure(bench) {
    const rows: Row[] = [];
    for (const place of bench.places) rows.push(...(await measureOn(place, bench)));
    const notes = [
      'CPU is that of the desk’s process (all threads), the database’s own not counted; wall is from the event until its turn is committed, one event at a time.',
      'The ratio says how many bare durable writes a turn costs. Sending the answer is not part of it.',
    ];
    return { title: 'Message in → answer in the outbox', rows, notes: [...notes, ...bench.remarks] };
  },
};

async function measureOn(place: Place, bench: Bench): Promise<Row[]> {
  const rounds: Round[] = [];
  // The first warms the program up.
  for (let n = 0; n <= bench.rounds; n += 1) {
    const round = await measureRound(place, bench);
    if (n > 0) rounds.push(round);
  }
  const base = medianCost(rounds.map(({ bare }) => bare));
  const kinds = [
    ['a first sentence, understood', 'sentence'],
    ['a tap that opens a ticket', 'ticket'],
    ['a follow-up: a form’s question answered in words', 'followUp'],
  ] as const;
  return kinds.flatMap(([what, kind]) => {
    const cost = medianCost(rounds.map((round) => round[kind]));
    return (['cpu', 'wall'] as const).map((of) =>
      row({ what: `${what}: ${of === 'cpu' ? 'CPU' : 'wall'}, ${place.name}`, unit: 'µs' }, cost[of], {
        ...{ what: bareWrite, value: base[of] },
        again: median(rounds.map(({ bareAgain }) => bareAgain[of])),
      }),
    );
  });
}

async function measureRound(place: Place, { foundation }: Bench): Promise<Round> {
  const { store, drop } = await place.open();
  try {
    const desk = openBenchDesk(foundation, store);
    const people = desk.people.slice(0, PEOPLE);
    const bare = createBareWrites(store);
    await bare.some();
    const sentence = await costOfTurns(desk, people.map((id) => says(id, 'no puedo imprimir desde ayer'))); // prettier-ignore
    const ticket = await costOfTurns(desk, await tapsOf(store, people));
    await bare.some();
    for (const id of people) await desk.turn(says(id, 'necesito una laptop nueva para el lunes'));
    for (const tap of await tapsOf(store, people)) await desk.turn(tap);
    const followUp = await costOfTurns(desk, people.map((id) => says(id, 'x1 carbon'))); // prettier-ignore
    await bare.some();
    await requireTickets(desk, people.length);
    return { ...bare.costs(), sentence, ticket, followUp };
  } finally {
    await drop();
  }
}

async function costOfTurns(desk: BenchDesk, events: readonly InboundEvent[]): Promise<Cost> {
  const used = process.cpuUsage();
  let wall = 0;
  for (const event of events) {
    const began = performance.now();
    await desk.turn(event);
    wall += (desk.turnedAt() - began) * 1000;
  }
  const { user, system } = process.cpuUsage(used);
  return { cpu: (user + system) / events.length, wall: wall / events.length };
}

/** A figure of turns that were refused would mean nothing. */
async function requireTickets({ store }: BenchDesk, count: number): Promise<void> {
  const found = await store.transaction((tx) => tx.collection('tickets').count({ kind: 'incident' }));
  const asked = await store.transaction((tx) => tx.collection('prompts').count({ flow: 'request-item', open: true }));
  if (found !== count || asked !== count) throw new Error(`${found} tickets and ${asked} forms of ${count} came about`);
}
