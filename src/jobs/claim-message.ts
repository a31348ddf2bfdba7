import type { Address } from '../domain/person.ts';
import type { OutboxEntry } from '../messaging/outbound.ts';
import type { Collection, Now, Store, Tx } from '../ports.ts';
import { moveCopies } from '../actions/reach-elsewhere.ts';
import type { ChannelHealth } from './channel-health.ts';

export interface Claimed {
  readonly entry: OutboxEntry;
  /** It was being sent when a process ended: the platform may have it. */
  readonly interrupted: boolean;
  /** What the platform calls the message to be rewritten. */
  readonly replaces?: string;
  /** What it calls the message to stand under. */
  readonly thread?: string;
}

export interface Claiming {
  readonly store: Store;
  readonly now: Now;
  readonly holder: string;
  readonly health: ChannelHealth;
  /** Days that a settled entry is kept. */
  readonly keepDays: () => number;
}

/** A lease outlives the longest look at a platform and the longest send, and counts from before them. */
const LEASE_MS = 30_000;
const MOST_WAITING = 50;
const DAY_MS = 86_400_000;

/** A lane as it stands at an instant: what waits in it, and what comes first. */
interface Queue {
  readonly head: OutboxEntry;
  readonly waiting: readonly OutboxEntry[];
  readonly at: Date;
}

/**
 * The oldest unsettled entry of a lane, if it may be sent now; `again` where it needed no sending, so that the next may be asked for. One
 * that is only meant for later does not hold up those behind it; one whose turn has come does.
 */
export async function claimMessage(claiming: Claiming, lane: string): Promise<Claimed | 'again' | undefined> {
  const { store, now, holder, health } = claiming;
  return store.transaction(async (tx) => {
    const at = now();
    const waiting = await tx
      .collection('outbox')
      .find({ lane, dueAt: { $exists: true } }, { sort: ['seq'], limit: MOST_WAITING });
    const head = waiting.find((entry) => isBegun(entry) || isDue(entry, at));
    if (!head?.dueAt) return undefined;
    // Its end could not be written down, since the database was away: nobody else is at work on it.
    const mine = head.holder === holder;
    if (!mine && head.dueAt > at) return postpone(tx, { head, waiting, at });
    const until = health.enter(lane);
    if (until) return keepWaiting(tx, { head, waiting, at }, until);
    return take(claiming, tx, { head, waiting, at });
  });
}

/** Behind a message that a platform wants later nothing is due before it, so that such a lane is not looked at again and again. */
async function postpone(tx: Tx, { head, waiting, at }: Queue): Promise<undefined> {
  // One that is being sent elsewhere is done any moment.
  if (head.holder) return;
  for (const entry of waiting.filter((one) => isDue(one, at))) {
    const { waits: _waits, ...rest } = entry;
    const waits = head.waits && { waits: head.waits };
    await tx.collection('outbox').replace({ ...rest, ...waits, dueAt: head.dueAt, begunAt: entry.begunAt ?? at });
  }
}

/** The whole channel rests: what is due waits for it, in its order. */
async function keepWaiting(tx: Tx, { head, waiting, at }: Queue, dueAt: Date): Promise<undefined> {
  for (const entry of waiting.filter((one) => one === head || isDue(one, at))) {
    const { holder: _holder, ...rest } = entry;
    await tx.collection('outbox').replace({ ...rest, dueAt, waits: 'channel', begunAt: entry.begunAt ?? at });
  }
}

/** `attempts`: as versions wrote it that did not know `begunAt`. */
function isBegun({ attempts, begunAt }: OutboxEntry): boolean {
  return begunAt !== undefined || attempts > 0;
}

function isDue({ dueAt }: OutboxEntry, at: Date): boolean {
  return dueAt !== undefined && dueAt <= at;
}

