import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { inspectBytes } from '../../adapters/file-type/inspect-bytes.ts';
import { createFolderFiles } from '../../adapters/files-folder/files.ts';
import { createHttpServer } from '../../adapters/http/index.ts';
import { createMetrics } from '../../adapters/http/metrics.ts';
import { createWebChannel } from '../../adapters/web/index.ts';
import type { WebChannel, WebChannelOptions } from '../../adapters/web/index.ts';
import type { DemoPerson } from '../../adapters/web/api.ts';
import { createFileDesk } from '../../src/actions/files/open-file.ts';
import type { Definitions } from '../../src/domain/definitions.ts';
import type { InboundEvent } from '../../src/messaging/inbound.ts';
import type { OutboundMessage } from '../../src/messaging/outbound.ts';
import type { TicketView } from '../../src/messaging/ticket-view.ts';
import type { FileDesk, Store } from '../../src/ports.ts';
import { breakable } from './breakable-store.ts';
import type { BreakableStore } from './breakable-store.ts';
import { createQuietLog } from './quiet-log.ts';
import { temporaryStore } from './temporary-store.ts';
import { createFakeViews, persons } from './web-views.ts';

/** All but rosa may be picked in demo mode. */
const listed: readonly DemoPerson[] = [
  { id: 'ana', name: 'Ana Torres', seat: 'employee', about: { es: 'Ventas', en: 'Sales' } },
  { id: 'bob', name: 'Bob Miller', about: { es: 'Ventas', en: 'Sales' } },
  { id: 'luis', name: 'Luis Rojas', seat: 'approver', about: { es: 'Jefe de ventas', en: 'Sales manager' } },
  { id: 'carlos', name: 'Carlos Quispe', seat: 'agent', about: { es: 'Mesa de ayuda', en: 'Service desk' } },
];

/** A message of a desk to one person, by default. */
export function toAna(id: string, text: string, more: Partial<OutboundMessage> = {}): OutboundMessage {
  const to = { channel: 'web', id: 'ana', kind: 'direct' } as const;
  return { id, to, reader: 'ana', language: 'es', paragraphs: [text], facts: [], choices: [], inputs: [], ...more };
}

export interface FakeDesk {
  readonly url: string;
  readonly channel: WebChannel;
  readonly store: BreakableStore;
  readonly files: FileDesk;
  /** What the desk's ear has heard. */
  readonly heard: InboundEvent[];
  /** What the ear does besides; throws to refuse. */
  onEvent: (event: InboundEvent) => Promise<void>;
  /** Changes INC-1 without a word to anybody. */
  change(part: Partial<TicketView>): void;
  stop(): Promise<void>;
}

async function serve(channel: WebChannel): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const server = createHttpServer({
    host: '127.0.0.1',
    port: 0,
    log: createQuietLog().log,
    mounts: [{ path: '/', handler: channel.router }],
    live: () => true,
    ready: async () => ({ ok: true, reasons: [], configHash: '' }),
    metrics: createMetrics(),
    stopWithinMs: 300,
  });
  const { address } = await server.start();
  return { url: address, stop: () => server.stop() };
}

function makeChannel(store: BreakableStore, files: FileDesk, more: Partial<WebChannelOptions>): WebChannel {
  return createWebChannel({
    store,
    views: createFakeViews().views,
    files,
    demo: true,
    people: () => listed,
    newId: randomUUID,
    now: () => new Date(),
    log: createQuietLog().log,
    pageFolder: 'dist/page',
    sessionKey: 'a key for tests only, not a secret',
    ...more,
  });
}

/** Real files; as to rights, whoever sent one may have it, as long as no ticket has. */
async function fakeFiles(store: Store, folder: string): Promise<FileDesk> {
  const people = new Map(persons.map((person) => [person.id, person]));
  return createFileDesk({
    ...{ store, inspect: inspectBytes, newId: () => randomUUID().replaceAll('-', ''), now: () => new Date() },
    files: await createFolderFiles({ folder: join(folder, 'files') }),
    definitions: () => ({ people }) as unknown as Definitions,
  });
}

/** The web channel on a real port and a real store, with nobody behind it. */
export async function startFakeDesk(more: Partial<WebChannelOptions> = {}): Promise<FakeDesk> {
  const { store: real, folder, drop } = await temporaryStore();
  const store = breakable(real);
  const heard: InboundEvent[] = [];
  const { views, change } = createFakeViews();
  const files = await fakeFiles(store, folder);
  const channel = makeChannel(store, files, { views, ...more });
  const { url, stop } = await serve(channel);
  const desk: FakeDesk = {
    url,
    channel,
    store,
    files,
    heard,
    onEvent: async () => undefined,
    change,
    stop: async () => {
      await channel.stop();
      await stop();
      await drop();
    },
  };
  await channel.start(
    async (event) => {
      await desk.onEvent(event);
      heard.push(event);
    },
    async () => undefined,
  );
  return desk;
}
