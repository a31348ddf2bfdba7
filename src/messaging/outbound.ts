import { z } from 'zod';
import { Address } from '../domain/person.ts';
import type { Value, Words } from '../domain/wording.ts';

/** What kind of words are awaited. A channel without a widget for it shows text, and the typed reply is read by the flow. */
export const expectationTypes = [
  'text', 'long_text', 'number', 'money', 'date', 'choice', 'yes_no', 'person', 'department', 'group',
] as const; // prettier-ignore
export type ExpectationType = (typeof expectationTypes)[number];

export interface Choice {
  readonly value: string;
  readonly label: Words;
  readonly style?: 'primary' | 'danger';
  /** A key of `locales/<lng>/words.json`: further words that mean this choice ("sí, dale, ok"). */
  readonly words?: string;
  /** An explanation may follow it: "rechazar, muy caro". */
  readonly explained?: boolean;
}

/** An input inside a card. */
export interface Input {
  readonly id: string;
  readonly label: Words;
  readonly type: ExpectationType;
  readonly required: boolean;
  readonly value?: Value;
  readonly hint?: Words;
  readonly options?: readonly { readonly value: string; readonly label: Words }[];
  /** The columns of a repeating group. */
  readonly fields?: readonly Input[];
}

/** What is asked: choices to tap, words to type, inputs to fill, in any mixture. */
export interface Ask {
  readonly choices?: readonly Choice[];
  readonly expects?: { readonly type: ExpectationType; readonly optional?: boolean };
  readonly inputs?: readonly Input[];
  /** False for buttons that are offers beside a message (an agent's card): typed words never mean them. */
  readonly typed?: boolean;
}

export interface Fact {
  readonly label: Words;
  readonly value: Value;
}

/** What to say, before anyone has chosen a language or a channel. */
export interface Say {
  readonly notice: Words;
  /** Further paragraphs. */
  readonly more?: readonly Words[];
  /** A label/value table, e.g. the answers an approver should see. */
  readonly facts?: readonly Fact[];
  /** The last paragraph, after the facts: usually the question itself. */
  readonly question?: Words;
  readonly ask?: Ask;
  readonly ticket?: string;
}

/** A message ready for a channel: in the reader's language, still in no channel's markup. */
export interface OutboundMessage {
  /** Of the outbox entry; lets a platform recognise what it was already given. */
  readonly id: string;
  readonly to: Address;
  /** The reader: a person's id or `team:ID`. */
  readonly reader: string;
  readonly language: 'es' | 'en';
  readonly paragraphs: readonly string[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly question?: string;
  readonly promptId?: string;
  readonly choices: readonly { readonly value: string; readonly label: string; readonly style?: 'primary' | 'danger' }[];
  readonly inputs: readonly RenderedInput[];
  readonly expects?: { readonly type: ExpectationType; readonly options?: readonly string[] };
  readonly ticket?: string;
  /** The platform's own reference of an earlier message that this one takes the place of. */
  readonly replaces?: string;
  /** The sentence's key: lets a channel that needs pre-approved wording find its template. */
  readonly key?: string;
}

export interface RenderedInput {
  readonly id: string;
  readonly label: string;
  readonly type: ExpectationType;
  readonly required: boolean;
  readonly hint?: string;
  readonly value?: unknown;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly fields?: readonly RenderedInput[];
}

/** Something the desk has decided to say. Written in the turn's transaction; leased, sent, settled afterwards. */
export const OutboxEntry = z.object({
  id: z.string(),
  version: z.number(),
  schema: z.number(),
  /** Order within an address. */
  seq: z.string(),
  /** A person's id or `team:ID`. */
  reader: z.string(),
  to: Address,
  /** `channel:id` of `to`: messages to one lane leave in order. */
  lane: z.string(),
  say: z.custom<Say>(),
  promptId: z.string().optional(),
  /** The outbox entry whose message this one rewrites. */
  replaces: z.string().optional(),
  /** Said at most once under this key (e.g. `INC-1:response:50:ana`). */
  once: z.string().optional(),
  state: z.enum(['queued', 'sending', 'sent', 'failed', 'held']),
  attempts: z.number(),
  /** When to send, or while `sending` the end of the lease. Absent once settled. */
  dueAt: z.date().optional(),
  /** The process that holds the lease. Absent while `sending`: it is not known whether the platform has it. */
  holder: z.string().optional(),
  /** What the platform calls the message. */
  ref: z.string().optional(),
  maybeTwice: z.boolean().optional(),
  reason: z.string().optional(),
  createdAt: z.date(),
  forgetAt: z.date().optional(),
});
export type OutboxEntry = z.infer<typeof OutboxEntry>;
