import { DuplicateKey, StaleVersion } from '../../src/ports.ts';
import type { ChannelTools } from '../../src/channel.ts';
import type { SlackPeople } from './slack-people.ts';
import type { WebApi } from './send/web-api.ts';

/** The channels that the desk was seen in, with their names: whoever looks for a room's address finds it there. */
export interface Places {
  /** Somebody came into a channel; the desk itself counts. */
  joined(who: { readonly user: string; readonly channel: string }): Promise<void>;
  /** Something was said in a channel. Does not wait. */
  seen(channel: string): void;
}

const NOTED_FOR_MS = 3_600_000;
const MOST_NOTED = 5000;

interface Parts {
  readonly api: WebApi;
  readonly people: Pick<SlackPeople, 'me'>;
  readonly tools: Pick<ChannelTools, 'store' | 'now' | 'log'>;
}

export function createPlaces(parts: Parts): Places {
  const noted = new Map<string, number>();
  const seen = (channel: string): void => {
    if ((noted.get(channel) ?? 0) > Date.now()) return;
    if (noted.size >= MOST_NOTED) noted.clear();
    noted.set(channel, Date.now() + NOTED_FOR_MS);
    void note(parts, channel).catch((error: unknown) => {
      parts.tools.log.warn({ channel, error: String(error) }, 'a channel of Slack could not be noted');
    });
  };
  return {
    seen,
    joined: async ({ user, channel }) => {
      if (user === (await parts.people.me()).userId) seen(channel);
    },
  };
}

async function note({ api, tools }: Parts, channel: string): Promise<void> {
  const name = await api.call('conversations.info', { channel }).then(
    (answer) => (answer['channel'] as { readonly name?: string } | undefined)?.name,
    () => undefined,
  );
  const id = `slack:${channel}`;
  const fresh = { channel: 'slack', address: channel, seenAt: tools.now(), ...(name && { name }) };
  try {
    await tools.store.transaction(async (tx) => {
      const places = tx.collection('places');
      const before = await places.get(id);
      if (before) await places.replace({ ...before, ...fresh });
      else await places.insert({ id, version: 1, schema: 1, kept: {}, ...fresh });
    });
  } catch (error) {
    // Another process has noted it meanwhile.
    if (!(error instanceof DuplicateKey || error instanceof StaleVersion)) throw error;
  }
}
