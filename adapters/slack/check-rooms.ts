import { createConversations } from './send/conversations.ts';
import { SlackFailure } from './send/failure.ts';
import type { SlackSettings } from './settings.ts';
import { createWebApi } from './send/web-api.ts';

/** Slack says no more than that of a channel that the desk may not see. */
const unseen: ReadonlySet<string> = new Set(['no_such_room', 'channel_not_found']);

/**
 * Those of the rooms that Slack has no channel for, as far as the desk can see. A room is a channel's id, or `team:ID` for the channel
 * called so. What Slack does not answer is nothing to say of a room. Never throws.
 */
export async function missingSlackRooms(settings: SlackSettings, rooms: readonly string[]): Promise<ReadonlySet<string>> {
  const api = createWebApi(settings);
  const conversations = createConversations(api);
  const missing = new Set<string>();
  for (const room of rooms) {
    try {
      const channel = await conversations.of({ channel: 'slack', id: room, kind: 'shared' });
      await api.call('conversations.info', { channel });
    } catch (error) {
      if (!(error instanceof SlackFailure && unseen.has(error.code))) return missing;
      missing.add(room);
    }
  }
  return missing;
}
