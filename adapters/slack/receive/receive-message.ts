import type { Address } from '../../../src/domain/person.ts';
import type { InboundEvent } from '../../../src/messaging/inbound.ts';
import { attachmentsOf } from './attachments.ts';
import type { MessageEvent, SlackMessage } from './payloads.ts';
import { mentions, readText, type NameOf } from './read-text.ts';
import type { Receiving } from './receiving.ts';

/**
 * Something that was said: to the desk alone, to it in front of others (a mention), or in the thread of one of its own messages. Of
 * anything else nothing is taken.
 */
export async function receiveMessage(
  receiving: Receiving,
  eventId: string,
  event: MessageEvent,
): Promise<InboundEvent | undefined> {
  const { people, conversations } = receiving;
  const { user, channel } = event;
  const me = await people.me();
  if (!user || user === me.userId) return undefined;
  if (event.channel_type === 'im' || channel.startsWith('D')) {
    conversations.met(user, channel);
    const root = event.thread_ts && event.thread_ts !== event.ts ? event.thread_ts : undefined;
    const about = {
      id: `slack:${eventId}`,
      address: directTo(user),
      ...(root !== undefined && { repliesTo: `${channel}:${root}` }),
    };
    return asWords(receiving, event, about);
  }
  const called = event.type === 'app_mention' || mentions(event.text ?? '', me.userId);
  if (!called && !(await isInOwnThread(receiving, event, me.userId))) return undefined;
  receiving.places.seen(channel);
  return asWords(receiving, event, {
    // A mention comes twice: as such, and as a message of its channel.
    id: called ? `slack:${channel}:${event.ts}` : `slack:${eventId}`,
    address: { channel: 'slack', id: channel, kind: 'shared' },
    direct: directTo(user),
    repliesTo: `${channel}:${event.thread_ts ?? event.ts}`,
  });
}

export const directTo = (userId: string): Address => ({ channel: 'slack', id: userId, kind: 'direct' });

/** How people that a text mentions are called in it: by the directory's id where they have one, for words like "assign INC-1 @ana". */
export function nameOf({ people }: Pick<Receiving, 'people'>): NameOf {
  return async (userId) => {
    try {
      return (await people.person(userId)) ?? (await people.sender(userId)).name ?? userId;
    } catch {
      return userId;
    }
  };
}

/** The words of a message; of one that was only passed on, those that it quotes. */
export async function wordsOf(receiving: Receiving, { text, attachments }: SlackMessage): Promise<string> {
  const { userId } = await receiving.people.me();
  const quoted = (attachments ?? []).flatMap((one) => ((one.is_share || one.is_msg_unfurl) && one.text ? [one.text] : []));
  return readText(text?.trim() ? text : quoted.join('\n'), userId, nameOf(receiving));
}

type About = Pick<InboundEvent, 'id' | 'address' | 'direct' | 'repliesTo'>;

async function asWords(receiving: Receiving, event: MessageEvent, about: About): Promise<InboundEvent | undefined> {
  const [sender, text] = await Promise.all([receiving.people.sender(event.user ?? ''), wordsOf(receiving, event)]);
  const attachments = attachmentsOf(event.files);
  const common = { ...about, at: receiving.tools.now(), sender };
  if (text !== '' || attachments.length > 0) return { ...common, kind: 'message', text, attachments };
  // The desk's bare name calls for it, and says nothing.
  return event.text?.trim() ? { ...common, kind: 'command', text: 'help' } : undefined;
}

/** Slack names whose message a thread began with; where it does not, the desk knows its own messages. */
async function isInOwnThread({ tools }: Receiving, event: MessageEvent, botId: string): Promise<boolean> {
  const { thread_ts: root, parent_user_id: author, channel, ts } = event;
  if (!root || root === ts) return false;
  if (author) return author === botId;
  const found = await tools.store.transaction((tx) => tx.collection('outbox').find({ ref: `${channel}:${root}` }, { limit: 1 }));
  return found.length > 0;
}
