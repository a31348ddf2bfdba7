import type { Now, Store } from '../ports.ts';

const BATCH = 500;

/**
 * Gives back the leases that a dead process left on events and messages. Only where no other process can be at work on the store: else
 * they end by themselves.
 */
export async function releaseLeases(store: Store, now: Now): Promise<void> {
  while (await releaseSome(store, now()));
}

/** True: there may be more. Each batch has a transaction of its own, as after a bad day there may be thousands. */
async function releaseSome(store: Store, now: Date): Promise<boolean> {
  return store.transaction(async (tx) => {
    const [inbox, outbox] = [tx.collection('inbox'), tx.collection('outbox')];
    const events = await inbox.find({ dueAt: { $gt: now } }, { sort: ['dueAt'], limit: BATCH });
    for (const entry of events) await inbox.replace({ ...entry, dueAt: now });
    const messages = await outbox.find({ state: 'sending', dueAt: { $gt: now } }, { limit: BATCH });
    // Still `sending`: each is looked for on its platform before it is sent again.
    for (const entry of messages) await outbox.replace({ ...entry, dueAt: now });
    return events.length === BATCH || messages.length === BATCH;
  });
}
