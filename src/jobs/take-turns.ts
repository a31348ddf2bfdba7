import { InboundEvent, type InboxEntry } from '../messaging/inbound.ts';
import { DuplicateKey, type Job, type NewId, type Tx } from '../ports.ts';
import { attemptTurn, LOOK_AGAIN_MS, type Attempting } from './attempt-turn.ts';
import { createLanes } from './conversation-lanes.ts';

export interface Inbox extends Job {
  /** Writes the event down; resolves once it is durable. The turn is taken right after. */
  readonly receive: (event: InboundEvent) => Promise<void>;
  /** Resolves when no turn is at work in this process. */
  idle(): Promise<void>;
}

interface Parts extends Attempting {
  readonly newId: NewId;
  /** The name under which this process holds its leases; no other has it. */
  readonly holder: string;
  /** Called after each turn: what it said can be sent. */
  readonly afterTurn: () => void;
}

/** How long one attempt may take before another process may try. Counted from before the attempt. */
const LEASE_MS = 30_000;
/** With so many conversations at work the desk says 503 before it drowns. */
const MOST_AT_WORK = 2000;

/** Backed-up intake: the platform will deliver again. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

export function takeTurns(parts: Parts): Inbox {
  const { store } = parts;
  const lanes = createLanes({ drain: (conversation, held) => drain(parts, conversation, held), log: parts.log });
  return {
    name: 'take-turns',
    every: 2,
    async receive(event) {
      if (lanes.size() >= MOST_AT_WORK) throw new Overloaded('too many conversations at work');
      const body = InboundEvent.parse(event);
      const conversation = `${body.address.channel}:${body.address.id}`;
      // Where nothing is at work for the conversation, the event is written down as already claimed: one write less, and none to wait for.
      const held = lanes.reserve(conversation);
      const settle = (entry?: InboxEntry): void => {
        if (held) lanes.release(conversation);
        void lanes.wake(conversation, held ? entry : undefined);
      };
      await writeDown(parts, { body, conversation, held }).then(settle, (error: unknown) => {
        // It may be written all the same, as claimed by us: then it need not wait for the end of its lease.
        lanes.lookAgain(conversation);
        settle();
        throw error;
      });
    },
    dueAt: () =>
      store.transaction(
        async (tx) => (await tx.collection('inbox').find({ dueAt: { $exists: true } }, { sort: ['dueAt'], limit: 1 }))[0]?.dueAt,
      ),
    async run(at) {
      const due = await store.transaction((tx) =>
        tx.collection('inbox').find({ dueAt: { $lte: at } }, { sort: ['dueAt'], limit: 500 }),
      );
      const waiting = new Set([...lanes.stuck(), ...due.map(({ conversation }) => conversation)]);
      await Promise.all([...waiting].map((conversation) => lanes.wake(conversation)));
    },
    idle: () => lanes.idle(),
  };
}

/** The entry as written, or nothing for a redelivery. */
async function writeDown(
  { store, now, newId, metrics, holder }: Parts,
  event: { body: InboundEvent; conversation: string; held: boolean },
): Promise<InboxEntry | undefined> {
  const { body, conversation, held } = event;
  const at = now();
  const claimed = held ? { attempts: 1, dueAt: leaseFrom(at), holder } : { attempts: 0, dueAt: at };
  const entry: InboxEntry = {
    id: body.id, version: 1, schema: 1, conversation, seq: newId(), state: 'new', body, receivedAt: at, ...claimed,
  }; // prettier-ignore
  try {
    await store.transaction((tx) => tx.collection('inbox').insert(entry));
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    metrics.event('repeated');
    return undefined;
  }
  metrics.event('received');
  return entry;
}

function leaseFrom(at: Date): Date {
  return new Date(at.getTime() + LEASE_MS);
}

/** Works through a conversation's events, in order, until none can be taken now. `held` is claimed already. */
async function drain(parts: Parts, conversation: string, held: InboxEntry | undefined): Promise<void> {
  let claimed = held ?? (await claim(parts, conversation));
  while (claimed) {
    const started = performance.now();
    const { outcome, more } = await attemptTurn(parts, claimed);
    if (outcome !== 'gone') parts.metrics.turn(outcome, performance.now() - started);
    parts.afterTurn();
    claimed = more ? await claim(parts, conversation) : undefined;
  }
}

/** Counts the attempt and leases the event, before any work is done on it. */
async function claim({ store, now, holder }: Parts, conversation: string): Promise<InboxEntry | undefined> {
  return store.transaction(async (tx) => {
    const [head] = await tx.collection('inbox').find({ conversation, dueAt: { $exists: true } }, { sort: ['seq'], limit: 1 });
    const at = now();
    if (!head?.dueAt) return undefined;
    // One that was never tried has nothing to wait for, now that it is the oldest; nor has one whose lease this process left behind.
    const free = head.attempts === 0 || head.holder === holder;
    if (!free && head.dueAt > at) return postpone(tx, { conversation, behind: head.dueAt, at });
    return tx.collection('inbox').replace({ ...head, attempts: head.attempts + 1, dueAt: leaseFrom(at), holder });
  });
}

/** Events behind one that is being handled elsewhere, or is to be tried again later, are looked at again soon: not due until then. */
async function postpone(
  tx: Tx,
  { conversation, behind, at }: { conversation: string; behind: Date; at: Date },
): Promise<undefined> {
  const waiting = await tx.collection('inbox').find({ conversation, dueAt: { $lte: at } }, { sort: ['seq'], limit: 100 });
  const dueAt = new Date(Math.min(behind.getTime(), at.getTime() + LOOK_AGAIN_MS));
  for (const entry of waiting) await tx.collection('inbox').replace({ ...entry, dueAt });
  return undefined;
}
