import type { InboundEvent } from '../../../src/messaging/inbound.ts';
import { attachmentsOf } from './attachments.ts';
import { entrances } from '../send/methods.ts';
import type { MessageAction, SlackMessage } from './payloads.ts';
import { directTo, wordsOf } from './receive-message.ts';
import type { Receiving } from './receiving.ts';

/** "Create ticket" in a message's menu. */
export async function receiveReport(receiving: Receiving, action: MessageAction): Promise<InboundEvent | undefined> {
  const { callback_id: callback, trigger_id: trigger, user, channel, message } = action;
  if (callback !== entrances.createTicket) return undefined;
  return reportOf(receiving, message, { id: `slack:${trigger}`, user: user.id, channel: channel.id });
}

interface Asked {
  readonly id: string;
  /** Who asks for the ticket. */
  readonly user: string;
  readonly channel: string;
}

/** A message that somebody wants a ticket of. They are answered alone. */
export async function reportOf(
  receiving: Receiving,
  message: SlackMessage,
  { id, user, channel }: Asked,
): Promise<InboundEvent | undefined> {
  const { people, tools } = receiving;
  const me = await people.me();
  const author = message.user && !message.bot_id && message.user !== me.userId ? message.user : undefined;
  const [sender, wrote, text, link] = await Promise.all([
    people.sender(user),
    author === undefined ? undefined : people.sender(author),
    wordsOf(receiving, message),
    linkTo(receiving, channel, message),
  ]);
  const attachments = attachmentsOf(message.files);
  if (text === '' && attachments.length === 0) return undefined;
  const direct = directTo(user);
  const isShared = !channel.startsWith('D');
  return {
    id,
    at: tools.now(),
    sender,
    ...(isShared ? { address: { channel: 'slack', id: channel, kind: 'shared' }, direct } : { address: direct }),
    kind: 'report',
    text,
    ...(wrote && {
      author: { userId: wrote.userId, ...(wrote.name && { name: wrote.name }), ...(wrote.email && { email: wrote.email }) },
    }),
    ...(link !== undefined && { link }),
    attachments,
    repliesTo: `${channel}:${message.ts}`,
  };
}

/** Where the message stands: as Slack says it, else as its addresses are made. */
async function linkTo(
  { api, people }: Receiving,
  channel: string,
  { ts, thread_ts: root }: SlackMessage,
): Promise<string | undefined> {
  try {
    const { permalink } = await api.call('chat.getPermalink', { channel, message_ts: ts }, { waitMs: 0 });
    if (typeof permalink === 'string' && /^https?:\/\//.test(permalink)) return permalink;
  } catch {
    // A message that the desk cannot see has a link all the same.
  }
  const { url } = await people.me();
  if (url === undefined) return undefined;
  return `${url}archives/${channel}/p${ts.replace('.', '')}${root && root !== ts ? `?thread_ts=${root}&cid=${channel}` : ''}`;
}
