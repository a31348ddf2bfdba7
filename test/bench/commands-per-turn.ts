import type { InboundEvent } from '../../src/messaging/inbound.ts';
import { openBenchDesk, says, tapsOf, type BenchDesk } from './bench-desk.ts';
import type { Bench, Figure, Row } from './figure.ts';
import type { OpenPlace } from './places.ts';

const PEOPLE = 5;

interface Counted {
  readonly what: string;
  readonly goal?: number;
  readonly byName: ReadonlyMap<string, number>;
}

/** What a turn asks of a database server, from the durable inbox entry to the commit. */
export const commandsPerTurn: Figure = {
  name: 'commands',
  async measure(bench) {
    const title = 'Database commands per turn, MongoDB';
    const place = bench.places.find(({ name }) => name === 'MongoDB');
    if (!place) return { title, rows: [], notes: bench.remarks };
    const opened = await place.open(true);
    try {
      const counted = await count(opened, bench);
      const notes = counted.map(({ what, byName }) => `${what}: ${describe(byName)}.`);
      return {
        title,
        rows: counted.map(rowOf),
        notes: ['Counted by the driver’s command monitoring; no time is involved.', ...notes, ...bench.remarks],
      };
    } finally {
      await opened.drop();
    }
  },
};

async function count(opened: OpenPlace, { foundation }: Bench): Promise<Counted[]> {
  const { store } = opened;
  const bench = openBenchDesk(foundation, store);
  const people = bench.people.slice(0, PEOPLE);
  const turns = async (events: readonly InboundEvent[]) => {
    for (const event of events) await bench.turn(event);
  };
  const counting = (work: () => Promise<unknown>) => commandsOf(opened, work);
  const sentence = await counting(() => turns(people.map((id) => says(id, 'no puedo imprimir desde ayer'))));
  const tickets = await tapsOf(store, people);
  const ticket = await counting(() => turns(tickets));
  await turns(people.map((id) => says(id, 'necesito una laptop nueva para el lunes')));
  await turns(await tapsOf(store, people));
  const followUp = await counting(() => turns(people.map((id) => says(id, 'x1 carbon'))));
  const waiting = await store.transaction((tx) => tx.collection('outbox').count({ dueAt: { $exists: true } }));
  const sent = await counting(() => sendAll(bench));
  const idle = await counting(() => askAll(bench));
  return [
    { what: 'a tap that opens a ticket', goal: 8, byName: each(ticket, people.length) },
    { what: 'a follow-up: a form’s question answered in words', goal: 5, byName: each(followUp, people.length) },
    { what: 'a first sentence, understood', byName: each(sentence, people.length) },
    { what: 'a message sent to a platform', byName: each(sent, waiting) },
    { what: 'all jobs asked when they are due', byName: idle },
  ];
}

async function sendAll({ desk }: BenchDesk): Promise<void> {
  await desk.jobs.find(({ name }) => name === 'deliver-outbox')?.run(new Date());
  await desk.stop();
}

async function askAll({ desk }: BenchDesk): Promise<void> {
  for (const job of desk.jobs) await job.dueAt();
}

async function commandsOf({ commands }: OpenPlace, work: () => Promise<unknown>): Promise<Map<string, number>> {
  const before = new Map(commands);
  await work();
  const differences = [...commands].map(([name, times]): [string, number] => [name, times - (before.get(name) ?? 0)]);
  return new Map(differences.filter(([name, times]) => times > 0 && name !== 'endSessions'));
}

function each(byName: ReadonlyMap<string, number>, times: number): Map<string, number> {
  return new Map([...byName].map(([name, count]) => [name, count / times]));
}

function rowOf({ what, goal, byName }: Counted): Row {
  const value = [...byName.values()].reduce((sum, times) => sum + times, 0);
  const against = goal === undefined ? 'one command' : 'the goal';
  const base = goal ?? 1;
  return { what, unit: 'commands', value, against, base, ratio: value / base, ...(goal && { goal: `≤ ${goal}` }) };
}

function describe(byName: ReadonlyMap<string, number>): string {
  return [...byName].map(([name, times]) => `${Number(times.toFixed(1))} × ${name}`).join(', ');
}
