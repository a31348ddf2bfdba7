import type { InboundEvent } from '../../../src/messaging/inbound.ts';
import { isPersonal, type Activity } from './activity.ts';
import { commonOf, deliveryKey, refHere, refOfMessage, threadRoot } from './event-of.ts';
import { filesIn, quotedIn } from './read-attachments.ts';
import { mentionsBot, wordsOf } from './read-text.ts';

/** Of what is said in a channel without calling the bot: whether the message that its thread began with is the desk's. */
export type IsOwn = (ref: string) => Promise<boolean>;

/** A written message as the desk's event; nothing for what is not meant for the desk. */
export async function readMessage(activity: Activity, at: Date, isOwn: IsOwn): Promise<InboundEvent | undefined> {
  const root = threadRoot(activity);
  if (!isPersonal(activity) && !mentionsBot(activity) && !(root !== undefined && (await isOwn(root)))) return undefined;
  const { files, links } = filesIn(activity);
  const text = [wordsOf(activity), ...links].filter(Boolean).join('\n');
  if (text === '' && files.length === 0 && isPersonal(activity)) return undefined;
  const quoted = quotedIn(activity);
  const repliesTo = root ?? (quoted === undefined ? undefined : refHere(activity, quoted));
  const common = { ...commonOf(activity, { key: deliveryKey(activity), at }), ...(repliesTo !== undefined && { repliesTo }) };
  const command = /^\/mesa(?:\s+([\s\S]*))?$/i.exec(text);
  if (command && files.length === 0) return { ...common, kind: 'command', text: command[1]?.trim() ?? '' };
  return { ...common, kind: 'message', text, attachments: [...files] };
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events#message-reaction-events */
const emojis: Readonly<Record<string, string>> = {
  like: '👍',
  heart: '❤️',
  laugh: '😆',
  surprised: '😮',
  sad: '😢',
  angry: '😠',
};

/** The emojis put on one message. */
export function readReactions(activity: Activity, at: Date): readonly InboundEvent[] {
  const { reactionsAdded, replyToId } = activity;
  if (!replyToId) return [];
  return (reactionsAdded ?? []).map(({ type }) => {
    const key = `${deliveryKey(activity)}:${replyToId}:${type}`;
    return {
      ...commonOf(activity, { key, at }),
      repliesTo: refOfMessage(activity, replyToId),
      kind: 'reaction',
      emoji: emojiOf(type),
    };
  });
}

/** Newer ones are named by their code points: `1f44d_thumbsup`. */
function emojiOf(type: string): string {
  const known = emojis[type];
  if (known) return known;
  const codes = /^([\da-f]{4,6}(?:-[\da-f]{4,6})*)(?:_|$)/i
    .exec(type)?.[1]
    ?.split('-')
    .map((code) => Number.parseInt(code, 16));
  return codes?.every((code) => code <= 0x10ffff) ? String.fromCodePoint(...codes) : type;
}
