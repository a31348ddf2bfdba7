import type { CollectionName, DocumentOf } from '../collections.ts';
import type { Context } from '../actions/context.ts';
import { StaleVersion, type Job, type Log, type Metrics, type Now, type Store } from '../ports.ts';
import { dueBy, dueInstant, dueOnce } from './due-items.ts';
import { createSweepRecord, type SweepRecord } from './sweep-record.ts';

/** Runs work in one transaction, as the desk itself (`system`) unless an actor is named. */
export type InTransaction = <T>(
  work: (context: Context) => Promise<T>,
  actor?: { person: string; channel: string },
) => Promise<T>;

export interface Works {
  readonly store: Store;
  readonly inTransaction: InTransaction;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly now: Now;
}

interface Swept<N extends CollectionName> {
  readonly name: string;
  /** Seconds. */
  readonly every: number;
  readonly collection: N;
  /** The indexed instant that says when a document is due. */
  readonly field: string;
  /** Its items change the same documents, so that side by side they would only wait for each other. */
  readonly oneByOne?: boolean;
  /** Deals with one document and moves its instant on, or takes it away. */
  one(context: Context, document: DocumentOf<N>): Promise<void>;
}

const BATCH = 100;
/** Where another process sweeps the same, each takes some of so many by chance: they rarely meet. */
const CONTESTED_BATCH = 400;
/** Few are done one after the other, in their order; of many so many are at work at once. People's turns need connections too. */
const FEW = 10;
const AT_ONCE = { embedded: 16, mongodb: 6 } as const;
/** A document that is still due after so many times is pushed back: its sweep would never end. */
const MOST_TURNS = 25;
/** So many are gone: others are at work on the same, and it is better to look anew. */
const MANY_GONE = 10;
/** Whoever meets others that often has another trouble. */
const MOST_MEETINGS = 3;

/**
 * A sweep over one indexed instant, oldest first. Each document has a transaction of its own, which reads it again and checks that it is
 * still due; one that fails is pushed back and reported, and does not hold up the rest. Several processes may sweep the same at once.
 */
export function sweep<N extends CollectionName>(works: Works, swept: Swept<N>): Job {
  const { store } = works;
  const { name, every, collection, field } = swept;
  const record = createSweepRecord();
  let halted = false;
  return {
    name,
    every,
    dueAt: () =>
      store.transaction(async (tx) =>
        dueInstant((await tx.collection(collection).find(dueOnce<N>(field), { sort: [field], limit: 1 }))[0], field),
      ),
    async run(now) {
      const end = record.begin(works.now());
      halted = false;
      const round: Round<N> = { works, swept, now, record, turns: new Map(), halted: () => halted };
      try {
        while ((await pass(round)) > 0 && !halted);
      } finally {
        end();
      }
    },
    halt: () => void (halted = true),
    standing: async (now) => ({
      due: await store.transaction((tx) => tx.collection(collection).count(dueBy<N>(field, now))),
      ...record.standing(works.now()),
    }),
  };
}

/** One run. */
interface Round<N extends CollectionName> {
  readonly works: Works;
  readonly swept: Swept<N>;
  readonly now: Date;
  readonly record: SweepRecord;
  /** How often each item has had its turn. */
  readonly turns: Map<string, number>;
  /** Whether it is to end with the items at hand. */
  readonly halted: () => boolean;
}

/** Once over all that is due; the number of items that had a turn. What has become due again meanwhile, and later, has its turn in order. */
async function pass<N extends CollectionName>(round: Round<N>): Promise<number> {
  const { works, swept, record } = round;
  let [count, contested] = [0, false];
  let after: DocumentOf<N> | undefined;
  for (;;) {
    const limit = contested ? CONTESTED_BATCH : BATCH;
    const page = await nextPage(round, limit, after);
    const open = page.map(({ id }) => id).filter((id) => !record.isLeftAlone(id, works.now()));
    const chosen = contested ? someOf(open) : open;
    const { gone, failed, left } = await dealWith(round, chosen);
    const turns = chosen.length - left;
    if (turns > 0) works.metrics.swept(swept.name, turns - gone, failed);
    count += turns;
    contested = gone > 0;
    if (round.halted()) return count;
    // What was left to others is looked at again, from the same place on.
    if (turns < open.length) continue;
    if (page.length < limit) return count;
    after = page.at(-1);
  }
}

