import type { OutboundMessage, OutboxEntry } from '../messaging/outbound.ts';
import type { Channel, Receipt } from '../channel.ts';
import type { Job } from '../ports.ts';
import { createChannelHealth, type ChannelHealth } from './channel-health.ts';
import { claimMessage, type Claimed } from './claim-message.ts';
import { countLetters } from './count-letters.ts';
import { createLanes } from './delivery-lanes.ts';
import { noteReceipt } from './note-receipt.ts';
import { settleDelivery, type Outcome } from './settle-delivery.ts';
import type { Works } from './sweep.ts';

export interface Deliveries extends Job {
  /** Sends what is due now, in the background. */
  readonly kick: () => void;
  /** Takes down what a platform says of a message afterwards. */
  readonly note: (receipt: Receipt) => Promise<void>;
  /** At a start: channels that were in trouble are tried at once. */
  resume(): Promise<void>;
  /** Resolves when nothing is being sent by this process. */
  idle(): Promise<void>;
}

export interface DeliveryOptions extends Works {
  readonly channels: ReadonlyMap<string, Channel>;
  /** Words for an entry, in its reader's language. */
  readonly compose: (entry: OutboxEntry) => Promise<OutboundMessage>;
  /** The name under which this process holds its leases; no other has it. */
  readonly holder: string;
  /** Days that a settled entry is kept. */
  readonly keepDays: () => number;
  /** 0 to 1: what was put off at one instant does not come back at one instant. */
  readonly random?: () => number;
}

interface Parts extends DeliveryOptions {
  readonly health: ChannelHealth;
  readonly random: () => number;
}

const SEND_TIMEOUT_MS = 10_000;
const FIND_TIMEOUT_MS = 10_000;
const PAGE = 500;
const MOST_PAGES = 20;

/** Sends the outbox: each address in order, different addresses side by side, a slow one holding up nobody else. */
export function deliverOutbox(options: DeliveryOptions): Deliveries {
  const { store, now, channels, random = Math.random } = options;
  const health = createChannelHealth({ ...options, random, channels: [...channels.keys()] });
  const parts: Parts = { ...options, random, health };
  const report = (error: unknown): void =>
    parts.log.error({ error: String(error) }, 'the outbox could not be worked through; the sweep will try again');
  const lanes = createLanes({ now, report, due: (at) => dueLanes(parts, at), drain: (lane) => drain(parts, lane) });
  const letters = countLetters(options);
  return {
    name: 'deliver-outbox',
    every: 2,
    dueAt: () =>
      store.transaction(
        async (tx) => (await tx.collection('outbox').find({ dueAt: { $exists: true } }, { sort: ['dueAt'], limit: 1 }))[0]?.dueAt,
      ),
    run: async (at) => {
      await letters();
      await lanes.look(at);
    },
    kick: lanes.kick,
    note: async (receipt) => {
      await noteReceipt(parts, receipt);
      lanes.kick();
    },
    resume: () => health.hope(),
    idle: lanes.idle,
  };
}

/** The most urgent first, a page at a time: one lane may have thousands. */
async function* dueLanes({ store, health }: Parts, now: Date): AsyncGenerator<string> {
  await health.refresh();
  let after: OutboxEntry | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const last = after;
    const due = await store.transaction((tx) =>
      tx.collection('outbox').find({ dueAt: { $lte: now } }, { sort: ['dueAt'], limit: PAGE, ...(last && { after: last }) }),
    );
    for (const { lane } of due) yield lane;
    if (due.length < PAGE) return;
    after = due.at(-1);
  }
}

async function drain(parts: Parts, lane: string): Promise<void> {
  try {
    for (;;) {
      const claimed = await claimMessage(parts, lane);
      if (!claimed) return;
      if (claimed === 'again') continue;
      const outcome = await deliver(parts, claimed);
      if (!outcome.wordless) await parts.health.heard(lane, outcome);
      if (!(await settleDelivery(parts, claimed, outcome))) return;
    }
  } finally {
    parts.health.leave(lane);
  }
}

async function deliver(parts: Parts, claimed: Claimed): Promise<Outcome> {
  const { entry, interrupted, replaces, thread } = claimed;
  const channel = parts.channels.get(entry.to.channel);
  if (!channel) return { ok: false, retry: 'elsewhere', reason: `the channel ${entry.to.channel} is off` };
  let message: OutboundMessage;
  try {
    message = { ...(await parts.compose(entry)), ...(replaces && { replaces }), ...(thread && { thread }) };
  } catch (error) {
    return { ok: false, retry: 'later', reason: String(error), wordless: true, ...(interrupted && { unsure: true }) };
  }
  return hand(channel, message, interrupted);
}

/** Gives the platform a message, unless it has it already. */
async function hand(channel: Channel, message: OutboundMessage, interrupted: boolean): Promise<Outcome> {
  let isAsked = interrupted;
  try {
    const before = interrupted ? await within(FIND_TIMEOUT_MS, channel.find(message), 'unknown') : 'absent';
    if (typeof before === 'object') return { ok: true, ref: before.ref };
    isAsked = true;
    const outcome: Outcome = await within(SEND_TIMEOUT_MS, channel.send(message), NO_ANSWER);
    if (before === 'absent') return outcome;
    // It may be there from before: that is asked again where this attempt failed.
    return outcome.ok ? { ...outcome, maybeTwice: true } : { ...outcome, unsure: true };
  } catch (error) {
    return { ok: false, retry: 'later', reason: String(error), ...(isAsked && { unsure: true }) };
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
