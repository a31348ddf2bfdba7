import type { Router } from 'express';
import type { Channel, ChannelTools } from '../../src/channel.ts';
import type { Taking } from './receive/answer-invoke.ts';
import { createBot } from './bot.ts';
import { fetchFile } from './fetch-file.ts';
import { TURN_MS } from './limits.ts';
import { createReceiver } from './receive/receive.ts';
import { createTeamsPace, sendMessage } from './send/send.ts';
import type { TeamsSettings } from './settings.ts';
import { createChanges } from './render/watch-changes.ts';

export interface TeamsChannel extends Channel {
  /** To be mounted at `/`; answers its own paths and reads its own bodies, since signatures cover raw bytes. */
  readonly router: Router;
}

/** Teams, for a desk whose credentials are set. `turnMs`: how long a tapped card waits for what becomes of it. */
export function createTeamsChannel(settings: TeamsSettings, tools: ChannelTools, { turnMs = TURN_MS } = {}): TeamsChannel {
  const bot = createBot(settings, tools.now);
  const changes = createChanges();
  const sending = { ...tools, bot, changes, pace: createTeamsPace(tools.now), tenant: settings.tenantId };
  const state: { taking?: Taking | undefined } = {};
  return {
    name: 'teams',
    router: createReceiver({ settings, taking: () => state.taking }),
    start: async (receive) => {
      state.taking = { ...tools, bot, changes, receive, turnMs };
    },
    stop: async () => {
      state.taking = undefined;
    },
    send: (message) => sendMessage(sending, message),
    // The Bot Connector has no way to ask for a message by anything of ours.
    find: async () => 'unknown',
    fetch: (ref) => fetchFile(bot, ref),
  };
}
