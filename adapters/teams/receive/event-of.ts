import { createHash } from 'node:crypto';
import type { InboundEvent } from '../../../src/messaging/inbound.ts';
import { isPersonal, personOf, type Activity } from './activity.ts';
import { placeOf, rootOf, threadOf, writeRef } from '../send/message-ref.ts';

export type EventCommon = Pick<InboundEvent, 'id' | 'at' | 'sender' | 'address' | 'direct' | 'repliesTo'>;

const LONGEST_ID = 300;

/** What every event has, of an authenticated activity. `key` is what tells it from all others; the same at a redelivery. */
export function commonOf(activity: Activity, { key, at }: { readonly key: string; readonly at: Date }): EventCommon {
  const { from, conversation } = activity;
  const person = personOf(from);
  const direct = { channel: 'teams', id: person, kind: 'direct' } as const;
  const shared = { channel: 'teams', id: placeOf(conversation.id), kind: 'shared' } as const;
  return {
    id: shortId(`teams:${key}`),
    at,
    sender: { channel: 'teams', userId: person, ...(from.name && { name: from.name }) },
    ...(isPersonal(activity) ? { address: direct } : { address: shared, direct }),
  };
}

/** `channelId:conversation:activity`, as Teams itself tells deliveries apart. */
export const deliveryKey = ({ channelId, conversation, id }: Activity): string => `${channelId}:${conversation.id}:${id ?? ''}`;

function shortId(id: string): string {
  return id.length <= LONGEST_ID ? id : `teams:${createHash('sha256').update(id).digest('hex')}`;
}

/** The desk's name for a message in the conversation of this activity. */
export const refHere = ({ conversation }: Activity, message: string): string =>
  writeRef({ conversation: conversation.id, activity: message });

/** The first message of the thread that this one stands in, or begins; none outside channels. */
export function threadRoot({ conversation }: Activity): string | undefined {
  const root = rootOf(conversation.id);
  return root === undefined ? undefined : writeRef({ conversation: threadOf(conversation.id, root), activity: root });
}

/** The same of a message that somebody points at: in a channel without a thread it is one that begins a thread. */
export function refOfMessage(activity: Activity, message: string): string {
  const { conversation } = activity;
  const begins = conversation.conversationType === 'channel' && rootOf(conversation.id) === undefined;
  return begins ? writeRef({ conversation: threadOf(conversation.id, message), activity: message }) : refHere(activity, message);
}
