import { checkBlocks } from './check-blocks.ts';
import { fileMethods } from './file-methods.ts';
import { channelOf, fileJson, parsed, Refusal, type Args, type Method, type Reply } from './method.ts';
import type { SlackMessage, SlackUser, Workspace } from './workspace.ts';

const userOf = ({ users }: Workspace, id: string | undefined): SlackUser => {
  const user = users.get(id ?? '');
  if (!user) throw new Refusal('user_not_found');
  return user;
};

const userJson = ({ team }: Workspace, { id, name, email, restricted, deleted, bot, foreign }: SlackUser): Reply => ({
  id,
  team_id: foreign ? 'T0FOREIGN' : team,
  name,
  deleted: deleted ?? false,
  real_name: name,
  is_bot: bot ?? false,
  is_app_user: false,
  is_restricted: restricted ?? false,
  is_ultra_restricted: false,
  ...(foreign && { is_stranger: true }),
  tz: 'America/Lima',
  locale: 'es-ES',
  profile: { real_name: name, display_name: name, team: foreign ? 'T0FOREIGN' : team, ...(email !== undefined && { email }) },
});

const messageJson = (
  { team, bot, files }: Workspace,
  message: SlackMessage,
  { url, metadata = true }: { readonly url: string; readonly metadata?: boolean },
): Reply => ({
  type: 'message',
  user: message.user,
  ts: message.ts,
  text: message.text,
  team,
  ...(message.user === bot && { bot_id: 'B0MESA', app_id: 'A0MESA' }),
  ...(message.blocks && { blocks: message.blocks }),
  ...(message.thread !== undefined && { thread_ts: message.thread }),
  ...(metadata && message.metadata !== undefined && { metadata: message.metadata }),
  ...(message.files.length > 0 && { files: message.files.map((id) => fileJson(files.get(id)!, url)) }),
});

function contents(args: Args): Pick<SlackMessage, 'text'> & { blocks?: Record<string, unknown>[]; metadata?: unknown } {
  const blocks = parsed<Record<string, unknown>[]>(args.blocks);
  const text = args.text ?? '';
  if (text.length > 40_000) throw new Refusal('msg_too_long');
  if (text === '' && !blocks?.length && args.attachments === undefined) throw new Refusal('no_text');
  const problems = blocks ? checkBlocks(blocks) : [];
  if (problems.length > 0)
    throw new Refusal('invalid_blocks', { response_metadata: { messages: problems.map((one) => `[ERROR] ${one}`) } });
  const metadata = parsed<{ event_type?: unknown; event_payload?: unknown }>(args.metadata);
  if (metadata && (typeof metadata.event_type !== 'string' || typeof metadata.event_payload !== 'object'))
    throw new Refusal('invalid_metadata_format');
  return { text, ...(blocks?.length && { blocks }), ...(metadata && { metadata }) };
}

const own = (workspace: Workspace, args: Args, missing: string): SlackMessage => {
  const message = workspace.find(channelOf(workspace, args.channel).id, args.ts ?? '');
  if (!message) throw new Refusal(missing);
  if (message.user !== workspace.bot) throw new Refusal('cant_update_message');
  return message;
};

function threadOf(workspace: Workspace, channel: string, ts: string | undefined): { thread?: string } {
  if (ts === undefined || ts === '') return {};
  const root = workspace.find(channel, ts);
  if (!root) throw new Refusal('cannot_reply_to_message');
  return { thread: root.thread ?? root.ts };
}

/** A page of what stands in a channel or in one of its threads, newest first in channels as in Slack. */
function listed(
  workspace: Workspace,
  messages: readonly SlackMessage[],
  { args, url }: { readonly args: Args; readonly url: string },
): Reply {
  const [oldest, latest] = [Number(args.oldest ?? 0), Number(args.latest ?? Infinity)];
  const inclusive = args.inclusive === 'true' || args.inclusive === '1';
  const within = messages.filter(({ ts, deleted, ephemeral }) => {
    const at = Number(ts);
    return !deleted && ephemeral === undefined && (inclusive ? at >= oldest && at <= latest : at > oldest && at < latest);
  });
  const page = within.slice(0, Math.min(Number(args.limit ?? 100), 999));
  const metadata = args.include_all_metadata === 'true' || args.include_all_metadata === '1';
  return { messages: page.map((one) => messageJson(workspace, one, { url, metadata })), has_more: page.length < within.length };
}

