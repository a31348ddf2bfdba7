import { createBareWrites } from './bare-write.ts';
import { commands, openBenchDesk, says, tapsOf, type BenchDesk } from './bench-desk.ts';
import { row, type Bench, type Figure, type Row } from './figure.ts';
import type { Place } from './places.ts';
import { createStopwatch, median, type Cost } from './stopwatch.ts';
import type { InboundEvent } from '../../src/messaging/inbound.ts';
import type { Store } from '../../src/ports.ts';

const TICKETS = 30;
const AGENTS = ['carlos', 'sofia'];

/** Whole stories: a sentence, its confirmation, work, conformity, survey; with every message sent to a platform that costs nothing. */
export const ticketsPerSecond: Figure = {
  name: 'tickets',
  async measure(bench) {
    const rows: Row[] = [];
    for (const place of bench.places) rows.push(await measureOn(place, bench));
    const notes = [
      'A ticket: sentence → tap → take → resolve → conform → rate, each in a turn of its own, with what is said to requester, agent and room handed to a channel.',
    ];
    return { title: 'Tickets per CPU-second', rows, notes: [...notes, ...bench.remarks] };
  },
};

async function measureOn(place: Place, bench: Bench): Promise<Row> {
  const rounds: { ticket: Cost; bare: Cost; bareAgain: Cost }[] = [];
  for (let n = 0; n <= bench.rounds; n += 1) {
    const opened = await place.open();
    try {
      const bare = createBareWrites(opened.store);
      await bare.some();
      const ticket = await tellStories(opened.store, bench, TICKETS);
      await bare.some();
      if (n > 0) rounds.push({ ...bare.costs(), ticket });
    } finally {
      await opened.drop();
    }
  }
  const perSecond = (of: 'ticket' | 'bare' | 'bareAgain') => median(rounds.map((round) => 1e6 / round[of].cpu));
  return row({ what: `whole tickets, ${place.name}`, unit: 'per CPU-second' }, perSecond('ticket'), {
    ...{ what: 'bare durable inserts per CPU-second', value: perSecond('bare'), again: perSecond('bareAgain') },
  });
}

/** What a ticket costs from its first word to its rating. */
export async function tellStories(store: Store, { foundation }: Bench, count: number): Promise<Cost> {
  const desk = openBenchDesk(foundation, store);
  const people = desk.people.slice(0, count);
  const watch = createStopwatch();
  for (const chapter of chapters(desk, people)) {
    const steps = await chapter();
    await watch.during(async () => {
      for (const step of steps) await step();
    });
  }
  const tickets = await store.transaction((tx) => tx.collection('tickets').find({ kind: 'incident' }));
  const rated = tickets.filter(({ rating }) => rating?.score === 5).length;
  if (rated !== count) throw new Error(`${rated} of ${count} tickets were rated`);
  return watch.per(count);
}

type Step = () => Promise<void>;

/** The parts of the story. Their events are made when their turn comes: a tap needs its question. */
function chapters({ store, desk }: BenchDesk, people: readonly string[]): (() => Promise<readonly Step[]>)[] {
  const hand = (event: InboundEvent) => async (): Promise<void> => {
    await desk.receive(event);
    await desk.stop();
  };
  const tapAll = (value?: string) => async () => (await tapsOf(store, people, value)).map(hand);
  const commandAll = (words: (number: string) => string) => async () => {
    const tickets = await store.transaction((tx) => tx.collection('tickets').find({ kind: 'incident' }));
    return tickets.map(({ id }, at) => hand(commands(AGENTS[at % AGENTS.length]!, words(id))));
  };
  return [
    async () => people.map((id) => hand(says(id, 'no puedo imprimir desde ayer'))),
    tapAll(),
    commandAll((number) => `take ${number}`),
    commandAll((number) => `resolve ${number} cambié el tóner`),
    tapAll(),
    async () => [() => desk.settle()],
    tapAll('5'),
  ];
}
