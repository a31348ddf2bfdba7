import type { OutboundMessage, OutboxEntry } from '../messaging/outbound.ts';
import type { Channel, Delivery, Job } from '../ports.ts';
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
  /** Days that a settled entry is kept. */
  readonly keepDays: () => number;
}

/** A lease outlives the longest send, and counts from before the request. */
const SEND_TIMEOUT_MS = 10_000;
const LEASE_MS = 30_000;
const MOST_ATTEMPTS = 8;
const MOST_LANES = 20;
const DAY_MS = 86_400_000;

/** Sends the outbox: each address in order, different addresses side by side, one failure holding up nobody else. */
export function deliverOutbox(parts: Parts): Deliveries {
  const { store } = parts;
  const lanes = createLanes(parts);
  const run = (now: Date) => runDue(parts, lanes, now);
  let kicked: Promise<void> | undefined;
  return {
    name: 'deliver-outbox',
    every: 2,
    dueAt: () =>
      store.transaction(
        async (tx) => (await tx.collection('outbox').find({ dueAt: { $exists: true } }, { sort: ['dueAt'], limit: 1 }))[0]?.dueAt,
      ),
    run,
    kick() {
      // One run at a time, and one more behind it: what a turn wrote while a run was reading is then found.
      const next = (kicked ?? Promise.resolve()).then(() => run(parts.now())).catch((error: unknown) => report(parts, error));
      kicked = next;
      void next.finally(() => {
        if (kicked === next) kicked = undefined;
      });
    },
    async idle() {
      while (kicked !== undefined || lanes.atWork.size > 0) await Promise.all([kicked, ...lanes.atWork.values()]);
    },
  };
}

interface Lanes {
  /** Sends what an address has waiting, unless that is being done already. */
  drain(lane: string): Promise<void>;
  readonly atWork: ReadonlyMap<string, Promise<void>>;
}

function createLanes(parts: Parts): Lanes {
  const atWork = new Map<string, Promise<void>>();
  return {
    atWork,
    drain(lane) {
      const running = atWork.get(lane);
      if (running) return running;
      const work = drain(parts, lane)
        .catch((error: unknown) => report(parts, error))
        .finally(() => atWork.delete(lane));
      atWork.set(lane, work);
      return work;
    },
  };
}

async function runDue(parts: Parts, lanes: Lanes, now: Date): Promise<void> {
  const due = await parts.store.transaction((tx) =>
    tx.collection('outbox').find({ dueAt: { $lte: now } }, { sort: ['dueAt'], limit: 500 }),
  );
  const names = [...new Set(due.map((entry) => entry.lane))];
  for (let at = 0; at < names.length; at += MOST_LANES)
    await Promise.all(names.slice(at, at + MOST_LANES).map((lane) => lanes.drain(lane)));
}

function report({ log }: Parts, error: unknown): void {
  log.error({ error: String(error) }, 'the outbox could not be worked through; the sweep will try again');
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

/** The oldest unsettled entry of an address, if it may be sent now. One that is only meant for later does not hold up those behind it. */
async function claim({ store, now }: Parts, lane: string): Promise<Claimed | undefined> {
  return store.transaction(async (tx) => {
    const outbox = tx.collection('outbox');
    const at = now();
    const waiting = await outbox.find({ lane, dueAt: { $exists: true } }, { sort: ['seq'], limit: 50 });
    const head = waiting.find(({ attempts, dueAt }) => attempts > 0 || (dueAt !== undefined && dueAt <= at));
    if (!head?.dueAt || head.dueAt > at) return undefined;
    const replaced = head.replaces ? await outbox.get(head.replaces) : undefined;
    const entry = await outbox.replace({
      ...head,
      state: 'sending',
      attempts: head.attempts + 1,
      dueAt: new Date(at.getTime() + LEASE_MS),
    });
    return { entry, interrupted: head.state === 'sending', replaces: replaced?.ref };
  });
}

async function deliver(parts: Parts, { entry, interrupted, replaces }: Claimed): Promise<Delivery & { maybeTwice?: boolean }> {
  if (entry.replaces && !replaces) return { ok: true, ref: '' };
  const channel = parts.channels.get(entry.to.channel);
  if (!channel) return { ok: false, retry: 'never', reason: `no channel ${entry.to.channel}` };
  try {
    const message = { ...(await parts.compose(entry)), ...(replaces && { replaces }) };
    const before = interrupted ? await channel.find(message) : 'absent';
    if (typeof before === 'object') return { ok: true, ref: before.ref };
    const delivery = await withTimeout(channel.send(message));
    return before === 'unknown' ? { ...delivery, maybeTwice: true } : delivery;
  } catch (error) {
    return { ok: false, retry: 'later', reason: String(error) };
  }
}

async function withTimeout(sending: Promise<Delivery>): Promise<Delivery> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Delivery>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, retry: 'later', reason: 'no answer in time' }), SEND_TIMEOUT_MS);
  });
  return Promise.race([sending, late]).finally(() => clearTimeout(timer));
}

/** Writes down how it went; false if the next entry of this address has to wait, or somebody else holds the lease. */
async function settle(parts: Parts, entry: OutboxEntry, delivery: Delivery & { maybeTwice?: boolean }): Promise<boolean> {
  const settled = settledEntry(parts, entry, delivery);
  parts.metrics.sent(
    entry.to.channel,
    settled.state === 'queued' ? 'retry' : settled.state === 'sending' ? 'failed' : settled.state,
  );
  if (!delivery.ok)
    parts.log.warn(
      { entry: entry.id, channel: entry.to.channel, state: settled.state, reason: delivery.reason },
      'a message was not delivered',
    );
  return parts.store.transaction(async (tx) => {
    const current = await tx.collection('outbox').get(entry.id);
    if (current?.version !== entry.version) return false;
    await tx.collection('outbox').replace(settled);
    return settled.state !== 'queued';
  });
}

function settledEntry({ now, keepDays }: Parts, entry: OutboxEntry, delivery: Delivery & { maybeTwice?: boolean }): OutboxEntry {
  const { dueAt: _due, ...rest } = entry;
  const forgetAt = new Date(now().getTime() + keepDays() * DAY_MS);
  if (delivery.ok)
    return {
      ...rest,
      state: 'sent',
      forgetAt,
      ...(delivery.ref && { ref: delivery.ref }),
      ...(delivery.maybeTwice && { maybeTwice: true }),
    };
  const { retry, reason, retryAfterMs } = delivery;
  if (retry === 'held') return { ...rest, state: 'held', reason };
  if (retry === 'never' || entry.attempts >= MOST_ATTEMPTS) return { ...rest, state: 'failed', reason };
  const delay = retryAfterMs ?? 1000 * 2 ** (entry.attempts - 1);
  return { ...rest, state: 'queued', reason, dueAt: new Date(now().getTime() + delay) };
}
