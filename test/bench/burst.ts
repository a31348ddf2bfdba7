import { setTimeout as sleep } from 'node:timers/promises';
import { openBenchDesk, commands } from './bench-desk.ts';
import { createBareWrites } from './bare-write.ts';
import { dueId, fillWith, NOON, openClocked, putBack, type Clocked } from './clocked-tickets.ts';
import type { Bench, Figure, Row } from './figure.ts';
import { goLive, quantile, type Live } from './live.ts';
import type { OpenPlace, Place } from './places.ts';

const EMBEDDED = 50_000;
/** The engine takes some ten times as long; all 50,000 with `--large`. */
const MONGO = 5000;
const LEAD_MS = 5000;
const TURN_EVERY_MS = 250;
const LOOK_EVERY_MS = 5000;

/** All due at one instant: how long the last one waits, how the people fare meanwhile, what the watchdog says. */
export const burst: Figure = {
  name: 'burst',
  async measure(bench) {
    const clocked = await openClocked(bench.foundation);
    const rows: Row[] = [];
    const notes = [
      'Wall time. From the instant at which all fall due to the alert on the disk; what is said is delivered meanwhile to a channel that costs nothing.',
    ];
    for (const place of bench.places) {
      const count = place.name === 'embedded' || bench.large ? EMBEDDED : MONGO;
      const measured = await measureBurst(place, { clocked, bench, count });
      rows.push(...measured.rows);
      notes.push(...measured.notes);
      if (place.name !== 'embedded') rows.push(await measureSharing(place, clocked, bench));
    }
    return { title: 'Many due at one instant', rows, notes: [...notes, ...bench.remarks] };
  },
};

interface Plan {
  readonly clocked: Clocked;
  readonly bench: Bench;
  readonly count: number;
}

async function measureBurst(place: Place, { clocked, bench, count }: Plan) {
  const due = new Date(NOON.getTime() + LEAD_MS);
  const opened = await place.open(
    false,
    fillWith(count, (n) => clocked.due(n, due)),
  );
  try {
    const bare = createBareWrites(opened.store);
    await bare.some();
    const live = await goLive(opened, bench);
    const seen = await watch(live, count);
    await live.stop();
    const late = Array.from({ length: count }, (_, n) => live.lateness(dueId(n), due));
    const all = `${count.toLocaleString('en-GB')} at once, ${place.name}`;
    return {
      rows: rowsOf({ all, late, turns: seen.turns, bare: bare.costs().bare.wall }),
      notes: [`The watchdog, ${all}: ${seen.said ?? 'it said nothing'}`],
    };
  } finally {
    await opened.drop();
  }
}

/** Somebody asks how things are all the while, and a probe comes by. */
async function watch(live: Live, count: number): Promise<{ turns: readonly number[]; said: string | undefined }> {
  const turns: number[] = [];
  let [over, said] = [false, undefined as string | undefined];
  const people = live.bench.people;
  const ask = async (): Promise<void> => {
    await sleep(LEAD_MS);
    for (let n = 0; !over; n += 1) {
      const began = performance.now();
      await live.bench.turn(commands(people[n % people.length]!, 'status'));
      turns.push(performance.now() - began);
      await sleep(TURN_EVERY_MS);
    }
  };
  const look = async (): Promise<void> => {
    for (; !over; await sleep(LOOK_EVERY_MS)) {
      const reasons = await live.reasons();
      // The longest says most.
      for (const reason of reasons) if (reason.length > (said?.length ?? 0)) said = reason;
    }
  };
  const others = Promise.all([ask(), look()]);
  await live.alerts.told(count);
  over = true;
  await others;
  return { turns, said };
}

interface Seen {
  readonly all: string;
  readonly late: readonly number[];
  readonly turns: readonly number[];
  /** Microseconds of one durable write. */
  readonly bare: number;
}

function rowsOf({ all, late, turns, bare }: Seen): Row[] {
  const second = (share: number): number => quantile(late, share) / 1000;
  const pace = late.length / second(1);
  const against = 'the first 1 %';
  const base = second(0.01);
  return [
    ...([0.5, 0.99, 1] as const).map((share): Row => {
      const what = `${share === 1 ? 'the last' : `p${share * 100}`} of ${all}`;
      return { what: `lateness of ${what}`, unit: 's', value: second(share), against, base, ratio: second(share) / base };
    }),
    {
      what: `throughput, ${all}`,
      unit: 'a second',
      value: pace,
      against: 'bare durable writes, one after the other',
      base: 1e6 / bare,
      ratio: (pace * bare) / 1e6,
    },
    {
      what: `a turn of a person meanwhile, p99 (median ${Math.round(quantile(turns, 0.5))} ms), ${all}`,
      unit: 'ms',
      value: quantile(turns, 0.99),
      against: 'the goal',
      base: 1000,
      ratio: quantile(turns, 0.99) / 1000,
      goal: '≤ 1',
    },
  ];
}

const SHARED = 2000;

/** Two processes that sweep the same, as happens when one has stood still: together they are to be no slower than one alone. */
async function measureSharing(place: Place, clocked: Clocked, bench: Bench): Promise<Row> {
  const alone = await paceOf(place, 1, { clocked, bench, count: SHARED });
  const both = await paceOf(place, 2, { clocked, bench, count: SHARED });
  const what = `two sweeps of the same ${SHARED.toLocaleString('en-GB')} side by side, ${place.name}`;
  return { what, unit: 'a second', value: both, against: 'one alone', base: alone, ratio: both / alone, goal: '≥ 0.8' };
}

async function paceOf(place: Place, sweepers: number, { clocked, bench, count }: Plan): Promise<number> {
  const opened: OpenPlace = await place.open();
  const others = await Promise.all(Array.from({ length: sweepers - 1 }, async () => opened.again!()));
  try {
    await putBack(
      opened.store,
      Array.from({ length: count }, (_, n) => clocked.due(n, NOON)),
    );
    const jobs = [opened.store, ...others].map((store) => {
      const { desk } = openBenchDesk(bench.foundation, store, () => NOON);
      return desk.jobs.find(({ name }) => name === 'remind-sla')!;
    });
    const began = performance.now();
    await Promise.all(jobs.map((job) => job.run(NOON)));
    const seconds = (performance.now() - began) / 1000;
    await expectOnce(opened, count);
    return count / seconds;
  } finally {
    for (const store of others) await store.close();
    await opened.drop();
  }
}

/** A figure of alerts that were told twice, or not at all, would mean nothing. */
async function expectOnce({ store }: OpenPlace, count: number): Promise<void> {
  let told = 0;
  for await (const { id, history } of store.scan('tickets')) {
    const alerts = history.filter(({ verb }) => verb === 'alert').length;
    if (alerts !== 1) throw new Error(`${id} has ${alerts} alerts`);
    told += 1;
  }
  if (told !== count) throw new Error(`${told} of ${count} tickets are there`);
}