async function take(claiming: Claiming, tx: Tx, queue: Queue): Promise<Claimed | 'again'> {
  const { at } = queue;
  const outbox = tx.collection('outbox');
  const head = await withNewerWords(claiming, outbox, queue);
  const place = await placeOf(outbox, head);
  if (place.to) {
    await follow(tx, head, { to: place.to, at });
    return 'again';
  }
  if (place.into) {
    await outbox.replace(saying(place.into, head));
    await outbox.replace(needless(claiming, head, at));
    return 'again';
  }
  const { waits: _waits, ...rest } = head;
  const { holder } = claiming;
  const dueAt = new Date(at.getTime() + LEASE_MS);
  const claimed = { ...rest, dueAt, holder, attempts: head.attempts + 1, begunAt: head.begunAt ?? at };
  const entry = await outbox.replace({ ...claimed, state: 'sending' });
  const { replaces, thread } = place;
  return { entry, interrupted: head.state === 'sending', ...(replaces && { replaces }), ...(thread && { thread }) };
}

type Outbox = Collection<OutboxEntry>;

/**
 * What had to wait and was rewritten meanwhile is said once, as it reads now. Only where it is sure that the platform has nothing of it
 * yet, and only after a delay: what is said at once is seen to change.
 */
async function withNewerWords(claiming: Claiming, outbox: Outbox, { head, waiting, at }: Queue): Promise<OutboxEntry> {
  if (head.state !== 'queued' || !head.begunAt || head.begunAt >= at) return head;
  const root = head.replaces ?? head.id;
  const newer = waiting.filter(
    (one) => one !== head && one.replaces === root && one.seq > head.seq && one.state === 'queued' && isDue(one, at),
  );
  const newest = newer.at(-1);
  if (!newest) return head;
  for (const entry of newer) await outbox.replace(needless(claiming, entry, at));
  return outbox.replace(saying(head, newest));
}

/** The message `one`, with the words and the question of another. Its files stay: whoever rewrites words counts on their being there. */
function saying(one: OutboxEntry, { say, promptId }: OutboxEntry): OutboxEntry {
  const { promptId: _before, ...rest } = one;
  const files = say.files ?? one.say.files;
  return { ...rest, say: { ...say, ...(files && { files }) }, ...(promptId && { promptId }) };
}

/** What another message says in its place is settled. */
function needless({ keepDays }: Claiming, entry: OutboxEntry, at: Date): OutboxEntry {
  const { dueAt: _due, holder: _holder, waits: _waits, ...rest } = entry;
  return { ...rest, state: 'sent', forgetAt: new Date(at.getTime() + keepDays() * DAY_MS) };
}

interface Placing {
  readonly replaces?: string;
  readonly thread?: string;
  /** The message to be rewritten went there: this one goes after it. */
  readonly to?: Address;
  /** The message to be rewritten was not sent yet: it says the new words when it is. */
  readonly into?: OutboxEntry;
}

/** Where a message belongs. One whose forerunner was given up, or is gone, is said as a message of its own. */
async function placeOf(outbox: Outbox, head: OutboxEntry): Promise<Placing> {
  if (head.replaces) {
    const forerunner = await standingFor(outbox, head.replaces);
    if (!forerunner) return {};
    const { lane, state, ref, to } = forerunner;
    if (state === 'held' || (state === 'queued' && lane === head.lane)) return { into: forerunner };
    if (lane !== head.lane) return head.left?.includes(lane) ? {} : { to };
    return state === 'sent' && ref ? { replaces: ref } : {};
  }
  const above = head.under ? await standingFor(outbox, head.under) : undefined;
  const thread = above ? above.lane === head.lane && above.ref : head.thread;
  return thread ? { thread } : {};
}

/** An entry, or the one that was said in its place since. */
async function standingFor(outbox: Outbox, id: string): Promise<OutboxEntry | undefined> {
  const entry = await outbox.get(id);
  return entry?.standsAs ? ((await outbox.get(entry.standsAs)) ?? entry) : entry;
}

async function follow(tx: Tx, head: OutboxEntry, { to, at }: { to: Address; at: Date }): Promise<void> {
  const { holder: _holder, waits: _waits, begunAt: _begun, thread: _thread, ...rest } = head;
  const lane = `${to.channel}:${to.id}`;
  await tx.collection('outbox').replace({ ...rest, to, lane, state: 'queued', attempts: 0, dueAt: at });
  await moveCopies(tx, head, to);
}
