import type { Store } from '../../src/ports.ts';

/** Names for messages, and their places in a feed. Counted in memory: a script is the only process on its store. */
export interface Numbers {
  /** m1, m2 … over all channels, going on where an earlier process ended. */
  message(): string;
  /** The next place in a lane, as the feed keeps it. */
  seq(lane: string): Promise<string>;
}

const SEQ_DIGITS = 12;

export async function openNumbers(store: Store): Promise<Numbers> {
  let [messages, places] = [0, 0];
  for await (const { id, seq } of store.scan('feed')) {
    messages = Math.max(messages, Number(/^m(\d+)$/.exec(id)?.[1] ?? 0));
    places = Math.max(places, Number(seq));
  }
  return {
    message: () => `m${(messages += 1)}`,
    seq: async (lane) => {
      // The web page counts each lane in the store, and may be shown the same one.
      const place = lane.startsWith('web:') ? await store.next(`feed:${lane}`) : (places += 1);
      return String(place).padStart(SEQ_DIGITS, '0');
    },
  };
}
