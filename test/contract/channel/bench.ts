import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createFolderFiles } from '../../../adapters/files-folder/files.ts';
import { inspectBytes } from '../../../adapters/file-type/inspect-bytes.ts';
import { createHttpServer } from '../../../adapters/http/index.ts';
import { createMetrics } from '../../../adapters/http/metrics.ts';
import { createTranslate } from '../../../adapters/i18next/translate.ts';
import { personInDirectory } from '../../../src/actions/accounts/identify-sender.ts';
import { createFileDesk } from '../../../src/actions/files/open-file.ts';
import { readConfiguration } from '../../../src/commands/read-configuration.ts';
import type { Definitions } from '../../../src/domain/definitions.ts';
import type { InboundEvent } from '../../../src/messaging/inbound.ts';
import type { OutboundMessage, OutboxEntry, Say } from '../../../src/messaging/outbound.ts';
import type { Prompt } from '../../../src/messaging/prompt.ts';
import { createSpeaker } from '../../../src/messaging/speak.ts';
import type { Channel, ChannelTools, Delivery } from '../../../src/channel.ts';
import type { Store } from '../../../src/ports.ts';
import { createQuietLog } from '../../fakes/quiet-log.ts';
import type { Seen } from '../../fakes/seen.ts';
import { temporaryStore } from '../../fakes/temporary-store.ts';
import { createFakeViews } from '../../fakes/web-views.ts';
import { fronts, type BenchName, type Front } from './fronts.ts';

/** A channel with its platform before it and nobody behind it. Ana is the reader. */
export interface Bench {
  readonly store: Store;
  /** What reached the desk, in order. */
  readonly heard: InboundEvent[];
  /** Says something as the outbox would: the entry is there, and so is what it replaces. */
  say(say: Say, more?: Saying): Promise<Delivery & { readonly entry: string }>;
  /** All that Ana sees, oldest first. */
  sees(): Promise<readonly Seen[]>;
  /** She writes. The ref of her message, where the platform has one. */
  write(text: string): Promise<string | undefined>;
  /** Keeps bytes as one of her files, and names it as a message does. */
  file(name: string, bytes: Buffer): Promise<NonNullable<Say['files']>[number]>;
  /** What came of the platform's last delivery is delivered again. */
  again(): Promise<void>;
  /** So much time goes by that the platform's rates have room again. */
  rest(): void;
  stop(): Promise<void>;
}

export interface Saying {
  /** The entry it takes the place of. */
  readonly replaces?: string;
  /** The platform's ref of what it stands under. */
  readonly thread?: string;
  readonly promptId?: string;
}

export async function openBench(name: BenchName): Promise<Bench> {
  const { store, folder, drop } = await temporaryStore();
  const { definitions } = await readConfiguration('config');
  const tools = await toolsFor(store, definitions, folder);
  const front = await fronts[name](tools);
  const heard: InboundEvent[] = [];
  await front.channel.start(
    async (event) => void heard.push(event),
    async () => undefined,
  );
  const server = createHttpServer({
    ...{ host: '127.0.0.1', port: 0, log: tools.log, metrics: createMetrics(), stopWithinMs: 300, live: () => true },
    mounts: [{ path: '/', handler: front.channel.router }],
    ready: async () => ({ ok: true, reasons: [], configHash: '' }),
  });
  const { address } = await server.start();
  const hands = await front.open(address);
  await hands.write('hola');
  heard.splice(0);
  return {
    ...{ store, heard, ...hands },
    say: (say, more = {}) => deliver({ tools, front }, say, more),
    rest: () => void (name === 'whatsapp' && (paced.ahead += PAIR_REST_MS)),
    file: (fileName, bytes) => keepFile(tools, fileName, bytes),
    stop: async () => {
      await front.channel.stop();
      await server.stop();
      await front.stop();
      await drop();
    },
  };
}

async function toolsFor(store: Store, definitions: Definitions, folder: string): Promise<ChannelTools> {
  const newId = (): string => randomUUID().replaceAll('-', '');
  const now = (): Date => new Date(Date.now() + paced.ahead);
  const files = await createFolderFiles({ folder: join(folder, 'files') });
  return {
    ...{ store, newId, now, log: createQuietLog().log, definitions: () => definitions },
    views: createFakeViews().views,
    files: createFileDesk({ store, files, inspect: inspectBytes, newId, now, definitions: () => definitions }),
    identify: async (sender) => personInDirectory(sender, definitions),
    translate: createTranslate('locales'),
  };
}

let count = 0;
/** Platforms take so many messages in so long: instead of waiting, the clock is put on. */
const paced = { ahead: 0 };
/** WhatsApp's rate for one person, used up. */
const PAIR_REST_MS = 270_000;

async function sendPatiently(channel: Channel, message: OutboundMessage): Promise<Delivery> {
  const delivery = await channel.send(message);
  if (delivery.ok || !delivery.untried) return delivery;
  paced.ahead += delivery.retryAfterMs ?? 1000;
  return sendPatiently(channel, message);
}

async function deliver(
  { tools, front }: { tools: ChannelTools; front: Front },
  say: Say,
  more: Saying,
): Promise<Delivery & { entry: string }> {
  const { store, translate, definitions, now } = tools;
  const id = `e${String((count += 1)).padStart(6, '0')}`;
  const { promptId, replaces, thread } = more;
  const entry: OutboxEntry = {
    ...{ id, version: 1, schema: 1, seq: id, reader: 'ana', to: front.to, lane: `${front.to.channel}:${front.to.id}` },
    ...{ say, state: 'sending', attempts: 1, createdAt: now() },
    ...(promptId !== undefined && { promptId }),
    ...(replaces !== undefined && { replaces }),
  };
  const earlier = await store.transaction(async (tx) => {
    await tx.collection('outbox').insert(entry);
    if (promptId !== undefined && !(await tx.collection('prompts').get(promptId)))
      await tx.collection('prompts').insert(promptOf(promptId, entry));
    return replaces === undefined ? undefined : (await tx.collection('outbox').get(replaces))?.ref;
  });
  const spoken = createSpeaker({ translate, definitions: definitions() }, { language: 'es', zone: 'America/Lima' }).message(
    entry,
  );
  const message = { ...spoken, ...(earlier !== undefined && { replaces: earlier }), ...(thread !== undefined && { thread }) };
  const delivery = await sendPatiently(front.channel, message);
  if (delivery.ok) {
    await store.transaction(async (tx) => {
      const kept = await tx.collection('outbox').get(id);
      if (kept) await tx.collection('outbox').replace({ ...kept, state: 'sent', ref: delivery.ref });
    });
  }
  return { ...delivery, entry: id };
}

function promptOf(id: string, { id: entry, say, to, createdAt }: OutboxEntry): Prompt {
  return {
    ...{ id, version: 1, schema: 1, flow: 'triage', draft: {}, audience: ['person:ana'], say, open: true, answers: [] },
    ...{ askedAt: createdAt, shownAt: createdAt, copies: [{ entry, reader: 'ana', to }] },
  };
}

async function keepFile({ files }: ChannelTools, name: string, bytes: Buffer): ReturnType<Bench['file']> {
  const kept = await files.keep({
    ...{ by: 'ana', name },
    bytes: (async function* () {
      yield bytes;
    })(),
  });
  if ('refused' in kept) throw new Error(kept.refused);
  return kept;
}
