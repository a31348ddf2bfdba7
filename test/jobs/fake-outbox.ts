import { deliverOutbox, type Deliveries } from '../../src/jobs/deliver-outbox.ts';
import type { OutboundMessage, OutboxEntry } from '../../src/messaging/outbound.ts';
import type { Channel, Delivery } from '../../src/channel.ts';
import type { Store } from '../../src/ports.ts';
import type { FakeWorks } from './fake-works.ts';

type Found = Awaited<ReturnType<Channel['find']>>;
export type Send = (message: OutboundMessage) => Promise<Delivery> | Delivery;

export interface FakeOutbox {
  readonly deliveries: Deliveries;
  /** Ids of what the platform was given, and of what was looked for there. */
  readonly asked: readonly string[];
  readonly looked: readonly string[];
  /** Sends what is due so many milliseconds from now. */
  work(pass?: number): Promise<void>;
}

export interface FakeOutboxOptions {
  readonly find?: () => Found;
  /** Of this process. */
  readonly holder?: string;
  readonly store?: Store;
  /** Ids of what cannot be put into words. */
  readonly wordless?: readonly string[];
}

export const sent = (ref: string): Delivery => ({ ok: true, ref });

/** The outbox of one process, with one platform that answers as `send` and `find` do. */
export function openFakeOutbox(fake: FakeWorks, send: Send, options: FakeOutboxOptions = {}): FakeOutbox {
  const [asked, looked]: [string[], string[]] = [[], []];
  const channel: Channel = {
    name: 'web',
    start: async () => undefined,
    stop: async () => undefined,
    send: async (message) => {
      asked.push(message.id);
      return send(message);
    },
    fetch: async () => 'gone',
    find: async (message) => {
      looked.push(message.id);
      return options.find?.() ?? 'absent';
    },
  };
  const deliveries = deliverOutbox({
    ...fake.works,
    ...(options.store && { store: options.store, inTransaction: fake.within(options.store) }),
    channels: new Map([['web', channel]]),
    holder: options.holder ?? 'one',
    keepDays: () => 90,
    random: () => 0,
    compose: async ({ id, to, reader }) => {
      if (options.wordless?.includes(id)) throw new Error('there is no such sentence');
      return { id, to, reader, language: 'es', paragraphs: [id], facts: [], choices: [], inputs: [] };
    },
  });
  const work = async (pass = 0): Promise<void> => {
    fake.pass(pass);
    await deliveries.run(fake.now());
    await deliveries.idle();
  };
  return { deliveries, asked, looked, work };
}

/** Writes a message for somebody's address, as a turn does. Messages leave in the order of their ids. */
export async function putMessage(fake: FakeWorks, id: string, more: Partial<OutboxEntry> = {}): Promise<void> {
  const reader = more.reader ?? 'ana';
  const to = { channel: 'web', id: reader, kind: 'direct' } as const;
  const entry: OutboxEntry = {
    ...{ id, version: 1, schema: 1, seq: id, reader, to, lane: `web:${reader}`, say: { notice: { text: id } } },
    ...{ state: 'queued', attempts: 0, dueAt: fake.now(), createdAt: fake.now() },
    ...more,
  };
  await fake.works.store.transaction((tx) => tx.collection('outbox').insert(entry));
}

export const messageOf = ({ works }: FakeWorks, id: string): Promise<OutboxEntry | undefined> =>
  works.store.transaction((tx) => tx.collection('outbox').get(id));
