import type { Context } from '../actions/context.ts';
import type { OutboxEntry } from '../messaging/outbound.ts';
import type { Receipt } from '../channel.ts';
import { afterwards, reportDelivery, type Outcome, type Settling } from './settle-delivery.ts';

/**
 * Writes down with a message what its platform says of it after it has taken it, or before its answer came. A failure told late has the
 * consequence that it would have had at once. What is not known, or was overtaken, changes nothing.
 */
export async function noteReceipt(settling: Settling, receipt: Receipt): Promise<void> {
  const { state, channel } = receipt;
  const outcome: Outcome = typeof state === 'string' ? { ok: true, ref: receipt.ref } : state;
  const settled = await settling.inTransaction(async (context) => {
    const entry = await entryOf(context, receipt);
    if (!entry || entry.to.channel !== channel) return undefined;
    if (typeof state === 'string')
      return hasArrived(settling, context, { entry, receipt: { state, at: receipt.at }, ref: receipt.ref });
    if (!isAbout(entry, receipt)) return undefined;
    return context.tx.collection('outbox').replace(await afterwards(settling, context, { entry: unsent(entry), outcome }));
  });
  if (!settled || outcome.ok) return;
  await settling.health.heard(`${channel}:`, outcome);
  reportDelivery(settling, settled, { on: channel, outcome });
}

async function entryOf({ tx }: Context, { channel, ref, entry }: Receipt): Promise<OutboxEntry | undefined> {
  const outbox = tx.collection('outbox');
  const named = entry ? await outbox.get(entry) : undefined;
  return named ?? (await outbox.find({ ref }, { limit: 10 })).find(({ to }) => to.channel === channel);
}

interface Arrived {
  readonly entry: OutboxEntry;
  readonly receipt: NonNullable<OutboxEntry['receipt']>;
  readonly ref: string;
}

/** It never goes back from read to delivered. Where the answer to the send is still awaited, or was lost, this is the answer. */
async function hasArrived(settling: Settling, context: Context, { entry, receipt, ref }: Arrived): Promise<undefined> {
  const before = entry.receipt?.state;
  if (before === 'read' || before === receipt.state) return;
  const isAsked = entry.state === 'sending' || (entry.state === 'queued' && entry.attempts > 0);
  if (entry.state !== 'sent' && !isAsked) return;
  const sent = isAsked ? await afterwards(settling, context, { entry, outcome: { ok: true, ref } }) : entry;
  await context.tx.collection('outbox').replace({ ...sent, receipt });
}

/** Whether a failure is news of this sending, and not of one that was followed by another or arrived after all. */
function isAbout({ state, ref, receipt }: OutboxEntry, { ref: told }: Receipt): boolean {
  if (receipt) return false;
  return state === 'sent' ? ref === undefined || ref === told : state === 'sending';
}

function unsent({ ref: _ref, forgetAt: _forgetAt, ...entry }: OutboxEntry): OutboxEntry {
  return entry;
}
