import type { InboundEvent } from './messaging/inbound.ts';
import type { OutboundMessage } from './messaging/outbound.ts';
import type { Definitions } from './domain/definitions.ts';
import type { FileDesk, Log, NewId, Now, Store, Translate, Views } from './ports.ts';

/** One chat platform. Verifies and parses what comes in, renders and sends what goes out, knows nothing else. */
export interface Channel {
  readonly name: string;
  /**
   * Begins listening. The platform is told "received" only after `receive` has resolved; if it rejects, 503. `noted` takes what a platform
   * says later of a message that it was given.
   */
  start(receive: (event: InboundEvent) => Promise<void>, noted: (receipt: Receipt) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
  /** Renders every kind of message, with plainer means where the platform lacks richer ones. Never throws for a platform's refusal. */
  send(message: OutboundMessage): Promise<Delivery>;
  /** After a crash: what the platform calls the message with this outbox id, `absent` if it surely never got it, `unknown` if it cannot say. */
  find(message: OutboundMessage): Promise<{ readonly ref: string } | 'absent' | 'unknown'>;
  /** The bytes of a file that was left with the platform, by the `ref` of its attachment; `gone` if there is no such file any more. Throws if the platform does not answer. */
  fetch(ref: string): Promise<AsyncIterable<Uint8Array> | 'gone'>;
}

/**
 * How an attempt went. `later`: again, not before `retryAfterMs` where the platform named a time; `never`: the message itself is refused;
 * `elsewhere`: its reader cannot be reached here now, so it goes to another channel of theirs, or is held where there is none;
 * `held`: it waits for the operator or the reader. `reason` is for the operator.
 */
export type Delivery =
  | { readonly ok: true; readonly ref: string }
  | {
      readonly ok: false;
      readonly retry: 'later' | 'never' | 'elsewhere' | 'held';
      readonly retryAfterMs?: number;
      readonly reason: string;
      /** Nothing was asked of the platform, since its rates leave no room yet: this was no attempt. */
      readonly untried?: true;
      /** The platform may have it although it did not say so (no answer, a cut connection, a 5xx): it is looked for by `find` before it is sent again. */
      readonly unsure?: true;
      /** The time that the platform named holds for all that goes there, not for this address alone. */
      readonly scope?: 'channel';
      /** `blocked`: the reader does not want to hear the desk here; `credentials`: the platform no longer takes the desk's token. */
      readonly because?: 'blocked' | 'credentials';
    };

/** What a platform says of a message after it has taken it. `ref` is as `send` gave it. */
export interface Receipt {
  readonly channel: string;
  readonly ref: string;
  /** The outbox id, where the platform hands it back: it may tell of a message before, or without, having answered the send. */
  readonly entry?: string;
  readonly at: Date;
  readonly state: 'delivered' | 'read' | Extract<Delivery, { ok: false }>;
}

/** The person behind a sender, by the directory or by a link of their own. */
export type Identify = (sender: InboundEvent['sender']) => Promise<string | undefined>;

/** What every channel is given of the desk. */
export interface ChannelTools {
  readonly store: Store;
  readonly views: Views;
  readonly files: FileDesk;
  readonly identify: Identify;
  readonly definitions: () => Definitions;
  readonly translate: Translate;
  readonly now: Now;
  readonly newId: NewId;
  readonly log: Log;
}