export const methods: Readonly<Record<string, Method>> = {
  ...fileMethods,
  'auth.test': ({ team, bot }, _args, url) => ({ url: `${url}/`, team: 'Mesa', user: 'mesa', team_id: team, user_id: bot, bot_id: 'B0MESA', app_id: 'A0MESA' }),
  'users.info': (workspace, { user }) => ({ user: userJson(workspace, userOf(workspace, user)) }),
  'users.lookupByEmail': (workspace, { email }) => {
    const found = [...workspace.users.values()].find((one) => one.email === email && !one.foreign && !one.restricted && !one.deleted);
    if (!found) throw new Refusal('users_not_found');
    return { user: userJson(workspace, found) };
  },
  'bots.info': () => ({ bot: { id: 'B0MESA', app_id: 'A0MESA', name: 'mesa', deleted: false } }),
  'conversations.open': (workspace, { users }) => {
    const user = userOf(workspace, users);
    if (user.deleted) throw new Refusal('user_disabled');
    if (user.bot) throw new Refusal('cannot_dm_bot');
    return { channel: { id: workspace.openDirect(user.id).id } };
  },
  'conversations.info': (workspace, { channel }) => {
    const { id, name, direct, archived } = channelOf(workspace, channel);
    return { channel: { id, name, is_im: direct !== undefined, is_channel: direct === undefined, is_archived: archived ?? false, is_member: true } };
  },
  'conversations.list': ({ channels }) => ({
    channels: [...channels.values()].flatMap(({ id, name }) => (name === undefined ? [] : [{ id, name, is_channel: true, is_member: true, is_archived: false }])),
    response_metadata: { next_cursor: '' },
  }),
  'users.conversations': (workspace, args, url) => methods['conversations.list']!(workspace, args, url),
  'conversations.history': (workspace, args, url) => {
    const { id } = channelOf(workspace, args.channel);
    const top = workspace.messages.filter((one) => one.channel === id && (one.thread === undefined || one.thread === one.ts));
    return listed(workspace, top.reverse(), { args, url });
  },
  'conversations.replies': (workspace, args, url) => {
    const { id } = channelOf(workspace, args.channel);
    if (!workspace.find(id, args.ts ?? '')) throw new Refusal('thread_not_found');
    const all = workspace.messages.filter((one) => one.channel === id && (one.ts === args.ts || one.thread === args.ts));
    return listed(workspace, all, { args, url });
  },
  'chat.postMessage': (workspace, args, url) => {
    const { id } = channelOf(workspace, args.channel);
    const message = workspace.post({ channel: id, user: workspace.bot, ...contents(args), ...threadOf(workspace, id, args.thread_ts) });
    return { channel: id, ts: message.ts, message: messageJson(workspace, message, { url }) };
  },
  'chat.postEphemeral': (workspace, args) => {
    const { id } = channelOf(workspace, args.channel);
    const { id: ephemeral } = userOf(workspace, args.user);
    const message = workspace.post({ channel: id, user: workspace.bot, ephemeral, ...contents(args), ...threadOf(workspace, id, args.thread_ts) });
    return { message_ts: message.ts };
  },
  'chat.update': (workspace, args) => {
    const message = own(workspace, args, 'message_not_found');
    const { text, blocks } = contents(args);
    // Without new blocks the old ones go, if there is text (docs.slack.dev/reference/methods/chat.update).
    Object.assign(message, { text, blocks, edits: message.edits + 1 });
    return { channel: message.channel, ts: message.ts, text };
  },
  'chat.delete': (workspace, args) => {
    const message = own(workspace, args, 'message_not_found');
    message.deleted = true;
    return { channel: message.channel, ts: message.ts };
  },
  'chat.getPermalink': (workspace, { channel, message_ts: ts = '' }, url) => {
    if (!workspace.find(channelOf(workspace, channel).id, ts)) throw new Refusal('message_not_found');
    return { channel, permalink: `${url}/archives/${channel}/p${ts.replace('.', '')}` };
  },
  'reactions.add': (workspace, { channel, timestamp = '', name = '' }) => {
    const message = workspace.find(channelOf(workspace, channel).id, timestamp);
    if (!message) throw new Refusal('message_not_found');
    if (message.reactions.some((one) => one.name === name && one.user === workspace.bot)) throw new Refusal('already_reacted');
    message.reactions.push({ name, user: workspace.bot });
    return {};
  },
  'views.publish': (workspace, { user_id, view }) => {
    const home = checkedView(view, 'home');
    workspace.homes.set(userOf(workspace, user_id).id, home);
    return { view: { ...home, id: 'V0HOME' } };
  },
  'views.open': (workspace, args) => openModal(workspace, args),
  'views.push': (workspace, args) => openModal(workspace, args),
  'views.update': (workspace, { view_id, view }) => {
    if (!workspace.modals.some(({ id }) => id === view_id)) throw new Refusal('not_found');
    const modal = { ...checkedView(view, 'modal'), id: view_id };
    workspace.modals.push(modal);
    return { view: modal };
  },
}; // prettier-ignore

function openModal(workspace: Workspace, { trigger_id: trigger = '', view }: Args): Reply {
  const modal = { ...checkedView(view, 'modal'), id: workspace.nextId('V') };
  if (!workspace.triggers.delete(trigger)) throw new Refusal('expired_trigger_id');
  workspace.modals.push(modal);
  return { view: modal };
}

function checkedView(json: string | undefined, type: 'home' | 'modal'): Record<string, unknown> {
  const view = parsed<Record<string, unknown>>(json);
  const problems = view ? [...checkBlocks(view.blocks, type)] : ['no view'];
  if (view?.type !== type) problems.push(`type must be ${type}`);
  const most = { private_metadata: 3000, callback_id: 255, external_id: 255 };
  for (const [key, max] of Object.entries(most))
    if (((view?.[key] as string | undefined) ?? '').length > max) problems.push(`${key} is too long`);
  for (const key of ['title', 'submit', 'close']) {
    const text = (view?.[key] as { text?: string } | undefined)?.text;
    if (text !== undefined && (text.length < 1 || text.length > 24)) problems.push(`${key} must have 1 to 24 characters`);
  }
  if (type === 'modal' && !view?.title) problems.push('title is missing');
  if (problems.length > 0 || !view)
    throw new Refusal('invalid_arguments', { response_metadata: { messages: problems.map((one) => `[ERROR] ${one}`) } });
  return view;
}
