import type { InboxEntry } from '../../messaging/inbound.ts';
import type { OutboxEntry } from '../../messaging/outbound.ts';
import type { FindOptions, Store, Stored, Tx } from '../../ports.ts';

export interface LetterLine {
  readonly id: string;
  readonly kind: 'inbound' | 'outbound';
  readonly at: string;
  /** Of an event: whose. */
  readonly conversation?: string;
  /** Of a message: for whom, and where. */
  readonly to?: string;
  readonly on?: string;
  readonly state: string;
  readonly attempts: number;
  readonly error: string | null;
}

const PAGE = 500;

/** What the desk gave up on, oldest first: events whose turn failed five times, messages that failed or are held. */
export async function* deadLetters(store: Store): AsyncIterable<LetterLine> {
  for await (const entry of pages(store, (tx, options) =>
    tx.collection('inbox').find({ state: 'dead' }, { ...options, sort: ['receivedAt'] }),
  )) {
    yield inboundLine(entry);
  }
  for (const state of ['failed', 'held'] as const) {
    for await (const entry of pages(store, (tx, options) =>
      tx.collection('outbox').find({ state }, { ...options, sort: ['createdAt'] }),
    )) {
      yield outboundLine(entry);
    }
  }
}

/** One dead letter whole. What people wrote is only counted unless `text` is set. */
export async function deadLetter(store: Store, id: string, text: boolean): Promise<unknown> {
  const found = await store.transaction(async (tx) => {
    const event = await tx.collection('inbox').get(id);
    if (event?.state === 'dead') return { ...inboundLine(event), entry: event };
    const message = await tx.collection('outbox').get(id);
    return message?.state === 'failed' || message?.state === 'held' ? { ...outboundLine(message), entry: message } : undefined;
  });
  return found && !text ? { ...found, entry: withoutText(found.entry) } : found;
}

async function* pages<T extends Stored>(
  store: Store,
  find: (tx: Tx, options: FindOptions) => Promise<readonly T[]>,
): AsyncIterable<T> {
  let after: T | undefined;
  for (;;) {
    const last = after;
    const page = await store.transaction((tx) => find(tx, { limit: PAGE, ...(last && { after: last }) }));
    yield* page;
    if (page.length < PAGE) return;
    after = page.at(-1);
  }
}

function inboundLine({ id, receivedAt, conversation, state, attempts, error }: InboxEntry): LetterLine {
  return { id, kind: 'inbound', at: receivedAt.toISOString(), conversation, state, attempts, error: error ?? null };
}

function outboundLine({ id, createdAt, reader, to, state, attempts, reason }: OutboxEntry): LetterLine {
  return {
    id,
    kind: 'outbound',
    at: createdAt.toISOString(),
    to: reader,
    on: to.channel,
    state,
    attempts,
    error: reason ?? null,
  };
}

/** Places of an entry that hold what people wrote, or what was written to them. */
const worded = new Set(['text', 'inputs', 'params', 'name', 'value', 'attachments']);

function withoutText(value: unknown, name = ''): unknown {
  if (worded.has(name)) return lengthOf(value);
  if (value instanceof Date || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one: unknown) => withoutText(one));
  return Object.fromEntries(Object.entries(value).map(([key, inner]: [string, unknown]) => [key, withoutText(inner, key)]));
}

function lengthOf(value: unknown): string {
  const length = typeof value === 'string' ? value.length : (JSON.stringify(value) ?? '').length;
  return `[${length} characters]`;
}
