import type { Context } from '../actions/context.ts';
import { DeskError } from '../domain/errors.ts';
import { InboundEvent, type InboxEntry } from '../messaging/inbound.ts';
import { DuplicateKey, type Job, type NewId, type Tx } from '../ports.ts';
import type { InTransaction, Works } from './sweep.ts';

/** What happens in a turn; given from above, so that a job need not know the conversation. */
export interface TurnTaker {
  take(context: Context, event: InboundEvent): Promise<void>;
  refuse(context: Context, event: InboundEvent, error: DeskError): Promise<void>;
  apologise(context: Context, event: InboundEvent): Promise<void>;
  /** The person behind a sender, or nothing for a stranger. */
  identify(event: InboundEvent): string | undefined;
}

export interface Inbox extends Job {
  /** Writes the event down; resolves once it is durable. The turn is taken right after. */
  readonly receive: (event: InboundEvent) => Promise<void>;
  /** Resolves when no turn is at work in this process. */
  idle(): Promise<void>;
}

interface Parts extends Works {
  readonly newId: NewId;
  /** The name under which this process holds its leases; no other has it. */
  readonly holder: string;
  readonly turns: TurnTaker;
  /** Called after each turn: what it said can be sent. */
  readonly afterTurn: () => void;
}

/** How long one attempt may take before another process may try. Counted from before the attempt. */
const LEASE_MS = 30_000;
/** How soon an event is looked at again that has to wait for the one before it. */
const LOOK_AGAIN_MS = 1000;
const MOST_ATTEMPTS = 5;
/** With so many conversations at work the desk says 503 before it drowns. */
const MOST_AT_WORK = 2000;
const DAY_MS = 86_400_000;

/** Backed-up intake: the platform will deliver again. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

export function takeTurns(parts: Parts): Inbox {
  const { store, now, newId, metrics } = parts;
  const lanes = createLanes(parts);
  return {
    name: 'take-turns',
    every: 2,
    async receive(event) {
      if (lanes.size() >= MOST_AT_WORK) throw new Overloaded('too many conversations at work');
      const body = InboundEvent.parse(event);
      const at = now();
      const conversation = `${body.address.channel}:${body.address.id}`;
      const entry: InboxEntry = {
        id: body.id, version: 1, schema: 1, conversation, seq: newId(), state: 'new', body, receivedAt: at, attempts: 0, dueAt: at,
      }; // prettier-ignore
      try {
        await store.transaction((tx) => tx.collection('inbox').insert(entry));
      } catch (error) {
        if (!(error instanceof DuplicateKey)) throw error;
        metrics.event('repeated');
        return;
      }
      metrics.event('received');
      void lanes.wake(conversation);
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

interface Lanes {
  /** Works through a conversation's events, in order, until none can be taken now. */
  wake(conversation: string): Promise<void>;
  /** Conversations whose last turn could not be ended, since the database was away: their leases are ours, and wait for nobody else. */
  stuck(): Iterable<string>;
  size(): number;
  idle(): Promise<void>;
}

function createLanes(parts: Parts): Lanes {
  const atWork = new Map<string, Promise<void>>();
  const stuck = new Set<string>();
  async function drain(conversation: string): Promise<void> {
    while (await step(parts, conversation));
    stuck.delete(conversation);
  }
  return {
    stuck: () => stuck,
    wake(conversation) {
      // Queued behind the work at hand, so that an event that came in between is not overlooked.
      const before = atWork.get(conversation) ?? Promise.resolve();
      const work = before
        .then(() => drain(conversation))
        .catch((error: unknown) => {
          stuck.add(conversation);
          parts.log.error(
            { conversation, error: String(error) },
            'a conversation could not be worked through; the sweep will try again',
          );
        });
      atWork.set(conversation, work);
      void work.finally(() => {
        if (atWork.get(conversation) === work) atWork.delete(conversation);
      });
      return work;
    },
    size: () => atWork.size,
    async idle() {
      while (atWork.size > 0) await Promise.all(atWork.values());
    },
  };
}

