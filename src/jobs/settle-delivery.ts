import type { Context } from '../actions/context.ts';
import { moveCopies, noteShut, otherAddress } from '../actions/reach-elsewhere.ts';
import { laneOf } from '../actions/reach-reader.ts';
import { awaitReader } from '../actions/tell.ts';
import type { OutboxEntry } from '../messaging/outbound.ts';
import type { Delivery } from '../channel.ts';
import { channelOf, type ChannelHealth } from './channel-health.ts';
import type { Claimed } from './claim-message.ts';
import type { Works } from './sweep.ts';

export interface Settling extends Works {
  readonly health: ChannelHealth;
  /** Days that a settled entry is kept. */
  readonly keepDays: () => number;
  /** 0 to 1. */
  readonly random: () => number;
}

export type Outcome = Delivery & {
  readonly maybeTwice?: boolean;
  /** It could not be put into words: no platform's fault. */
  readonly wordless?: boolean;
};

type Failure = Extract<Outcome, { ok: false }>;

const FIRST_DELAY_MS = 1000;
/** Lively for some minutes, then patient. */
const LIVELY = { attempts: 30, mostMs: 15_000 } as const;
const LONGEST_DELAY_MS = 300_000;
/** What fails alone is given up after so many failures, but not before it had its chances. */
const MOST_STRIKES = 8;
const GIVE_UP_ALONE_MS = 30 * 60_000;
const FEWEST_ATTEMPTS = LIVELY.attempts;
const GIVE_UP_MS = 3 * 86_400_000;
const DAY_MS = 86_400_000;

/** Writes down how a delivery went; false if the next entry of this lane has to wait, or somebody else holds the lease. */
export async function settleDelivery(settling: Settling, claimed: Claimed, outcome: Outcome): Promise<boolean> {
  const { entry } = claimed;
  const done = await settling.inTransaction(async (context) => {
    const outbox = context.tx.collection('outbox');
    const current = await outbox.get(entry.id);
    // The platform may have told that it has it before it answered.
    if (current?.version !== entry.version) return { goesOn: current?.state === 'sent' };
    if (outcome.ok && entry.replaces && outcome.ref && outcome.ref !== claimed.replaces) await standFor(context, entry);
    const settled = await outbox.replace(await afterwards(settling, context, { entry, outcome }));
    return { settled, goesOn: settled.dueAt === undefined || settled.lane !== entry.lane };
  });
  if (done.settled) reportDelivery(settling, done.settled, { on: entry.to.channel, outcome });
  return done.goesOn;
}

/** What could not be rewritten was said anew: from now on that is what is rewritten. */
async function standFor({ tx }: Context, { id, replaces }: OutboxEntry): Promise<void> {
  const root = replaces ? await tx.collection('outbox').get(replaces) : undefined;
  if (root) await tx.collection('outbox').replace({ ...root, standsAs: id });
}

/** Counts it, and tells the operator what did not arrive. */
export function reportDelivery({ metrics, log }: Settling, entry: OutboxEntry, about: { on: string; outcome: Outcome }): void {
  const { on, outcome } = about;
  if (!outcome.ok && outcome.untried) return;
  const { id, state, reader } = entry;
  metrics.sent(on, state === 'queued' || state === 'sending' ? 'retry' : state);
  if (outcome.ok) return;
  const facts = { entry: id, channel: on, state, reason: outcome.reason };
  if (state === 'failed') log.error({ ...facts, reader }, 'a message was given up: mesa letters shows it, and can send it again');
  else if (state === 'held')
    log.warn({ ...facts, reader }, 'a message is held until its reader writes, or the operator sends it again');
  else log.warn({ ...facts, on: entry.to.channel }, 'a message was not delivered');
}

interface Attempted {
  readonly entry: OutboxEntry;
  readonly outcome: Outcome;
}

