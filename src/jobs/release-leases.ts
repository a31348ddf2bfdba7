import type { OutboxEntry } from '../messaging/outbound.ts';
import type { Now, Store } from '../ports.ts';

const BATCH = 500;

/**
 * Gives back the leases that a dead process left on events and messages. Only where no other process can be at work on the store: else
 * they end by themselves.
 */
export async function releaseLeases(store: Store, now: Now): Promise<void> {
  while (await releaseEvents(store, now()));
  let after: OutboxEntry | undefined;
  do after = await releaseMessages(store, now(), after);
  while (after);
}

/** True: there may be more. Each batch has a transaction of its own, as after a bad day there may be thousands. */
async function releaseEvents(store: Store, now: Date): Promise<boolean> {
  return store.transaction(async (tx) => {
    const inbox = tx.collection('inbox');
    const events = await inbox.find({ dueAt: { $gt: now } }, { sort: ['dueAt'], limit: BATCH });
    for (const entry of events) await inbox.replace({ ...entry, dueAt: now });
    return events.length === BATCH;
  });
}

/** Returns the last it looked at, where there may be more. */
async function releaseMessages(store: Store, now: Date, after: OutboxEntry | undefined): Promise<OutboxEntry | undefined> {
  return store.transaction(async (tx) => {
    const outbox = tx.collection('outbox');
    const waiting = await outbox.find({ dueAt: { $gt: now } }, { sort: ['dueAt'], limit: BATCH, ...(after && { after }) });
    // Still `sending`: each is looked for on its platform before it is sent again. What has no lease waits for an instant that holds on.
    for (const entry of waiting) if (entry.state === 'sending' && entry.holder) await outbox.replace({ ...entry, dueAt: now });
    return waiting.length === BATCH ? waiting.at(-1) : undefined;
  });
}
