import type { OutboxEntry } from '../messaging/outbound.ts';
import type { Now, Store } from '../ports.ts';

const BATCH = 200;

/** What waits only since its channel does not work is due now. */
export async function pullForward({ store, now }: { readonly store: Store; readonly now: Now }, channel: string): Promise<void> {
  let after: OutboxEntry | undefined;
  for (;;) {
    const [at, last] = [now(), after];
    const page = await store.transaction(async (tx) => {
      const outbox = tx.collection('outbox');
      const found = await outbox.find({ dueAt: { $gt: at } }, { sort: ['dueAt'], limit: BATCH, ...(last && { after: last }) });
      for (const entry of found)
        if (entry.to.channel === channel && entry.waits && !entry.holder) await outbox.replace({ ...entry, dueAt: at });
      return found;
    });
    if (page.length < BATCH) return;
    after = page.at(-1);
  }
}