/** Takes the oldest unfinished event of a conversation, if it may be taken now. True: there may be another. */
async function step(parts: Parts, conversation: string): Promise<boolean> {
  const claimed = await claim(parts, conversation);
  if (!claimed) return false;
  const started = performance.now();
  const outcome = await attempt(parts, claimed);
  parts.metrics.turn(outcome, performance.now() - started);
  parts.afterTurn();
  return outcome !== 'failed';
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
    const dueAt = new Date(at.getTime() + LEASE_MS);
    return tx.collection('inbox').replace({ ...head, attempts: head.attempts + 1, dueAt, holder });
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

async function attempt(parts: Parts, entry: InboxEntry): Promise<'done' | 'refused' | 'failed' | 'dead'> {
  const { turns } = parts;
  const event = entry.body;
  if (!event) return 'done';
  if (entry.attempts > MOST_ATTEMPTS)
    return bury(parts, entry, entry.error ?? 'the process ended in the middle of it, each time');
  const actor = {
    person: turns.identify(event) ?? `${event.sender.channel}:${event.sender.userId}`,
    channel: event.address.channel,
  };
  try {
    await finish(parts.inTransaction, { entry, actor }, (context) => turns.take(context, event));
    return 'done';
  } catch (error) {
    if (error instanceof DeskError) {
      await finish(parts.inTransaction, { entry, actor }, (context) => turns.refuse(context, event, error));
      return 'refused';
    }
    return fail(parts, entry, error);
  }
}

/** The work and the mark that it is done, in one transaction; nothing at all if somebody else has taken the event meanwhile. */
async function finish(
  inTransaction: InTransaction,
  of: { entry: InboxEntry; actor: { person: string; channel: string } },
  work: (context: Context) => Promise<void>,
): Promise<void> {
  const { entry, actor } = of;
  await inTransaction(async (context) => {
    const current = await context.tx.collection('inbox').get(entry.id);
    if (current?.version !== entry.version) return;
    await work(context);
    const { body: _body, dueAt: _due, holder: _holder, ...rest } = current;
    const days = context.definitions.desk.retention.inbox_days;
    await context.tx
      .collection('inbox')
      .replace({ ...rest, state: 'done', forgetAt: new Date(context.now.getTime() + days * DAY_MS) });
  }, actor);
}

async function fail(parts: Parts, entry: InboxEntry, error: unknown): Promise<'failed' | 'dead'> {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  parts.log.error({ event: entry.id, attempt: entry.attempts, error: reason }, 'a turn failed');
  if (entry.attempts >= MOST_ATTEMPTS) return bury(parts, entry, reason);
  const delay = 1000 * 4 ** (entry.attempts - 1);
  await parts.store.transaction(async (tx) => {
    const current = await tx.collection('inbox').get(entry.id);
    if (current?.version !== entry.version) return;
    const { holder: _holder, ...rest } = current;
    const dueAt = new Date(parts.now().getTime() + delay);
    await tx.collection('inbox').replace({ ...rest, error: reason.slice(0, 2000), dueAt });
  });
  return 'failed';
}

/** To the dead letters: visible to the operator, requeueable; the person is told that it went wrong. */
async function bury(parts: Parts, entry: InboxEntry, reason: string): Promise<'dead'> {
  const event = entry.body;
  const person = event && parts.turns.identify(event);
  await parts.inTransaction(
    async (context) => {
      const current = await context.tx.collection('inbox').get(entry.id);
      if (current?.version !== entry.version) return;
      const { dueAt: _due, holder: _holder, ...rest } = current;
      await context.tx.collection('inbox').replace({ ...rest, state: 'dead', error: reason.slice(0, 2000) });
      if (event && person) await parts.turns.apologise(context, event);
    },
    { person: person ?? 'system', channel: event?.address.channel ?? 'system' },
  );
  return 'dead';
}