/** The entry as an outcome leaves it. */
export async function afterwards(settling: Settling, context: Context, { entry, outcome }: Attempted): Promise<OutboxEntry> {
  const { dueAt: _due, holder: _holder, waits: _waits, reason: _reason, ...before } = entry;
  const rest = { ...before, ...(outcome.maybeTwice && { maybeTwice: true }) };
  if (outcome.ok) {
    const forgetAt = new Date(settling.now().getTime() + settling.keepDays() * DAY_MS);
    return { ...rest, state: 'sent', forgetAt, ...(outcome.ref && { ref: outcome.ref }) };
  }
  switch (outcome.retry) {
    case 'never':
      return { ...rest, state: 'failed', reason: outcome.reason };
    case 'held':
      return hold(context, rest, outcome);
    case 'elsewhere':
      return goElsewhere(context, rest, outcome);
    case 'later':
      return tryLater(settling, rest, outcome);
  }
}

async function hold({ tx, now }: Context, entry: OutboxEntry, { reason }: Failure): Promise<OutboxEntry> {
  await awaitReader(tx, entry.reader);
  return { ...entry, state: 'held', heldAt: now, reason };
}

/** To another channel of its reader, with the question it shows; nobody is there to be waited for where the reader is a stranger. */
async function goElsewhere(context: Context, entry: OutboxEntry, outcome: Failure): Promise<OutboxEntry> {
  if (outcome.because === 'blocked') await noteShut(context, entry);
  const left = [...(entry.left ?? []), entry.lane];
  const to = await otherAddress(context, entry.reader, left);
  const isKnown = entry.reader.startsWith('team:') || context.definitions.people.has(entry.reader);
  if (!to) return isKnown ? hold(context, { ...entry, left }, outcome) : { ...entry, state: 'failed', reason: outcome.reason };
  await moveCopies(context.tx, entry, to);
  const { begunAt: _begun, strikes: _strikes, triedAt: _tried, thread: _thread, ref: _ref, ...rest } = entry;
  const { reason } = outcome;
  return { ...rest, to, lane: laneOf(to), left, state: 'queued', attempts: 0, dueAt: context.now, reason };
}

/**
 * Again, not before the platform said. A platform that is away loses nothing: only what fails while others get through, or for days, is
 * given up. What the platform put off is no failure of the message.
 */
function tryLater(settling: Settling, entry: OutboxEntry, outcome: Failure): OutboxEntry {
  const { now, health, random } = settling;
  const { reason, retryAfterMs, untried, because, unsure } = outcome;
  // Still `sending`: what the platform may have is looked for there before it is sent again.
  const state = unsure ? 'sending' : 'queued';
  const at = now().getTime();
  const rests = health.restsUntil(channelOf(entry.lane))?.getTime() ?? at;
  if (untried || because === 'credentials') {
    const dueAt = new Date(Math.max(rests, at + (retryAfterMs ?? FIRST_DELAY_MS)));
    return { ...entry, state, attempts: entry.attempts - 1, dueAt, ...(!untried && { waits: 'channel', reason }) };
  }
  if (retryAfterMs !== undefined) return { ...entry, state, reason, dueAt: new Date(at + retryAfterMs) };
  const delay = delayAfter(entry.attempts);
  const tried = { ...entry, strikes: strikesOf(settling, entry, outcome), triedAt: new Date(at) };
  if (isGivenUp(tried, at)) return { ...tried, state: 'failed', reason };
  const dueAt = new Date(Math.max(rests, at + delay * (1 + random() / 5)));
  return { ...tried, state, reason, dueAt, waits: 'channel' };
}

/** How often it failed while the platform took what others were sent, or for a reason of its own. */
function strikesOf({ health }: Settling, { lane, strikes = 0, triedAt }: OutboxEntry, { wordless }: Failure): number {
  const isAlone = wordless ?? (triedAt !== undefined && health.workedSince(channelOf(lane), triedAt));
  return strikes + (isAlone ? 1 : 0);
}

function isGivenUp({ attempts, strikes = 0, begunAt, createdAt }: OutboxEntry, at: number): boolean {
  const age = at - (begunAt ?? createdAt).getTime();
  if (attempts < FEWEST_ATTEMPTS) return false;
  return age >= GIVE_UP_MS || (strikes >= MOST_STRIKES && age >= GIVE_UP_ALONE_MS);
}

/** Doubling from a second on; milliseconds. */
function delayAfter(attempts: number): number {
  const { attempts: lively, mostMs } = LIVELY;
  if (attempts <= lively) return Math.min(FIRST_DELAY_MS * 2 ** (attempts - 1), mostMs);
  return Math.min(mostMs * 2 ** (attempts - lively), LONGEST_DELAY_MS);
}