function nextPage<N extends CollectionName>(
  { works, swept, now }: Round<N>,
  limit: number,
  after: DocumentOf<N> | undefined,
): Promise<readonly DocumentOf<N>[]> {
  const options = { sort: [swept.field], limit, ...(after && { after }) };
  return works.store.transaction((tx) => tx.collection(swept.collection).find(dueBy<N>(swept.field, now), options));
}

/** As many as a batch has, by chance. */
function someOf(ids: readonly string[]): readonly string[] {
  const left = [...ids];
  return Array.from({ length: Math.min(BATCH, ids.length) }, () => left.splice(Math.floor(Math.random() * left.length), 1)[0]!);
}

interface Dealt {
  /** Items that somebody else had dealt with, or was at work on. */
  readonly gone: number;
  readonly failed: number;
  /** Items that have not had their turn. */
  readonly left: number;
}

/**
 * Gives each item its turn, begun in this order. An embedded store takes one at a time anyway; side by side they share its syncs to the disk.
 * @throws what the store throws while it is away: what is left is then left to the next run.
 */
async function dealWith<N extends CollectionName>(round: Round<N>, ids: readonly string[]): Promise<Dealt> {
  const { works, swept } = round;
  const width = swept.oneByOne || ids.length <= FEW ? 1 : AT_ONCE[works.store.kind];
  const dealt = { done: 0, gone: 0, failed: 0 };
  const waiting = ids.values();
  let stopped = false;
  const lane = async (): Promise<void> => {
    for (const id of waiting) {
      if (stopped || dealt.gone >= MANY_GONE || round.halted()) return;
      try {
        dealt[await deal(round, id)] += 1;
      } catch (error) {
        stopped = true;
        throw error;
      }
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: width }, lane));
  for (const one of lanes) if (one.status === 'rejected') throw one.reason;
  return { ...dealt, left: ids.length - dealt.done - dealt.gone - dealt.failed };
}

async function deal<N extends CollectionName>(round: Round<N>, id: string): Promise<'done' | 'gone' | 'failed'> {
  const { works, swept, now, record, turns } = round;
  const turn = (turns.get(id) ?? 0) + 1;
  turns.set(id, turn);
  try {
    if (turn > MOST_TURNS) throw new Error(`still due after ${MOST_TURNS} turns`);
    const wasDue = await works.inTransaction(async (context) => {
      const document = await context.tx.collection(swept.collection).get(id);
      const at = dueInstant(document, swept.field);
      if (!document || !at || at > now) return false;
      await swept.one(context, document);
      return true;
    });
    if (wasDue) record.done(id, works.now());
    return wasDue ? 'done' : 'gone';
  } catch (error) {
    // Somebody else changes it at this moment: it has another turn at once.
    if (error instanceof StaleVersion && turn <= MOST_MEETINGS) return 'gone';
    if (error instanceof StaleVersion) passBy(round, id, error);
    else await putOff(round, id, error);
    return 'failed';
  }
}

/** What a process that died was changing stays locked until the database gives up on it, up to a minute: no fault of the item's. */
function passBy<N extends CollectionName>({ works, swept, record }: Round<N>, id: string, error: StaleVersion): void {
  const at = works.now();
  record.failed(id, error, at);
  record.leaveAlone(id, at);
  works.log.warn(
    { job: swept.name, id, error: String(error) },
    'an item of a sweep is held by somebody else; it is tried again shortly',
  );
}

/** @throws what the store throws while it is away. */
async function putOff<N extends CollectionName>(
  { works, swept, now, record }: Round<N>,
  id: string,
  error: unknown,
): Promise<void> {
  const at = new Date(Math.max(now.getTime(), works.now().getTime()));
  const until = record.failed(id, error, at);
  const about = { job: swept.name, id, error: String(error) };
  try {
    await works.inTransaction(async ({ tx }) => {
      const document = await tx.collection(swept.collection).get(id);
      const due = dueInstant(document, swept.field);
      // Another process may have dealt with it meanwhile.
      if (!document || !due || due > now) return;
      await tx.collection(swept.collection).replace({ ...document, [swept.field]: until });
    });
    works.log.error(about, 'an item of a sweep failed and was pushed back');
  } catch (why) {
    await works.store.ping();
    record.leaveAlone(id, works.now());
    works.log.error(
      { ...about, why: String(why) },
      'an item of a sweep failed and could not be pushed back; it is left alone for a while',
    );
  }
}
