import type { OutboundMessage, OutboxEntry } from '../messaging/outbound.ts';
import type { Channel, Delivery, Job, Tx } from '../ports.ts';
import { createLanes } from './delivery-lanes.ts';
import type { Works } from './sweep.ts';

export interface Deliveries extends Job {
  /** Sends what is due now, in the background. */
  readonly kick: () => void;
  /** Resolves when nothing is being sent by this process. */
  idle(): Promise<void>;
}

interface Parts extends Works {
  readonly channels: ReadonlyMap<string, Channel>;
  /** Words for an entry, in its reader's language. */
  readonly compose: (entry: OutboxEntry) => Promise<OutboundMessage>;
  /** The name under which this process holds its leases; no other has it. */
  readonly holder: string;
  /** Days that a settled entry is kept. */
  readonly keepDays: () => number;
}

/** A lease outlives the longest look at a platform and the longest send, and counts from before them. */
const LEASE_MS = 30_000;
const SEND_TIMEOUT_MS = 10_000;
const FIND_TIMEOUT_MS = 10_000;
const MOST_ATTEMPTS = 8;
const DAY_MS = 86_400_000;

/** Sends the outbox: each address in order, different addresses side by side, a slow one holding up nobody else. */
export function deliverOutbox(parts: Parts): Deliveries {
  const { store, now } = parts;
  const report = (error: unknown): void =>
    parts.log.error({ error: String(error) }, 'the outbox could not be worked through; the sweep will try again');
  const lanes = createLanes({ now, report, due: (at) => dueLanes(parts, at), drain: (lane) => drain(parts, lane) });
  return {
    name: 'deliver-outbox',
    every: 2,
    dueAt: () =>
      store.transaction(
        async (tx) => (await tx.collection('outbox').find({ dueAt: { $exists: true } }, { sort: ['dueAt'], limit: 1 }))[0]?.dueAt,
      ),
    run: lanes.look,
    kick: lanes.kick,
    idle: lanes.idle,
  };
}

async function dueLanes({ store }: Parts, now: Date): Promise<readonly string[]> {
  const due = await store.transaction((tx) =>
    tx.collection('outbox').find({ dueAt: { $lte: now } }, { sort: ['dueAt'], limit: 500 }),
  );
  return due.map(({ lane }) => lane);
}

async function drain(parts: Parts, lane: string): Promise<void> {
  for (let claimed = await claim(parts, lane); claimed; claimed = await claim(parts, lane)) {
    const delivery = await deliver(parts, claimed);
    if (!(await settle(parts, claimed.entry, delivery))) return;
  }
}

interface Claimed {
  readonly entry: OutboxEntry;
  /** It was being sent when a process ended: the platform may have it. */
  readonly interrupted: boolean;
  /** What the platform calls the message to be rewritten. */
  readonly replaces?: string | undefined;
}

/**
 * The oldest unsettled entry of an address, if it may be sent now. One that is only meant for later does not hold up those behind it; one
 * that has to be tried again does.
 */
async function claim({ store, now, holder }: Parts, lane: string): Promise<Claimed | undefined> {
  return store.transaction(async (tx) => {
    const outbox = tx.collection('outbox');
    const at = now();
    const waiting = await outbox.find({ lane, dueAt: { $exists: true } }, { sort: ['seq'], limit: 50 });
    const head = waiting.find(({ attempts, dueAt }) => attempts > 0 || isDue(dueAt, at));
    if (!head?.dueAt) return undefined;
    // Its end could not be written down, since the database was away: nobody else is at work on it.
    const mine = head.holder === holder;
    if (!mine && head.dueAt > at) return postpone(tx, { head, waiting, at });
    const replaced = head.replaces ? await outbox.get(head.replaces) : undefined;
    const dueAt = new Date(at.getTime() + LEASE_MS);
    const entry = await outbox.replace({ ...head, state: 'sending', attempts: head.attempts + 1, dueAt, holder });
    return { entry, interrupted: head.state === 'sending', replaces: replaced?.ref };
  });
}

