import type { FeedEntry } from '../../src/messaging/feed.ts';
import type { OutboundMessage } from '../../src/messaging/outbound.ts';
import { withoutSpare } from '../../src/messaging/platform/without-spare.ts';
import type { Channel } from '../../src/channel.ts';
import type { Now, Store } from '../../src/ports.ts';
import { madeUpFile } from './made-up-file.ts';
import type { Numbers } from './numbers.ts';
import { platforms, type PlatformName } from './platforms.ts';
import { choiceLabels, renderLine, type Line } from './render.ts';

/** A message that was sent or changed. */
export interface Shown {
  readonly entry: FeedEntry;
  readonly line: Line;
  /** False if the reader sees what was there before. */
  readonly changed: boolean;
}

export interface RecordingOptions {
  readonly name: PlatformName;
  readonly store: Store;
  readonly now: Now;
  /** One for all channels of a script. */
  readonly numbers: Numbers;
  /** Called once the message is stored, in the order of sending. */
  onShown(shown: Shown): void;
}

type Offered = FeedEntry['offered'];

/**
 * A platform that only writes down what it is given, in the collection `feed`. Messages are called m1, m2 … over all channels, and go on
 * counting when the same store is opened again.
 */
export function createRecordingChannel(options: RecordingOptions): Channel {
  const { name, store } = options;
  return {
    name,
    start: async () => undefined,
    stop: async () => undefined,
    async send(message) {
      const shown = await keep(message, options);
      options.onShown(shown);
      return { ok: true, ref: shown.entry.id };
    },
    async find(message) {
      const [entry] = await store.transaction((tx) => tx.collection('feed').find({ entry: message.id }, { limit: 1 }));
      return entry ? { ref: entry.id } : 'absent';
    },
    async fetch(ref) {
      return (async function* () {
        yield madeUpFile(ref.replace(/^play:/, ''));
      })();
    },
  };
}

async function keep(whole: OutboundMessage, { store, name: on, now, numbers }: RecordingOptions): Promise<Shown> {
  const message = withoutSpare(withoutSpare(whole, platforms[on].buttons), platforms[on].rows);
  const { replaces } = message;
  const at = now();
  const lane = `${message.to.channel}:${message.to.id}`;
  const seq = await numbers.seq(lane);
  // A transaction that is tried again keeps the name it has.
  let name: string | undefined;
  return store.transaction(async (tx) => {
    const feed = tx.collection('feed');
    const before = replaces === undefined ? undefined : await feed.get(replaces);
    const shown = { at, on, id: before?.id ?? (name ??= numbers.message()), edited: before !== undefined };
    const offered = addOffered(before?.offered ?? [], offers(message, on));
    const line = renderLine(message, shown);
    if (before) {
      const entry = await feed.replace({ ...before, seq, entry: message.id, edited: true, message, offered });
      return { entry, line, changed: JSON.stringify(renderLine(before.message, shown)) !== JSON.stringify(line) };
    }
    const rest = { lane, seq, entry: message.id, from: 'desk' as const, at, edited: false, message, offered };
    const entry = { id: shown.id, version: 1, schema: 1, ...rest };
    await feed.insert(entry);
    return { entry, line, changed: true };
  });
}

/** Each choice under the label that is shown, and where that was shortened under its whole label too. */
function offers(message: OutboundMessage, on: PlatformName): Offered {
  const { promptId } = message;
  if (promptId === undefined) return [];
  const shown = choiceLabels(message, on);
  return message.choices.flatMap(({ value, label }, index) =>
    [...new Set([shown[index] ?? label, label])].map((name) => ({ promptId, value, label: name })),
  );
}

/** The newest offer of the same thing stands last. */
function addOffered(before: Offered, added: Offered): Offered {
  const key = ({ promptId, value, label }: Offered[number]): string => JSON.stringify([promptId, value, label]);
  const newer = new Set(added.map(key));
  return [...before.filter((offer) => !newer.has(key(offer))), ...added];
}
