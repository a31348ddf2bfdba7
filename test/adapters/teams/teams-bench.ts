import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createTeamsChannel, type TeamsChannel } from '../../../adapters/teams/index.ts';
import type { InboundEvent } from '../../../src/messaging/inbound.ts';
import type { OutboundMessage } from '../../../src/messaging/outbound.ts';
import type { ChannelTools } from '../../../src/channel.ts';
import type { FileDesk, Store } from '../../../src/ports.ts';
import { fileURLToPath } from 'node:url';
import { loadDefinitions } from '../../../adapters/config/load-definitions.ts';
import { createTranslate } from '../../../adapters/i18next/translate.ts';
import type { Definitions } from '../../../src/domain/definitions.ts';
import { createQuietLog } from '../../fakes/quiet-log.ts';
import { startTeamsPlatform, type TeamsPlatform } from '../../fakes/teams-platform.ts';
import { temporaryStore } from '../../fakes/temporary-store.ts';

/** The adapter alone, on a real port, with the stand-in of Teams beside it; what it hands in is only written down. */
export interface TeamsBench {
  readonly teams: TeamsPlatform;
  readonly channel: TeamsChannel;
  readonly store: Store;
  readonly tools: ChannelTools;
  readonly events: InboundEvent[];
  readonly log: readonly string[];
  readonly url: string;
  /** What `receive` does besides writing down; it may throw. */
  taking: (event: InboundEvent) => Promise<void>;
  /** The bytes of the files that may be opened, by id. */
  readonly files: Map<string, Buffer>;
  post(body: string | object, headers?: Readonly<Record<string, string>>): Promise<Response>;
  stop(): Promise<void>;
}

const made: { definitions?: Promise<{ definitions: Definitions }> } = {};
const locales = fileURLToPath(new URL('../../../locales', import.meta.url));

export async function startTeamsBench(change: (platform: TeamsPlatform) => object = () => ({})): Promise<TeamsBench> {
  made.definitions ??= loadDefinitions('config');
  const [teams, kept, { definitions }] = [await startTeamsPlatform(), await temporaryStore(), await made.definitions];
  const { log, lines } = createQuietLog();
  const files = new Map<string, Buffer>();
  const tools = toolsFor({ store: kept.store, log, files, definitions });
  const channel = createTeamsChannel({ ...teams.settings, ...change(teams) }, tools, { turnMs: 50 });
  const app = express().set('trust proxy', 'loopback').use(channel.router);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  teams.mail.desk = url;
  const bench: TeamsBench = {
    ...{ teams, channel, store: kept.store, tools, events: [], log: lines, url, files },
    taking: async () => undefined,
    post: (body, headers = { Authorization: `Bearer ${teams.token()}` }) =>
      fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    stop: async () => {
      await channel.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await teams.stop();
      await kept.drop();
    },
  };
  await channel.start(
    async (event) => {
      await bench.taking(event);
      bench.events.push(event);
    },
    async () => undefined,
  );
  return bench;
}

interface Made {
  readonly store: Store;
  readonly log: ChannelTools['log'];
  readonly files: ReadonlyMap<string, Buffer>;
  readonly definitions: Definitions;
}

function toolsFor({ store, log, files, definitions }: Made): ChannelTools {
  return {
    ...{ store, log, files: fileDesk(files), views: {} as ChannelTools['views'] },
    identify: async ({ userId }) => [...definitions.people.values()].find((one) => one.addresses['teams'] === userId)?.id,
    definitions: () => definitions,
    translate: createTranslate(locales),
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
  };
}

function fileDesk(files: ReadonlyMap<string, Buffer>): FileDesk {
  return {
    keep: async () => ({ refused: 'file.lost' }),
    open: async (_reader, id) => {
      const found = files.get(id);
      const bytes = async function* () {
        if (found) yield found;
      };
      return found && { name: id, contentType: 'application/pdf', size: found.length, inPlace: false, bytes: bytes() };
    },
  };
}

/** A recorded payload, with the addresses of the stand-in in it. */
export function recorded(name: string, teams: TeamsPlatform): Record<string, unknown> {
  const text = readFileSync(new URL(`../../fixtures/teams/${name}.json`, import.meta.url), 'utf8');
  return JSON.parse(text.replaceAll('{{SERVICE_URL}}', teams.serviceUrl).replaceAll('{{FILES_URL}}', teams.url)) as Record<
    string,
    unknown
  >;
}

let count = 0;

/** Something to say to Ana. */
export function message(part: Partial<OutboundMessage> = {}): OutboundMessage {
  return {
    id: `entry-${(count += 1)}`,
    to: { channel: 'teams', id: '00000000-0000-4000-8000-000000000001', kind: 'direct' },
    reader: 'ana',
    language: 'es',
    paragraphs: ['Hola'],
    facts: [],
    choices: [],
    inputs: [],
    ...part,
  };
}
