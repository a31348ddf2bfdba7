import type { CollectionName, DocumentOf } from '../collections.ts';
import type { Context } from '../actions/context.ts';
import type { Filter, Job, Log, Metrics, Now, Store } from '../ports.ts';

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
  /** Deals with one document and moves its instant on, or takes it away. */
  one(context: Context, document: DocumentOf<N>): Promise<void>;
}

const BATCH = 100;
const PUSH_BACK_MS = 5 * 60_000;
/** A document that is still due after so many times is pushed back: its sweep would never end. */
const MOST_TURNS = 25;

/**
 * A sweep over one indexed instant. Each document has a transaction of its own, which reads it again and checks that it is still due; one
 * that fails is pushed back and reported, and does not hold up the rest.
 */
export function sweep<N extends CollectionName>(works: Works, swept: Swept<N>): Job {
  const { name, every, collection, field } = swept;
  return {
    name,
    every,
    dueAt: () =>
      works.store.transaction(async (tx) =>
        instant((await tx.collection(collection).find(present<N>(field), { sort: [field], limit: 1 }))[0], field),
      ),
    async run(now) {
      const turns = new Map<string, number>();
      for (;;) {
        const due = await works.store.transaction((tx) =>
          tx.collection(collection).find(until<N>(field, now), { sort: [field], limit: BATCH }),
        );
        if (due.length === 0) return;
        let failed = 0;
        for (const document of due) {
          const turn = (turns.get(document.id) ?? 0) + 1;
          turns.set(document.id, turn);
          if (!(await deal(works, swept, { id: document.id, now, stuck: turn > MOST_TURNS }))) failed += 1;
        }
        works.metrics.swept(name, due.length, failed);
      }
    },
  };
}

async function deal<N extends CollectionName>(
  works: Works,
  swept: Swept<N>,
  item: { id: string; now: Date; stuck: boolean },
): Promise<boolean> {
  const { id, now } = item;
  try {
    if (item.stuck) throw new Error(`still due after ${MOST_TURNS} turns`);
    await works.inTransaction(async (context) => {
      const document = await context.tx.collection(swept.collection).get(id);
      const at = instant(document, swept.field);
      if (document && at && at <= now) await swept.one(context, document);
    });
    return true;
  } catch (error) {
    works.log.error({ job: swept.name, id, error: String(error) }, 'an item of a sweep failed and was pushed back');
    await pushBack(works, swept, item);
    return false;
  }
}

async function pushBack<N extends CollectionName>(
  { inTransaction }: Works,
  { collection, field }: Swept<N>,
  { id, now }: { id: string; now: Date },
): Promise<void> {
  await inTransaction(async ({ tx }) => {
    const document = await tx.collection(collection).get(id);
    const at = instant(document, field);
    // Another process may have dealt with it meanwhile.
    if (!document || !at || at > now) return;
    await tx.collection(collection).replace({ ...document, [field]: new Date(now.getTime() + PUSH_BACK_MS) });
  });
}

function instant(document: object | undefined, field: string): Date | undefined {
  const value: unknown = document && Reflect.get(document, field);
  return value instanceof Date ? value : undefined;
}

// The field's name is a plain string here; each sweep names one that its collection declares an index for.
function present<N extends CollectionName>(field: string): Filter<DocumentOf<N>> {
  const filter: Readonly<Record<string, unknown>> = { [field]: { $exists: true } };
  return filter as Filter<DocumentOf<N>>;
}

function until<N extends CollectionName>(field: string, now: Date): Filter<DocumentOf<N>> {
  const filter: Readonly<Record<string, unknown>> = { [field]: { $lte: now } };
  return filter as Filter<DocumentOf<N>>;
}
