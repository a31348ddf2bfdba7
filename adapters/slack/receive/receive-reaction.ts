import type { InboundEvent } from '../../../src/messaging/inbound.ts';
import { emojiOf } from './emoji.ts';
import { fetchMessage } from './fetch-message.ts';
import type { ReactionEvent } from './payloads.ts';
import { directTo } from './receive-message.ts';
import { reportOf } from './receive-report.ts';
import type { Receiving } from './receiving.ts';

/** What people put on a message to make a ticket of it, unless the desk's settings name another emoji. */
const TICKET = 'ticket';

/** An emoji on a message: the one for tickets makes one of it, any other counts only on the desk's own. */
export async function receiveReaction(
  receiving: Receiving,
  eventId: string,
  event: ReactionEvent,
): Promise<InboundEvent | undefined> {
  const { people, tools } = receiving;
  const { user, reaction, item, item_user: author } = event;
  const { channel, ts } = item;
  const me = await people.me();
  if (item.type !== 'message' || !channel || !ts || user === me.userId) return undefined;
  const isOwn = author === me.userId;
  const about = { id: `slack:${eventId}`, user, channel };
  if (!isOwn && reaction.split('::')[0] === (tools.definitions().desk.slack?.ticket_emoji ?? TICKET)) {
    const message = await fetchMessage(receiving.api, channel, ts);
    return message && reportOf(receiving, message, about);
  }
  if (!isOwn) return undefined;
  const direct = directTo(user);
  const place = channel.startsWith('D')
    ? { address: direct }
    : ({ address: { channel: 'slack', id: channel, kind: 'shared' }, direct } as const);
  const sender = await people.sender(user);
  return {
    id: about.id,
    at: tools.now(),
    sender,
    ...place,
    kind: 'reaction',
    emoji: emojiOf(reaction),
    repliesTo: `${channel}:${ts}`,
  };
}
