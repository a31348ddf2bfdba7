import type { Pace } from '../../../src/messaging/platform/pace.ts';
import type { Delivery } from '../../../src/channel.ts';
import type { Answered, Api } from './api.ts';
import { consequenceOf, deliveryOf } from './errors.ts';
import { PAIR_BACKOFF_BASE, SHORT_WAIT_MS } from '../limits.ts';
import { recipientOf } from './recipient.ts';
import type { Content } from '../render/render.ts';

export interface Sending {
  readonly address: string;
  readonly content: Content;
  /** Comes back with each status: tells which message it was, also if the answer to the call is lost. */
  readonly mark?: string;
  readonly replyTo?: string | undefined;
  /** Asked for by a tap just now: only a person's own haste sets its pace. */
  readonly tapped?: true;
  /** Milliseconds since 1970 after which nothing is begun any more. */
  readonly until: number;
}

export type Sent = Delivery & {
  /** The 24 hours are over. */
  readonly closed?: true;
};

/** Sends one message of the Cloud API, within the platform's rates. */
export type SendContent = (sending: Sending) => Promise<Sent>;

const MOST_BACKOFFS = 10_000;
const MOST_BACKOFF_POWER = 6;

interface Parts {
  readonly api: Api;
  readonly pace: Pace;
  readonly now: () => Date;
}

/** How often in a row the platform said that one person gets too much. */
type TooMuch = Map<string, number>;

export function createSendContent(parts: Parts): SendContent {
  const { pace, now } = parts;
  const tooMuch: TooMuch = new Map();
  return async (sending) => {
    const { address, until, tapped } = sending;
    const keys = ['account', `held:${address}`, ...(tapped ? [] : [`pair:${address}`])];
    for (let waited = false; ; waited = true) {
      const left = until - now().getTime();
      const wait = left > 0 ? pace.take(keys) : 0;
      if (left > 0 && wait === 0) return post(parts, sending, tooMuch);
      if (waited || wait > SHORT_WAIT_MS || wait >= left)
        return { ok: false, retry: 'later', reason: "kept within WhatsApp's rates", untried: true, retryAfterMs: wait };
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  };
}

async function post({ api, pace, now }: Parts, sending: Sending, tooMuch: TooMuch): Promise<Sent> {
  const { address, content, mark, replyTo, until } = sending;
  const answered = await api.call({
    path: `${api.phone}/messages`,
    json: {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      ...recipientOf(address),
      ...(replyTo !== undefined && { context: { message_id: replyTo } }),
      ...(mark !== undefined && { biz_opaque_callback_data: mark }),
      ...content,
    },
    withinMs: until - now().getTime(),
  });
  if (!answered.ok) return refused(answered, { pace, address, tooMuch });
  tooMuch.delete(address);
  return taken(answered.body);
}

interface Refusing {
  readonly pace: Pace;
  readonly address: string;
  readonly tooMuch: TooMuch;
}

function refused(error: Extract<Answered, { ok: false }>, { pace, address, tooMuch }: Refusing): Sent {
  const delivery = deliveryOf(error);
  const kind = consequenceOf(error);
  if (kind === 'window') return { ...delivery, closed: true };
  if (kind === 'account') pace.hold('account', delivery.retryAfterMs ?? 0);
  if (kind !== 'pair') return { ...delivery, ...(error.unsure && delivery.retry === 'later' && { unsure: true }) };
  const times = tooMuch.get(address) ?? 0;
  if (tooMuch.size >= MOST_BACKOFFS) tooMuch.clear();
  tooMuch.set(address, times + 1);
  const wait = error.retryAfterMs ?? 1000 * PAIR_BACKOFF_BASE ** Math.min(times, MOST_BACKOFF_POWER);
  pace.hold(`held:${address}`, wait);
  return { ...delivery, retryAfterMs: wait };
}

function taken(body: unknown): Sent {
  const ref = (body as { messages?: readonly { id?: unknown }[] }).messages?.[0]?.id;
  if (typeof ref === 'string' && ref !== '') return { ok: true, ref };
  return { ok: false, retry: 'later', reason: 'WhatsApp named no message', unsure: true };
}
