import type { Address } from '../domain/person.ts';
import type { Contact } from '../messaging/contact.ts';
import type { OutboxEntry } from '../messaging/outbound.ts';
import type { Tx } from '../ports.ts';
import { moveCopies } from './reach-elsewhere.ts';
import { laneOf } from './reach-reader.ts';

const MOST = 200;

/**
 * Somebody wrote: what was held for them goes to where they are now, ahead of what they are answered. Returns their contact without what
 * is over with it, for the caller to write.
 */
export async function releaseHeld(tx: Tx, contact: Contact, heard: { at: Address; now: Date }): Promise<Contact> {
  const outbox = tx.collection('outbox');
  const held = await outbox.find({ reader: contact.id, heldAt: { $exists: true } }, { sort: ['heldAt'], limit: MOST });
  for (const entry of held) {
    await outbox.replace(released(entry, heard));
    if (entry.to.kind === 'direct') await moveCopies(tx, entry, heard.at);
  }
  const { awaited: _awaited, ...rest } = reopened(contact, heard.at);
  return held.length < MOST ? rest : { ...rest, awaited: true };
}

/** Tried afresh. What was meant for a place that several people read stays there. */
function released(entry: OutboxEntry, { at, now }: { at: Address; now: Date }): OutboxEntry {
  const { thread, ...fresh } = requeued(entry, now);
  const to = entry.to.kind === 'direct' ? at : entry.to;
  const lane = laneOf(to);
  return { ...fresh, to, lane, ...(thread && lane === entry.lane && { thread }) };
}

/** An entry as if it had never been tried, due now. */
export function requeued(entry: OutboxEntry, now: Date): OutboxEntry {
  const {
    reason: _r,
    forgetAt: _f,
    heldAt: _h,
    left: _l,
    strikes: _s,
    triedAt: _t,
    begunAt: _b,
    waits: _w,
    ref: _ref,
    ...rest
  } = entry;
  return { ...rest, state: 'queued', attempts: 0, dueAt: now };
}

/** Whoever writes from an address wants to hear the desk there again. */
function reopened(contact: Contact, at: Address): Contact {
  const { shut, ...rest } = contact;
  const still = shut?.filter((lane) => lane !== laneOf(at)) ?? [];
  return still.length > 0 ? { ...rest, shut: still } : rest;
}
