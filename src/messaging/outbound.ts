import { z } from 'zod';
import type { Answer } from '../domain/form/answers.ts';
import type { Condition } from '../domain/form/condition.ts';
import { Language } from '../domain/label.ts';
import { Address } from '../domain/person.ts';
import type { Value, Words } from '../domain/wording.ts';

/** What kind of words are awaited. A channel without a widget for it shows text, and the typed reply is read by the flow. */
export const expectationTypes = [
  'text', 'long_text', 'number', 'money', 'date', 'date_time', 'date_range', 'duration', 'yes_no', 'choice', 'choices', 'person',
  'department', 'site', 'asset', 'email', 'phone', 'link', 'place', 'attachment', 'group', 'rating', 'information',
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
  /** A channel that could show the others as buttons without it leaves it out: the words beside it tell how to type it. */
  readonly spare?: boolean;
}

/** What an input takes and when it applies, in no language: the same for the desk and for whoever renders it. */
export interface InputRules {
  readonly id: string;
  readonly type: ExpectationType;
  readonly required: boolean;
  /** Shown only while this holds of the card's other inputs; only a client that can follow them heeds it. What is sent is checked anyway. */
  readonly when?: Condition;
  /** Needed while `when` holds; only a client that can follow conditions may demand it. */
  readonly needed?: boolean;
  /** Several values: people. */
  readonly several?: boolean;
  /** The fewest and the most: of options, people, files or rows. Of a rating, `max` is its best mark. */
  readonly min?: number;
  readonly max?: number;
  /** Computed by the desk: shown, never typed. */
  readonly fixed?: boolean;
  /** Too many to be listed: the client asks for those that fit some letters. */
  readonly suggests?: 'people' | 'assets';
  /** ISO 4217: what an amount is in. */
  readonly currency?: string;
}

/** An input inside a card. */
export interface Input extends InputRules {
  readonly label: Words;
  readonly value?: InputValue;
  readonly hint?: Words;
  /** Why what stands in it cannot be taken. */
  readonly error?: Words;
  readonly options?: readonly { readonly value: string; readonly label: Words; readonly when?: Condition }[];
  /** The columns of a repeating group. */
  readonly fields?: readonly Input[];
}

/** What stands in an input: an answer in canonical form, and how it reads where the id alone says nothing (people, files). */
export interface InputValue {
  readonly answer: Answer;
  readonly shown: Value;
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

/** A file of a ticket that goes along with a message; its reader gets the bytes by the rules of sight. */
export const SentFile = z.object({ id: z.string(), name: z.string(), contentType: z.string(), size: z.number() });
export type SentFile = z.infer<typeof SentFile>;

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
  readonly files?: readonly SentFile[];
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
  readonly choices: readonly {
    readonly value: string;
    readonly label: string;
    readonly style?: 'primary' | 'danger';
    readonly spare?: boolean;
  }[];
  readonly inputs: readonly RenderedInput[];
  readonly expects?: { readonly type: ExpectationType; readonly options?: readonly string[] };
  readonly ticket?: string;
  /** The platform's own reference of an earlier message that this one takes the place of. */
  readonly replaces?: string;
  /** The platform's own reference of the message that this one stands under: in its thread, or as a reply to it. */
  readonly thread?: string;
  /** Sent along with a new message. One that takes another's place names all that belong to it, for who shows links: nothing is sent anew. */
  readonly files?: readonly SentFile[];
  /** The sentence's key: lets a channel that needs pre-approved wording find its template. */
  readonly key?: string;
}

export interface RenderedInput extends InputRules {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  /** In canonical form, as it may be sent back. */
  readonly value?: unknown;
  /** The value in the reader's language and zone. */
  readonly shown?: string;
  /** Where the value is a list: how each part reads, in its order. */
  readonly names?: readonly string[];
  readonly options?: readonly { readonly value: string; readonly label: string; readonly when?: Condition }[];
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
  /** Where the reader's own is not to be known: of a stranger. */
  language: Language.optional(),
  promptId: z.string().optional(),
  /** The outbox entry whose message this one rewrites. */
  replaces: z.string().optional(),
  /** The outbox entry whose message this one stands under. */
  under: z.string().optional(),
  /** The same where it is not a message of the desk's: the platform's own reference. */
  thread: z.string().optional(),
  /** Said at most once under this key (e.g. `INC-1:response:50:ana`). */
  once: z.string().optional(),
  state: z.enum(['queued', 'sending', 'sent', 'failed', 'held']),
  /** How often the platform was asked. */
  attempts: z.number(),
  /** Attempts that failed while the platform took what others were sent: so many, and it is this message that is wrong. */
  strikes: z.number().optional(),
  /** When the platform was asked last in vain. */
  triedAt: z.date().optional(),
  /** When to send, or while `sending` the end of the lease. Absent once settled. */
  dueAt: z.date().optional(),
  /** When its turn came first. From then on those behind it wait for it. */
  begunAt: z.date().optional(),
  /** It waits for its channel to work again, not for a time that the platform named. */
  waits: z.literal('channel').optional(),
  /** The process that holds the lease. Absent while `sending`: it is not known whether the platform has it. */
  holder: z.string().optional(),
  /** What the platform calls the message. */
  ref: z.string().optional(),
  /** What the platform has said of the message since. */
  receipt: z.object({ state: z.enum(['delivered', 'read']), at: z.date() }).optional(),
  maybeTwice: z.boolean().optional(),
  reason: z.string().optional(),
  /** Lanes where its reader could not be reached. */
  left: z.array(z.string()).optional(),
  /** Since when it waits for its reader to write, or for the operator. Only while it is held. */
  heldAt: z.date().optional(),
  /** The entry that was said in its place since, where it could not be rewritten. */
  standsAs: z.string().optional(),
  createdAt: z.date(),
  forgetAt: z.date().optional(),
});
export type OutboxEntry = z.infer<typeof OutboxEntry>;
