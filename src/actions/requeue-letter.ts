import type { InboxEntry } from '../messaging/inbound.ts';
import type { Tx } from '../ports.ts';
import { requeued } from './release-held.ts';

/** Gives a dead letter another chance: due at `now`, with all its attempts. Undefined if no dead letter has this id. */
export async function requeueLetter(tx: Tx, id: string, now: Date): Promise<'inbound' | 'outbound' | undefined> {
  const event = await tx.collection('inbox').get(id);
  if (event?.state === 'dead') {
    await tx.collection('inbox').replace(revived(event, now));
    return 'inbound';
  }
  const message = await tx.collection('outbox').get(id);
  if (message?.state !== 'failed' && message?.state !== 'held') return undefined;
  await tx.collection('outbox').replace(requeued(message, now));
  return 'outbound';
}

function revived({ error: _error, forgetAt: _forgetAt, ...entry }: InboxEntry, now: Date): InboxEntry {
  return { ...entry, state: 'new', attempts: 0, dueAt: now };
}
