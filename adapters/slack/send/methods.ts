/**
 * The methods of the Web API that the desk calls: the scopes they need (https://docs.slack.dev/reference/methods) and how many calls a
 * minute their tier allows (https://docs.slack.dev/apis/web-api/rate-limits). The manifest is checked against this table.
 */
export const methods = {
  'apps.connections.open': { scopes: [], perMinute: 1 },
  'auth.test': { scopes: [], perMinute: 100 },
  'chat.getPermalink': { scopes: [], perMinute: 100 },
  'chat.postMessage': { scopes: ['chat:write'], perMinute: 300 },
  'chat.update': { scopes: ['chat:write'], perMinute: 50 },
  'conversations.history': { scopes: ['channels:history', 'groups:history', 'im:history', 'mpim:history'], perMinute: 50 },
  'conversations.info': { scopes: ['channels:read', 'groups:read'], perMinute: 50 },
  'conversations.join': { scopes: ['channels:join'], perMinute: 50 },
  'conversations.list': { scopes: ['channels:read', 'groups:read'], perMinute: 20 },
  'conversations.open': { scopes: ['im:write'], perMinute: 50 },
  'conversations.replies': { scopes: ['channels:history', 'groups:history', 'im:history', 'mpim:history'], perMinute: 50 },
  'files.completeUploadExternal': { scopes: ['files:write'], perMinute: 100 },
  'files.getUploadURLExternal': { scopes: ['files:write'], perMinute: 100 },
  'files.info': { scopes: ['files:read'], perMinute: 100 },
  'users.info': { scopes: ['users:read', 'users:read.email'], perMinute: 100 },
  'users.lookupByEmail': { scopes: ['users:read.email'], perMinute: 50 },
  'views.publish': { scopes: [], perMinute: 100 },
} as const satisfies Record<string, { readonly scopes: readonly string[]; readonly perMinute: number }>;
export type Method = keyof typeof methods;

/** The events that the desk listens to, with the scopes that Slack sends them for (https://docs.slack.dev/reference/events). */
export const events = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  'message.mpim': ['mpim:history'],
  reaction_added: ['reactions:read'],
} as const satisfies Record<string, readonly string[]>;

/** What people find in Slack's menus: the slash command and the shortcuts, by the names that come back. */
export const entrances = { command: '/mesa', createTicket: 'create_ticket', newRequest: 'new_request' } as const;
