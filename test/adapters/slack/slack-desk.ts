import { createTranslate } from '../../../adapters/i18next/translate.ts';
import { createHttpServer } from '../../../adapters/http/index.ts';
import { createMetrics } from '../../../adapters/http/metrics.ts';
import { createSlackChannel, type SlackChannel } from '../../../adapters/slack/index.ts';
import type { SlackSettings } from '../../../adapters/slack/settings.ts';
import { readConfiguration } from '../../../src/commands/read-configuration.ts';
import type { InboundEvent } from '../../../src/messaging/inbound.ts';
import type { OutboundMessage } from '../../../src/messaging/outbound.ts';
import type { ChannelTools } from '../../../src/channel.ts';
import type { Store } from '../../../src/ports.ts';
import { createQuietLog } from '../../fakes/quiet-log.ts';
import { startSlackPlatform, type SlackPlatform } from '../../fakes/slack-platform.ts';
import { temporaryStore } from '../../fakes/temporary-store.ts';
import { createFakeViews } from '../../fakes/web-views.ts';

/** The adapter on a real port, between a stand-in of Slack and an ear that only listens. */
export interface SlackDesk {
  readonly slack: SlackPlatform;
  readonly channel: SlackChannel;
  readonly store: Store;
  readonly heard: InboundEvent[];
  readonly log: readonly string[];
  readonly files: Map<string, { readonly name: string; readonly bytes: Buffer }>;
  /** What the ear does besides; throws to refuse. */
  onEvent: (event: InboundEvent) => Promise<void>;
  stop(): Promise<void>;
}

const translate = createTranslate('locales');

/** A message of the desk to Ana, by default. */
export function toAna(more: Partial<OutboundMessage> & { readonly id: string }): OutboundMessage {
  const to = { channel: 'slack', id: 'U0DESKANA', kind: 'direct' } as const;
  return { to, reader: 'ana', language: 'es', paragraphs: [], facts: [], choices: [], inputs: [], ...more };
}

/** `before`: what Slack is told before the adapter meets it. */
export async function startSlackDesk(
  more: Partial<SlackSettings> = {},
  before: (slack: SlackPlatform) => void = () => undefined,
): Promise<SlackDesk> {
  const [slack, { store, drop }] = [await startSlackPlatform(), await temporaryStore()];
  before(slack);
  const { log, lines } = createQuietLog();
  const files: SlackDesk['files'] = new Map();
  const settings = { botToken: slack.token, signingSecret: slack.secret, apiUrl: slack.apiUrl, postEveryMs: 0, ...more };
  const channel = createSlackChannel(settings, await toolsOf({ store, log, files }));
  const heard: InboundEvent[] = [];
  const ear: Pick<SlackDesk, 'onEvent'> = { onEvent: async () => undefined };
  await channel.start(
    async (event) => {
      await ear.onEvent(event);
      heard.push(event);
    },
    async () => undefined,
  );
  const server = await serve(channel);
  slack.mail.desk = server.url;
  return Object.assign(ear, {
    ...{ slack, channel, store, heard, files, log: lines },
    stop: async () => {
      await channel.stop();
      await server.stop();
      await slack.stop();
      await drop();
    },
  });
}

async function toolsOf({
  store,
  log,
  files,
}: Pick<ChannelTools, 'store' | 'log'> & Pick<SlackDesk, 'files'>): Promise<ChannelTools> {
  const { definitions } = await readConfiguration('config');
  const people = [...definitions.people.values()];
  return {
    ...{ store, log, translate, definitions: () => definitions, now: () => new Date(), newId: () => 'id' },
    views: {
      ...createFakeViews().views,
      person: (id) => {
        const person = definitions.people.get(id);
        return person && { id, name: person.name, language: person.language ?? 'es', agent: false, rooms: [] };
      },
      suggest: (_reader, of, words) => {
        const found = of === 'people' ? people.filter(({ name }) => name.toLowerCase().includes(words.toLowerCase())) : [];
        return found.map(({ id, name }) => ({ value: id, label: name }));
      },
    },
    files: openerOf(files),
    identify: async ({ email }) => people.find((person) => email !== undefined && person.email === email)?.id,
  };
}

async function serve({ router }: SlackChannel): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const server = createHttpServer({
    ...{ host: '127.0.0.1', port: 0, log: createQuietLog().log, metrics: createMetrics(), stopWithinMs: 300 },
    mounts: [{ path: '/', handler: router }],
    live: () => true,
    ready: async () => ({ ok: true, reasons: [], configHash: '' }),
  });
  const { address: url } = await server.start();
  return { url, stop: () => server.stop() };
}

function openerOf(files: SlackDesk['files']): ChannelTools['files'] {
  return {
    keep: async () => ({ refused: 'file.not_here' }),
    open: async (_reader, id) => {
      const file = files.get(id);
      return (
        file && {
          ...{ name: file.name, contentType: 'image/png', size: file.bytes.length, inPlace: true },
          bytes: (async function* () {
            yield file.bytes;
          })(),
        }
      );
    },
  };
}
