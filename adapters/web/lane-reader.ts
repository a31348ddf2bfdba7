import type { FeedEntry } from '../../src/messaging/feed.ts';
import type { Store } from '../../src/ports.ts';
import type { WebLimits } from './limits.ts';
import { toSeq } from './render.ts';

/** Reads what is new in one lane, once each. */
export interface LaneReader {
  /** The last number passed on. */
  readonly last: number;
  next(): Promise<readonly FeedEntry[]>;
}

interface Source {
  readonly store: Store;
  readonly limits: WebLimits;
}

async function endOf(store: Store, lane: string): Promise<number> {
  const [newest] = await store.transaction((tx) => tx.collection('feed').find({ lane }, { sort: ['-seq'], limit: 1 }));
  return Number(newest?.seq ?? 0);
}

/** Begins behind `after`, or at the lane's present end. */
export async function openLane(source: Source, lane: string, after: number | undefined): Promise<LaneReader> {
  const { store, limits } = source;
  const begin = after ?? (await endOf(store, lane));
  // What was passed on lately, by entry: looking back for latecomers must not show anything twice.
  const shown = new Map<string, number>();
  let last = begin;
  const read = (): Promise<readonly FeedEntry[]> => {
    const filter = { lane, seq: { $gt: toSeq(last - limits.overlap) } };
    return store.transaction((tx) => tx.collection('feed').find(filter, { sort: ['seq'], limit: limits.streamPage }));
  };
  for (const entry of await read()) if (Number(entry.seq) <= begin) shown.set(entry.id, Number(entry.seq));
  return {
    get last() {
      return last;
    },
    next: async () => {
      const fresh = (await read()).filter((entry) => shown.get(entry.id) !== Number(entry.seq));
      for (const entry of fresh) {
        shown.set(entry.id, Number(entry.seq));
        last = Math.max(last, Number(entry.seq));
      }
      for (const [id, seq] of shown) if (seq <= last - limits.overlap) shown.delete(id);
      return fresh;
    },
  };
}
