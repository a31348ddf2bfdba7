import type { OutboundMessage } from '../../../src/messaging/outbound.ts';
import type { Channel } from '../../../src/channel.ts';
import { deliveryOf, formRefused, SlackFailure } from './failure.ts';
import { CALL_MS, SEND_MS, SHORT_WAIT_MS } from '../limits.ts';
import { render, renderPlainly, type Post } from '../render/render.ts';
import type { Journey, SendParts } from './journey.ts';
import { metadataOf } from './metadata.ts';
import { createProgress } from './progress.ts';
import { findPosts } from './find.ts';
import { sendFiles } from './send-files.ts';

export type Sender = Readonly<Pick<Channel, 'send' | 'find'>>;

export function createSender(parts: SendParts): Sender {
  const progress = createProgress();
  const begin = async (message: OutboundMessage): Promise<Journey> => {
    const deadline = Date.now() + SEND_MS;
    const channel = await parts.conversations.of(message.to);
    const thread = threadIn(message.thread, channel);
    return { ...parts, progress, message, channel, deadline, ...(thread !== undefined && { thread }) };
  };
  const attempt = async (message: OutboundMessage): Promise<string> => deliver(await begin(message));
  return {
    send: async (message) => {
      try {
        const ref = await attempt(message).catch((error: unknown) => {
          // The conversation that was remembered is no more; whoever was in it may have another.
          const lost = error instanceof SlackFailure && error.code === 'channel_not_found' && message.to.kind === 'direct';
          if (!lost || !parts.conversations.forget(message.to)) throw error;
          return attempt(message);
        });
        return { ok: true, ref };
      } catch (error) {
        if (!(error instanceof SlackFailure))
          parts.tools.log.error({ entry: message.id, error: String(error) }, 'a message could not be rendered');
        if (error instanceof SlackFailure && error.reached === 'refused') parts.conversations.forget(message.to);
        return deliveryOf(error);
      }
    },
    find: async (message) => {
      try {
        return await findPosts(await begin(message));
      } catch {
        return 'unknown';
      }
    },
  };
}

/** A thread of another conversation is none of this one. */
function threadIn(ref: string | undefined, channel: string): string | undefined {
  const [where, ts] = ref?.split(':') ?? [];
  return where === channel ? ts : undefined;
}

async function deliver(journey: Journey): Promise<string> {
  const { message, progress } = journey;
  const rendering = {
    say: (key: string, params?: Readonly<Record<string, string | number>>) =>
      journey.tools.translate(message.language, key, params),
    own: await journey.own(),
  };
  const posts = render(message, rendering);
  const ref = await posted(journey, posts).catch((error: unknown) => {
    if (!(error instanceof SlackFailure) || !formRefused.has(error.code)) throw error;
    journey.tools.log.warn({ entry: message.id, code: error.code }, 'Slack refuses the form of a message: it is said plainly');
    // From the beginning: its parts are others.
    progress.found(message.id, []);
    return posted(journey, renderPlainly(message));
  });
  if (message.files && message.replaces === undefined) await sendFiles(journey, message.files);
  progress.done(message.id);
  return ref;
}

async function posted(journey: Journey, posts: readonly Post[]): Promise<string> {
  const { replaces } = journey.message;
  if (replaces !== undefined) await change(journey, replaces, posts);
  return said(journey, posts);
}

/** What an earlier message can no longer be changed for: it is gone, or not the desk's to change. Then it is said again. */
const unchangeable = new Set([
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'channel_not_found',
  'is_inactive',
  'is_archived',
  'not_in_channel',
]);

/** Puts the message in place of an earlier one; of a long one its first part, and the rest, with the buttons, below. */
async function change({ api, message, progress }: Journey, ref: string, posts: readonly Post[]): Promise<void> {
  const [channel, ts] = ref.split(':');
  const [first] = posts;
  if (!channel || !ts || !first || progress.of(message.id).refs.length > 0) return;
  try {
    // Without blocks, those that were there would stay.
    await api.call('chat.update', { channel, ts, blocks: [], ...first, metadata: metadataOf(message.id, 1, posts.length) });
    progress.posted(message.id, ref);
  } catch (error) {
    if (!(error instanceof SlackFailure && unchangeable.has(error.code))) throw error;
  }
}

/** Posts what has not been posted yet; the last post is the message's own. */
async function said(journey: Journey, posts: readonly Post[]): Promise<string> {
  const { message, progress } = journey;
  for (let part = progress.of(message.id).refs.length; part < posts.length; part += 1) {
    const post = posts[part];
    if (post) progress.posted(message.id, await postOne(journey, post, metadataOf(message.id, part + 1, posts.length)));
  }
  return progress.of(message.id).refs.at(-1) ?? '';
}

async function postOne(journey: Journey, post: Post, metadata: object): Promise<string> {
  const { api, channel, thread, conversations, deadline } = journey;
  const args = { channel, ...post, metadata, unfurl_links: false, unfurl_media: false };
  // Whoever waits gives up later than any call that is begun here can end: nothing is posted behind its back.
  const waitMs = Math.min(deadline - Date.now() - CALL_MS, SHORT_WAIT_MS);
  if (waitMs < 0) throw new SlackFailure('too_slow', 'before');
  const attempt = async (more: object): Promise<string> => {
    const answer = await api.call('chat.postMessage', { ...args, ...more }, { post: channel, waitMs });
    return `${channel}:${String(answer['ts'])}`;
  };
  const inThread = thread === undefined ? {} : { thread_ts: thread };
  try {
    return await attempt(inThread);
  } catch (error) {
    if (!(error instanceof SlackFailure)) throw error;
    // The message that it stood under is gone.
    if (thread !== undefined && /^(thread_not_found|cannot_reply_to_message|message_not_found)$/.test(error.code))
      return attempt({});
    // A public channel that nobody has called the desk into yet.
    if (error.code === 'not_in_channel' && (await conversations.join(channel))) return attempt(inThread);
    throw error;
  }
}
