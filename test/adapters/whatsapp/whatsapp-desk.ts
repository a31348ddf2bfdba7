import { createTranslate } from '../../../adapters/i18next/translate.ts';
import { loadDefinitions } from '../../../adapters/config/load-definitions.ts';
import { createHttpServer, type HttpServer } from '../../../adapters/http/index.ts';
import { createMetrics } from '../../../adapters/http/metrics.ts';
import { createWhatsAppChannel, type WhatsAppChannel } from '../../../adapters/whatsapp/index.ts';
import type { InboundEvent } from '../../../src/messaging/inbound.ts';
import type { OutboundMessage } from '../../../src/messaging/outbound.ts';
import type { ChannelTools, Receipt } from '../../../src/channel.ts';
import type { FileDesk, Store } from '../../../src/ports.ts';
import { createQuietLog } from '../../fakes/quiet-log.ts';
import { temporaryStore } from '../../fakes/temporary-store.ts';
import { startWhatsAppPlatform, type WhatsAppPlatform } from '../../fakes/whatsapp-platform.ts';

/** The adapter on a listener of its own, between the stand-in of the platform and a desk that only notes what it hears. */
export interface WhatsAppDesk {
  readonly whatsapp: WhatsAppPlatform;
  readonly channel: WhatsAppChannel;
  readonly store: Store;
  readonly heard: InboundEvent[];
  readonly receipts: Receipt[];
  readonly log: readonly string[];
  /** Thrown by the desk's ear while it is set. */
  deaf?: Error;
  /** The files that the desk has, by id. */
  readonly files: Map<string, { readonly name: string; readonly contentType: string; readonly bytes: Buffer }>;
  /** Resolves once all that came is marked as read. */
  isRead(): Promise<void>;
  /** Moves the desk's clock. */
  pass(ms: number): void;
  stop(): Promise<void>;
}

const { definitions } = await loadDefinitions('config');
const translate = createTranslate('locales');

export async function startWhatsAppDesk(options: Parameters<typeof startWhatsAppPlatform>[0] = {}): Promise<WhatsAppDesk> {
  const whatsapp = await startWhatsAppPlatform(options);
  const place = await temporaryStore();
  const { log, lines } = createQuietLog();
  const clock = { ahead: 0 };
  const files: WhatsAppDesk['files'] = new Map();
  const tools = {
    ...{ store: place.store, log, translate, definitions: () => definitions, newId: () => 'unused' },
    now: () => new Date(Date.now() + clock.ahead),
    files: fileDesk(files),
    identify: async () => undefined,
    views: undefined as unknown as ChannelTools['views'],
  } satisfies ChannelTools;
  const channel = createWhatsAppChannel(whatsapp.settings, tools);
  const server = serving(channel, log);
  const desk: WhatsAppDesk = {
    ...{ whatsapp, channel, files, store: place.store, heard: [], receipts: [], log: lines },
    isRead: async () => {
      const people = (): number => whatsapp.account.messages.filter(({ byDesk }) => !byDesk).length;
      while (whatsapp.account.reads.length < people()) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    pass: (ms) => void (clock.ahead += ms),
    stop: async () => {
      await channel.stop();
      await server.stop();
      await whatsapp.stop();
      await place.drop();
    },
  };
  await channel.start(
    async (event) => {
      if (desk.deaf) throw desk.deaf;
      if (!desk.heard.some(({ id }) => id === event.id)) desk.heard.push(event);
    },
    async (receipt) => void desk.receipts.push(receipt),
  );
  whatsapp.mail.desk = (await server.start()).address;
  return desk;
}

function serving({ router }: WhatsAppChannel, log: ChannelTools['log']): HttpServer {
  return createHttpServer({
    ...{ host: '127.0.0.1', port: 0, log, live: () => true, metrics: createMetrics(), stopWithinMs: 300 },
    mounts: [{ path: '/', handler: router }],
    ready: async () => ({ ok: true, reasons: [], configHash: '' }),
  });
}

function fileDesk(files: WhatsAppDesk['files']): FileDesk {
  return {
    keep: async () => ({ refused: 'file.lost' }),
    open: async (_reader, id) => {
      const file = files.get(id);
      if (!file) return undefined;
      const { name, contentType, bytes } = file;
      const all = (async function* () {
        yield bytes;
      })();
      return { name, contentType, size: bytes.length, inPlace: false, bytes: all };
    },
  };
}

/** To ana, with nothing to tap, by default. */
export function toAna(id: string, text: string, more: Partial<OutboundMessage> = {}): OutboundMessage {
  const to = { channel: 'whatsapp', id: '51900000001', kind: 'direct' } as const;
  return { id, to, reader: 'ana', language: 'es', paragraphs: [text], facts: [], choices: [], inputs: [], ...more };
}

export function choices(count: number, label = (n: number): string => `Opción ${n}`): OutboundMessage['choices'] {
  return Array.from({ length: count }, (_, index) => ({ value: `v${index + 1}`, label: label(index + 1) }));
}
