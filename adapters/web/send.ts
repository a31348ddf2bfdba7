import { DuplicateKey } from '../../src/ports.ts';
import type { Delivery } from '../../src/channel.ts';
import type { Collection, Log, Now, Store } from '../../src/ports.ts';
import type { FeedEntry } from '../../src/messaging/feed.ts';
import type { OutboundMessage } from '../../src/messaging/outbound.ts';
import type { WebLimits } from './limits.ts';
import { offeredBy, toSeq } from './render.ts';

export interface FeedOptions {
  readonly store: Store;
  readonly now: Now;
  readonly log: Log;
  readonly limits: WebLimits;
  /** Told after each write, so that the streams of this process need not wait for their next look. */
  readonly written: (lane: string) => void;
}

/** The one writer of the lanes of the web page. */
export interface Feed {
  readonly send: (message: OutboundMessage) => Promise<Delivery>;
  readonly find: (message: OutboundMessage) => Promise<{ readonly ref: string } | 'absent'>;
  /** Writes a person's own words; a second time with the same id changes nothing. */
  echo(message: OutboundMessage): Promise<void>;
}

type Entries = Collection<FeedEntry>;
const laneOf = (message: OutboundMessage): string => `${message.to.channel}:${message.to.id}`;

/** An entry that shows this message already, be it as its own or in place of an earlier one. */
async function existing(entries: Entries, message: OutboundMessage): Promise<FeedEntry | undefined> {
  return (await entries.get(message.id)) ?? (await entries.find({ entry: message.id }, { limit: 1 }))[0];
}

type Draft = Pick<FeedEntry, 'lane' | 'seq' | 'from' | 'at'> & { readonly forgetAt: Date };

async function write(entries: Entries, message: OutboundMessage, draft: Draft): Promise<string> {
  const { replaces } = message;
  const old = replaces === undefined ? undefined : await entries.get(replaces);
  if (old !== undefined && old.lane === draft.lane) {
    const { seq, forgetAt } = draft;
    await entries.replace({
      ...old,
      seq,
      forgetAt,
      entry: message.id,
      edited: true,
      message,
      offered: offeredBy(message, old.offered),
    });
    return old.id;
  }
  await entries.insert({
    id: message.id,
    version: 1,
    schema: 1,
    entry: message.id,
    edited: false,
    message,
    offered: offeredBy(message),
    ...draft,
  });
  return message.id;
}

/** One attempt, in one transaction; `undefined` if another write has gone ahead with a higher number, which readers may have seen already. */
async function attempt(options: FeedOptions, message: OutboundMessage, from: FeedEntry['from']): Promise<string | undefined> {
  const { store, now, limits } = options;
  const lane = laneOf(message);
  const seq = toSeq(await store.next(`feed:${lane}`));
  return store.transaction(async (tx) => {
    const entries = tx.collection('feed');
    const found = await existing(entries, message);
    if (found !== undefined) return found.id;
    const [last] = await entries.find({ lane }, { sort: ['-seq'], limit: 1 });
    if (last !== undefined && last.seq >= seq) return undefined;
    // The page sorts by the time of the first writing, which therefore never stands still.
    const time = Math.max(now().getTime(), last === undefined ? 0 : last.at.getTime() + 1);
    return write(entries, message, { lane, seq, from, at: new Date(time), forgetAt: new Date(time + limits.keepMs) });
  });
}

async function put(options: FeedOptions, message: OutboundMessage, from: FeedEntry['from']): Promise<string> {
  for (let tries = 0; tries < 20; tries += 1) {
    const ref = await attempt(options, message, from).catch((error: unknown) => {
      // Somebody wrote the same message meanwhile: the next round finds it.
      if (error instanceof DuplicateKey && tries < 19) return undefined;
      throw error;
    });
    if (ref !== undefined) {
      options.written(laneOf(message));
      return ref;
    }
  }
  throw new Error('the lane is too busy');
}

/** Messages stand in the store before anybody sees them, so a reader who was away misses nothing, and `find` is always sure. */
export function createFeed(options: FeedOptions): Feed {
  return {
    send: async (message) => {
      try {
        return { ok: true, ref: await put(options, message, 'desk') };
      } catch (error) {
        options.log.warn({ err: error, outbox: message.id }, 'a message for the page could not be stored');
        return { ok: false, retry: 'later', reason: 'the store did not take it' };
      }
    },
    find: async (message) => {
      const found = await options.store.transaction((tx) => existing(tx.collection('feed'), message));
      return found === undefined ? 'absent' : { ref: found.id };
    },
    echo: async (message) => void (await put(options, message, 'person')),
  };
}
