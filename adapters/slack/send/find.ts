import { METADATA_TYPE } from './metadata.ts';
import type { Journey } from './journey.ts';

interface Read {
  readonly ts?: string;
  readonly files?: readonly { readonly name?: string }[];
  readonly metadata?: {
    readonly event_type?: string;
    readonly event_payload?: { readonly entry?: string; readonly part?: number; readonly parts?: number };
  };
}

const PAGE = 200;
const MOST_PAGES = 4;
/** The desk's clock and Slack's may differ. */
const SKEW_MS = 120_000;

/**
 * Looks for a message's posts in its conversation, by the outbox id that each carries, and for its files behind them. If only some are
 * there, the rest is sent later and those are not sent again.
 */
export async function findPosts(journey: Journey): Promise<{ readonly ref: string } | 'absent' | 'unknown'> {
  const { message, channel, progress, tools } = journey;
  const entry = await tools.store.transaction((tx) => tx.collection('outbox').get(message.id));
  const { found, files, whole } = await search(journey, entry ? (entry.createdAt.getTime() - SKEW_MS) / 1000 : 0);
  const parts = [...new Map(found.map((one) => [one.part, one])).values()].sort((left, right) => left.part - right.part);
  const last = parts.at(-1);
  if (!last) return whole ? 'absent' : 'unknown';
  const refs = parts.map(({ ts }) => `${channel}:${ts}`);
  progress.found(message.id, refs);
  if (parts.length < last.parts) return 'absent';
  const sent = message.replaces === undefined ? (message.files ?? []) : [];
  const behind = new Set(files.filter(({ ts }) => ts > last.ts).map(({ name }) => name));
  return sent.every(({ name }) => behind.has(name)) ? { ref: `${channel}:${last.ts}` } : 'absent';
}

interface Found {
  readonly ts: string;
  readonly part: number;
  readonly parts: number;
}

interface SeenFile {
  readonly ts: string;
  readonly name: string;
}

interface Searched {
  readonly found: readonly Found[];
  readonly files: readonly SeenFile[];
  /** Nothing of the time in question was left out. */
  readonly whole: boolean;
}

/** From the newest on, until what was there before the message was written down. */
async function search({ api, channel, thread, message }: Journey, since: number): Promise<Searched> {
  const [found, files]: [Found[], SeenFile[]] = [[], []];
  let cursor = '';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const args = { channel, limit: PAGE, include_all_metadata: true, ...(cursor && { cursor }) };
    const answer = await (thread === undefined
      ? api.call('conversations.history', args)
      : api.call('conversations.replies', { ...args, ts: thread }));
    const messages = (answer['messages'] ?? []) as readonly Read[];
    for (const read of messages) {
      const { event_type: type, event_payload: payload } = read.metadata ?? {};
      if (type === METADATA_TYPE && payload?.entry === message.id && read.ts !== undefined)
        found.push({ ts: read.ts, part: payload.part ?? 1, parts: payload.parts ?? 1 });
      files.push(...(read.files ?? []).map(({ name = '' }) => ({ ts: read.ts ?? '', name })));
    }
    cursor = (answer['response_metadata'] as { readonly next_cursor?: string } | undefined)?.next_cursor ?? '';
    // Threads are told from their beginning.
    const reached = thread === undefined && Number(messages.at(-1)?.ts) < since;
    if (reached || cursor === '') return { found, files, whole: reached || answer['has_more'] !== true };
  }
  return { found, files, whole: false };
}