interface Queue {
  readonly head: OutboxEntry;
  readonly waiting: readonly OutboxEntry[];
  readonly at: Date;
}

/** Behind a message that a platform wants later nothing is due before it, so that such an address is not looked at again and again. */
async function postpone(tx: Tx, { head, waiting, at }: Queue): Promise<undefined> {
  // One that is being sent elsewhere is done any moment.
  if (head.holder) return;
  for (const entry of waiting) if (isDue(entry.dueAt, at)) await tx.collection('outbox').replace({ ...entry, dueAt: head.dueAt });
}

function isDue(dueAt: Date | undefined, at: Date): boolean {
  return dueAt !== undefined && dueAt <= at;
}

type Outcome = Delivery & {
  readonly maybeTwice?: boolean;
  /** The platform may have it, although it did not say so. */
  readonly unsure?: boolean;
};

async function deliver(parts: Parts, { entry, interrupted, replaces }: Claimed): Promise<Outcome> {
  if (entry.replaces && !replaces) return { ok: true, ref: '' };
  const channel = parts.channels.get(entry.to.channel);
  if (!channel) return { ok: false, retry: 'never', reason: `no channel ${entry.to.channel}` };
  let unsure = interrupted;
  try {
    const message = { ...(await parts.compose(entry)), ...(replaces && { replaces }) };
    const before = interrupted ? await within(FIND_TIMEOUT_MS, channel.find(message), 'unknown') : 'absent';
    if (typeof before === 'object') return { ok: true, ref: before.ref };
    unsure = true;
    const delivery: Outcome = await within(SEND_TIMEOUT_MS, channel.send(message), NO_ANSWER);
    return before === 'unknown' ? { ...delivery, maybeTwice: true } : delivery;
  } catch (error) {
    return { ok: false, retry: 'later', reason: String(error), unsure };
  }
}

const NO_ANSWER = { ok: false, retry: 'later', reason: 'no answer in time', unsure: true } as const;

/** The work's result, or another after so many milliseconds. */
async function within<T, L>(ms: number, work: Promise<T>, late: L): Promise<T | L> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = new Promise<L>((resolve) => {
    timer = setTimeout(() => resolve(late), ms);
  });
  return Promise.race([work, end]).finally(() => clearTimeout(timer));
}

/** Writes down how it went; false if the next entry of this address has to wait, or somebody else holds the lease. */
async function settle(parts: Parts, entry: OutboxEntry, delivery: Outcome): Promise<boolean> {
  const settled = settledEntry(parts, entry, delivery);
  const { state } = settled;
  parts.metrics.sent(entry.to.channel, state === 'queued' || state === 'sending' ? 'retry' : state);
  if (!delivery.ok)
    parts.log.warn({ entry: entry.id, channel: entry.to.channel, state, reason: delivery.reason }, 'a message was not delivered');
  return parts.store.transaction(async (tx) => {
    const current = await tx.collection('outbox').get(entry.id);
    if (current?.version !== entry.version) return false;
    await tx.collection('outbox').replace(settled);
    return settled.dueAt === undefined;
  });
}

function settledEntry({ now, keepDays }: Parts, entry: OutboxEntry, delivery: Outcome): OutboxEntry {
  const { dueAt: _due, holder: _holder, ...before } = entry;
  const rest = { ...before, ...(delivery.maybeTwice && { maybeTwice: true }) };
  const forgetAt = new Date(now().getTime() + keepDays() * DAY_MS);
  if (delivery.ok) return { ...rest, state: 'sent', forgetAt, ...(delivery.ref && { ref: delivery.ref }) };
  const { retry, reason, retryAfterMs, unsure } = delivery;
  if (retry === 'held') return { ...rest, state: 'held', reason };
  if (retry === 'never' || entry.attempts >= MOST_ATTEMPTS) return { ...rest, state: 'failed', reason };
  const dueAt = new Date(now().getTime() + (retryAfterMs ?? 1000 * 2 ** (entry.attempts - 1)));
  // Still `sending`: what the platform may have is looked for there before it is sent again.
  return { ...rest, state: unsure ? 'sending' : 'queued', reason, dueAt };
}
