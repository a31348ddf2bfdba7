import type { Webhook } from '../webhooks.ts';
import { fileJson } from './method.ts';
import type { Workspace } from './workspace.ts';

export interface SlackParts {
  readonly workspace: Workspace;
  readonly post: (content: object | URLSearchParams) => Promise<Webhook>;
  readonly url: string;
}

export interface Where {
  /** A channel; left out: their DM with the desk. */
  readonly in?: string;
  /** With `<@BOT>` before the words: it comes as `app_mention`, and as `message` too. */
  readonly mention?: boolean;
  /** The ref of the message it stands under. */
  readonly thread?: string;
  readonly files?: readonly { readonly name: string; readonly type: string; readonly bytes: Buffer }[];
}

export interface Spoken {
  readonly status: number;
  readonly ref: string;
  readonly webhooks: readonly Webhook[];
}

/** An event, as Slack's Events API wraps it. */
export const envelope = (workspace: Workspace, event: object): object => ({
  token: 'verification',
  team_id: workspace.team,
  api_app_id: 'A0MESA',
  event,
  type: 'event_callback',
  event_id: workspace.nextId('Ev'),
  event_time: Math.floor(Date.now() / 1000),
  authorizations: [
    { enterprise_id: null, team_id: workspace.team, user_id: workspace.bot, is_bot: true, is_enterprise_install: false },
  ],
  is_ext_shared_channel: false,
  event_context: '4-abc',
});

interface Said extends Where {
  readonly user: string;
  readonly text: string;
}

/** What people type comes escaped; only Slack's own markers have angle brackets. docs.slack.dev/messaging/formatting-message-text */
export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A message; a mention in a channel comes twice, once as `app_mention`, as in Slack. */
export async function saySomething({ workspace, post, url }: SlackParts, said: Said): Promise<Spoken> {
  const channel = said.in ?? workspace.openDirect(said.user).id;
  const files = (said.files ?? []).map(({ name, type, bytes }) => {
    const id = workspace.nextId('F');
    workspace.files.set(id, { id, name, type, bytes, done: true });
    return id;
  });
  const words = escaped(said.text);
  const text = said.mention ? `<@${workspace.bot}> ${words}` : words;
  const thread = said.thread === undefined ? {} : { thread: said.thread.split(':')[1]! };
  const message = workspace.post({ channel, user: said.user, text, files, ...thread });
  const kind = workspace.channels.get(channel)?.direct === undefined ? 'channel' : 'im';
  const fields = {
    ...{
      user: said.user,
      text,
      ts: message.ts,
      event_ts: message.ts,
      channel,
      team: workspace.team,
      client_msg_id: workspace.nextId('cm'),
    },
    ...(message.thread !== undefined && {
      thread_ts: message.thread,
      parent_user_id: workspace.find(channel, message.thread)?.user,
    }),
    ...(files.length > 0 && { files: files.map((id) => fileJson(workspace.files.get(id)!, url)) }),
    blocks: [{ type: 'rich_text', block_id: 'b', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] }],
  };
  const subtype = files.length > 0 ? { subtype: 'file_share' } : {};
  const events: object[] = [{ type: 'message', ...subtype, channel_type: kind, ...fields }];
  if (said.mention && kind === 'channel') events.push({ type: 'app_mention', ...fields });
  const webhooks: Webhook[] = [];
  for (const event of events) webhooks.push(await post(envelope(workspace, event)));
  return { status: Math.max(...webhooks.map(({ status }) => status)), ref: `${channel}:${message.ts}`, webhooks };
}
