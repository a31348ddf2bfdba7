import type { Definitions } from '../../../src/domain/definitions.ts';
import type { OutboxEntry } from '../../../src/messaging/outbound.ts';
import type { Receipt } from '../../../src/channel.ts';
import type { Log, Store } from '../../../src/ports.ts';
import { consequenceOf, deliveryOf } from '../send/errors.ts';
import { readMark, type Mark } from './mark.ts';
import type { PlatformFault, WhatsAppStatus } from './payload.ts';
import { LAST, withPart, type Places } from '../places.ts';
import { instantOf } from './receive.ts';
import { addressOf } from '../send/recipient.ts';

export interface Statuses {
  readonly store: Store;
  readonly places: Places;
  readonly definitions: () => Definitions;
  readonly now: () => Date;
  readonly log: Log;
  readonly noted: (receipt: Receipt) => Promise<void>;
}

/** Takes down what WhatsApp says of a message that it was given: that it has it, that it arrived, was read, or could not be delivered. */
export async function takeStatus(statuses: Statuses, status: WhatsAppStatus): Promise<void> {
  const { store, now, noted, log } = statuses;
  const mark = status.biz_opaque_callback_data === undefined ? undefined : readMark(status.biz_opaque_callback_data);
  const entry = mark && (await store.transaction((tx) => tx.collection('outbox').get(mark.entry)));
  const failed = status.status === 'failed';
  // Its answer may have been lost: then this is how the desk learns that it went out.
  if (mark && entry?.state === 'sending' && !failed) await tell(statuses, { mark, entry, ref: status.id });
  const state = failed ? await failure(statuses, status, entry) : happened(status.status);
  const isLast = mark === undefined || mark.index === mark.of - 1;
  if (mark && failed && !isLast) log.warn({ entry: mark.entry, part: mark.index }, 'a part of a message was not delivered');
  if (state === undefined || !isLast) return;
  await noted({
    channel: 'whatsapp',
    ref: status.id,
    ...(mark && { entry: mark.entry }),
    at: instantOf(status, now()),
    state,
  });
}

function happened(status: string): 'delivered' | 'read' | undefined {
  if (status === 'delivered' || status === 'read') return status;
  // A recording that was listened to has been read, too.
  return status === 'played' ? 'read' : undefined;
}

interface Told {
  readonly mark: Mark;
  readonly entry: OutboxEntry;
  readonly ref: string;
}

async function tell({ places }: Statuses, { mark, entry, ref }: Told): Promise<void> {
  const isLast = mark.index === mark.of - 1;
  await places.change(addressOf(entry.to.id), (kept) => {
    const known = withPart(kept, { entry: entry.id, index: mark.index, ref });
    return isLast ? withPart(known, { entry: entry.id, index: LAST, ref }) : known;
  });
}

/** A closed window is remembered. Where there is a template, the message is tried once more, with it. */
async function failure(
  { places, definitions }: Statuses,
  { errors, recipient_id: phone, recipient_user_id: user }: WhatsAppStatus,
  entry: OutboxEntry | undefined,
): Promise<Receipt['state']> {
  const error = errorOf(errors?.[0]);
  const delivery = deliveryOf(error);
  if (consequenceOf(error) !== 'window') return delivery;
  const address = addressOf(entry?.to.id ?? phone ?? user ?? '');
  if (address !== '') await places.change(address, (kept) => ({ ...kept, closed: true }));
  const notice = entry?.say.notice;
  const key = notice && 'key' in notice ? notice.key : undefined;
  const again = key !== undefined && definitions().templates?.has(key) === true;
  return again ? { ok: false, retry: 'later', reason: delivery.reason, retryAfterMs: 0 } : delivery;
}

function errorOf(fault: PlatformFault | undefined): Parameters<typeof deliveryOf>[0] {
  const text = [fault?.title ?? fault?.message, fault?.error_data?.details].filter(Boolean).join(': ');
  return { ...(fault && { code: fault.code }), text: text || 'WhatsApp could not deliver it' };
}
