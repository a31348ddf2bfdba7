import type { Router } from 'express';
import { createSlackChannel } from '../../../adapters/slack/index.ts';
import { createTeamsChannel } from '../../../adapters/teams/index.ts';
import { createWebChannel } from '../../../adapters/web/index.ts';
import { createWhatsAppChannel } from '../../../adapters/whatsapp/index.ts';
import type { Address } from '../../../src/domain/person.ts';
import type { Seen } from '../../fakes/seen.ts';
import { slackIdOf } from '../../fakes/slack/workspace.ts';
import { startSlackPlatform } from '../../fakes/slack-platform.ts';
import { objectIdOf } from '../../fakes/teams/tenant.ts';
import { startTeamsPlatform } from '../../fakes/teams-platform.ts';
import { openWebPerson } from '../../fakes/web-person.ts';
import { startWhatsAppPlatform } from '../../fakes/whatsapp-platform.ts';
import type { Channel, ChannelTools } from '../../../src/channel.ts';

export interface Hands {
  readonly sees: () => Promise<readonly Seen[]>;
  readonly write: (text: string) => Promise<string | undefined>;
  readonly again: () => Promise<void>;
}

/** A channel with its platform before it. */
export interface Front {
  readonly channel: Channel & { readonly router: Router };
  readonly to: Address;
  readonly open: (url: string) => Promise<Hands>;
  readonly stop: () => Promise<void>;
}

export const benchNames = ['slack', 'teams', 'whatsapp', 'web'] as const;
export type BenchName = (typeof benchNames)[number];

export const fronts: Readonly<Record<BenchName, (tools: ChannelTools) => Promise<Front>>> = { slack, teams, whatsapp, web };

const direct = (channel: string, id: string): Address => ({ channel, id, kind: 'direct' });

async function slack(tools: ChannelTools): Promise<Front> {
  const platform = await startSlackPlatform();
  const settings = { botToken: platform.token, signingSecret: platform.secret, apiUrl: platform.apiUrl, postEveryMs: 0 };
  return {
    channel: createSlackChannel(settings, tools),
    to: direct('slack', slackIdOf('ana')),
    open: async (url) => {
      platform.mail.desk = url;
      return {
        sees: async () => platform.sees('ana'),
        write: async (text) => (await platform.say('ana', text)).ref,
        again: async () => void (await platform.mail.again(platform.mail.sent.at(-1)!)),
      };
    },
    stop: () => platform.stop(),
  };
}

async function teams(tools: ChannelTools): Promise<Front> {
  const platform = await startTeamsPlatform();
  return {
    channel: createTeamsChannel(platform.settings, tools, { turnMs: 50 }),
    to: direct('teams', objectIdOf('ana')),
    open: async (url) => {
      platform.mail.desk = url;
      return {
        sees: async () => platform.sees('ana').map(withPicks),
        write: async (text) => (await platform.say('ana', text)).ref,
        again: async () => void (await platform.mail.again(platform.mail.sent.at(-1)!)),
      };
    },
    stop: () => platform.stop(),
  };
}

/** Many choices are a list with a button below it: picking one and pressing the button is tapping it. */
function withPicks(seen: Seen): Seen {
  const [button] = seen.taps;
  const lists = seen.inputs.filter(({ options }) => options !== undefined);
  if (!button || seen.taps.length > 1 || lists.length !== seen.inputs.length) return seen;
  const taps = lists.flatMap(({ id, options = [] }) =>
    options.map(({ label, value }) => ({ label, value, tap: () => button.tap({ [id]: value }) })),
  );
  return taps.length > 0 ? { ...seen, taps } : seen;
}

async function whatsapp(tools: ChannelTools): Promise<Front> {
  const platform = await startWhatsAppPlatform();
  return {
    channel: createWhatsAppChannel(platform.settings, tools),
    to: direct('whatsapp', '51900000001'),
    open: async (url) => {
      platform.mail.desk = url;
      return {
        sees: async () => platform.sees('ana'),
        write: async (text) => (await platform.say('ana', text)).ref,
        again: async () => void (await platform.mail.again(platform.mail.sent.at(-1)!)),
      };
    },
    stop: () => platform.stop(),
  };
}

async function web(tools: ChannelTools): Promise<Front> {
  const { newId, ...rest } = tools;
  const people = (): readonly { id: string; name: string }[] => [{ id: 'ana', name: 'Ana Torres' }];
  const options = {
    ...rest,
    newId,
    demo: true,
    people,
    pageFolder: 'dist/page',
    sessionKey: 'a key for tests only, not a secret',
  };
  return {
    channel: createWebChannel(options),
    to: direct('web', 'ana'),
    open: async (url) => {
      const ana = await openWebPerson(url, 'ana');
      return {
        sees: () => ana.sees(),
        write: async (text) => void (await ana.say(text)),
        again: () => ana.again(),
      };
    },
    stop: async () => undefined,
  };
}
