import { z } from 'zod';

/** What Slack sends, as far as the desk reads it. Everything else in it is dropped. */
const Id = z.string().min(1).max(100);
const Ts = z.string().regex(/^\d{1,12}\.\d{1,8}$/);

export const SlackFile = z.object({
  id: Id,
  name: z.string().nullish(),
  title: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().nullish(),
  mode: z.string().nullish(),
  file_access: z.string().nullish(),
  url_private_download: z.string().nullish(),
  url_private: z.string().nullish(),
  permalink: z.string().nullish(),
});
export type SlackFile = z.infer<typeof SlackFile>;

/** A message, as it comes in events, in shortcuts and from the history. */
export const SlackMessage = z.object({
  user: Id.nullish(),
  bot_id: z.string().nullish(),
  subtype: z.string().nullish(),
  text: z.string().nullish(),
  ts: Ts,
  thread_ts: Ts.nullish(),
  parent_user_id: z.string().nullish(),
  files: z.array(SlackFile).nullish(),
  /** Of a message that was passed on: what it quotes. */
  attachments: z
    .array(z.object({ text: z.string().nullish(), is_share: z.boolean().nullish(), is_msg_unfurl: z.boolean().nullish() }))
    .nullish(),
});
export type SlackMessage = z.infer<typeof SlackMessage>;

export const MessageEvent = SlackMessage.extend({
  type: z.enum(['message', 'app_mention']),
  channel: Id,
  channel_type: z.string().nullish(),
});
export type MessageEvent = z.infer<typeof MessageEvent>;

export const ReactionEvent = z.object({
  type: z.literal('reaction_added'),
  user: Id,
  reaction: z.string().min(1).max(100),
  item_user: Id.nullish(),
  item: z.object({ type: z.string(), channel: Id.optional(), ts: Ts.optional() }),
});
export type ReactionEvent = z.infer<typeof ReactionEvent>;

export const HomeEvent = z.object({ type: z.literal('app_home_opened'), user: Id, tab: z.string().nullish() });
export const JoinedEvent = z.object({ type: z.literal('member_joined_channel'), user: Id, channel: Id });

export const EventCallback = z.object({
  type: z.literal('event_callback'),
  event_id: Id,
  team_id: Id.nullish(),
  event: z.looseObject({ type: z.string().min(1) }),
});

const User = z.object({ id: Id });
const State = z.object({ values: z.record(z.string(), z.record(z.string(), z.looseObject({ type: z.string().nullish() }))) });

export const Action = z.object({
  action_id: z.string().max(255),
  action_ts: z.string().max(50).nullish(),
  value: z.string().max(2000).nullish(),
  selected_option: z.object({ value: z.string().max(2000) }).nullish(),
});
export type Action = z.infer<typeof Action>;

export const BlockActions = z.object({
  type: z.literal('block_actions'),
  user: User,
  trigger_id: z.string().max(200).nullish(),
  channel: z.object({ id: Id }).nullish(),
  message: z.object({ ts: Ts, thread_ts: Ts.nullish() }).nullish(),
  container: z.object({ type: z.string().nullish(), channel_id: Id.nullish(), message_ts: Ts.nullish() }).nullish(),
  actions: z.array(Action).min(1).max(20),
  state: State.nullish(),
});
export type BlockActions = z.infer<typeof BlockActions>;

export const MessageAction = z.object({
  type: z.literal('message_action'),
  callback_id: z.string(),
  trigger_id: z.string().min(1).max(200),
  user: User,
  channel: z.object({ id: Id, name: z.string().nullish() }),
  message: SlackMessage,
});
export type MessageAction = z.infer<typeof MessageAction>;

export const GlobalShortcut = z.object({
  type: z.literal('shortcut'),
  callback_id: z.string(),
  trigger_id: z.string().min(1).max(200),
  user: User,
});

export const BlockSuggestion = z.object({
  type: z.literal('block_suggestion'),
  user: User,
  action_id: z.string().max(255),
  value: z.string().max(200),
});

export const SlashCommand = z.object({
  command: z.string().startsWith('/'),
  text: z.string().default(''),
  user_id: Id,
  channel_id: Id.nullish(),
  trigger_id: z.string().min(1).max(200),
});
