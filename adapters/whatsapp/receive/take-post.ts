import type { z } from 'zod';
import type { InboundEvent } from '../../../src/messaging/inbound.ts';
import type { Pace } from '../../../src/messaging/platform/pace.ts';
import type { ChannelTools, Receipt } from '../../../src/channel.ts';
import type { Api } from '../send/api.ts';
import { consequenceOf, deliveryOf } from '../send/errors.ts';
import { valuesFor, WhatsAppMessage, WhatsAppStatus, type Payload, type Profile, type Value } from './payload.ts';
import type { Places } from '../places.ts';
import { instantOf, isSaid, receive, senderOf, type Received } from './receive.ts';
import { takeStatus } from './receive-status.ts';
import type { SendContent } from '../send/send-content.ts';
import type { WhatsAppSettings } from '../settings.ts';
import { choiceOf, turnPage } from './take-tap.ts';
import { wordsOf } from '../render/words.ts';

/** Whoever listens while the channel is on. */
export interface Ears {
  readonly receive: (event: InboundEvent) => Promise<void>;
  readonly noted: (receipt: Receipt) => Promise<void>;
}

export interface TakingParts {
  readonly settings: WhatsAppSettings;
  readonly tools: ChannelTools;
  readonly api: Api;
  readonly places: Places;
  readonly sendContent: SendContent;
  readonly pace: Pace;
  readonly ears: () => Ears | undefined;
}

export interface Taking {
  /** All of a post, in its order. Rejects if any of it could not be written down: all of it comes again, and what is known changes nothing. */
  readonly take: (payload: z.infer<typeof Payload>) => Promise<void>;
  /** Resolves when nothing is at work beside the webhook. */
  idle(): Promise<void>;
}

export function createTaking(parts: TakingParts): Taking {
  const { tools, places, settings } = parts;
  const beside = new Set<Promise<unknown>>();
  /** What the platform need not wait for. */
  const aside = (work: Promise<unknown>): void => {
    const done: Promise<unknown> = work
      .catch((error: unknown) => tools.log.warn({ err: error }, 'something beside a message of WhatsApp failed'))
      .finally(() => beside.delete(done));
    beside.add(done);
  };
  return {
    take: async (payload) => {
      const ears = parts.ears();
      if (!ears) throw new Error('the desk is not listening');
      for (const value of valuesFor(payload, settings.phoneNumberId)) {
        for (const error of value.errors ?? [])
          tools.log.warn({ code: error.code, reason: error.title }, 'WhatsApp reports an error');
        for (const message of readable(tools, value.messages, WhatsAppMessage))
          await takeMessage({ ...parts, ears, aside, isOn: () => parts.ears() !== undefined }, message, value.contacts ?? []);
        for (const status of readable(tools, value.statuses, WhatsAppStatus))
          await takeStatus({ ...tools, places, noted: ears.noted }, status);
      }
    },
    async idle() {
      while (beside.size > 0) await Promise.allSettled(beside);
    },
  };
}

/** A strange one is left out: it would be as strange the next time. */
function readable<S extends z.ZodType>({ log }: ChannelTools, all: Value['messages'], schema: S): readonly z.infer<S>[] {
  return (all ?? []).flatMap((one) => {
    const read = schema.safeParse(one);
    if (read.success) return [read.data];
    log.warn({ where: read.error.issues[0]?.path.join('.') }, 'something that WhatsApp sent could not be read');
    return [];
  });
}

interface TakingOne extends Omit<TakingParts, 'ears'> {
  readonly isOn: () => boolean;
  readonly ears: Ears;
  readonly aside: (work: Promise<unknown>) => void;
}

async function takeMessage(parts: TakingOne, message: WhatsAppMessage, profiles: readonly Profile[]): Promise<void> {
  const { tools, places, ears, aside } = parts;
  if (message.type === 'system') return changeHands(parts, message);
  if (!isSaid(message)) return;
  const from = senderOf(message, profiles);
  if (from.phone === undefined && from.user === undefined) return;
  const at = instantOf(message, tools.now());
  // Before the desk hears of it: its answer may be on its way at once, and needs the window open.
  const known = await places.hear(from, at);
  const words = wordsOf(tools.translate, tools.definitions().desk.language);
  const received = receive(message, { known, name: from.name, at, words });
  const event = await eventOf(parts, received);
  if (event) await ears.receive(event);
  if (received.is !== 'nothing') aside(markRead(parts, message.id));
}

/** The number's owner has another one: whoever writes from it next is somebody else. */
async function changeHands({ tools, places }: TakingOne, { id, from, system }: WhatsAppMessage): Promise<void> {
  if (from === undefined || !/_changed_number$/.test(system?.type ?? '')) return;
  await places.leave(from.replace(/\D/g, ''), id);
  tools.log.warn({ event: `whatsapp:${id}` }, 'somebody has another number now: what was linked to the old one no longer counts');
}

async function eventOf(parts: TakingOne, received: Received): Promise<InboundEvent | undefined> {
  switch (received.is) {
    case 'event':
      return received.event;
    case 'tap':
      return received.tap.is === 'more' ? paged(parts, received) : choiceOf(parts.tools, received);
    case 'unreadable':
      // The desk says that it got no words, to whoever it knows.
      return { ...received.common, kind: 'message', text: '', attachments: [] };
    case 'nothing':
      return undefined;
  }
}

async function paged(parts: TakingOne, tap: Extract<Received, { is: 'tap' }>): Promise<InboundEvent | undefined> {
  const turned = await turnPage(parts, tap);
  if (typeof turned !== 'function') return turned;
  parts.aside(turned());
  return undefined;
}

/** Two blue ticks. "Typing…" is not shown: the answer is there at once, and would be followed by it. */
async function markRead({ api, pace }: TakingOne, id: string): Promise<void> {
  // It is worth no wait, and no call that the platform asked not to make.
  if (pace.take(['account']) > 0) return;
  const json = { messaging_product: 'whatsapp', status: 'read', message_id: id };
  const answered = await api.call({ path: `${api.phone}/messages`, json });
  if (!answered.ok && consequenceOf(answered) === 'account') pace.hold('account', deliveryOf(answered).retryAfterMs ?? 0);
}
