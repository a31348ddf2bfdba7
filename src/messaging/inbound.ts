import { z } from 'zod';
import { Address } from '../domain/person.ts';

/** A place on the map, as a phone sends it. Degrees; `name` and `address` where the person picked a known place. */
export const Location = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  name: z.string().optional(),
  address: z.string().optional(),
});
export type Location = z.infer<typeof Location>;

/** A file left on the channel's side; `ref` is what the adapter needs to fetch it. */
export const Attachment = z.object({ name: z.string(), contentType: z.string(), ref: z.string(), size: z.number().optional() });
export type Attachment = z.infer<typeof Attachment>;

const common = {
  /** Unique per channel delivery, e.g. `slack:Ev0123`. A second event with the same id is a redelivery and changes nothing. */
  id: z.string().min(1).max(300),
  at: z.date(),
  /** From the verified payload, never from a card's contents. */
  sender: z.object({
    channel: z.string(),
    userId: z.string(),
    name: z.string().optional(),
    /** Only where the platform vouches for it, and for full members only: the directory may then be asked by it. */
    email: z.string().optional(),
  }),
  /** Where it was said. */
  address: Address,
  /** Of what was said in a shared place: where this sender is answered alone. */
  direct: Address.optional(),
  /**
   * The platform's own reference (as `send` gives it) of the message that it stands under, or replies to. In a shared place with threads:
   * the root of the thread, which is the message itself where it begins one. Of a report: the message that is reported.
   */
  repliesTo: z.string().optional(),
};

/** What a person did. A tap is never turned into text, so typed words cannot pose as a button. */
export const InboundEvent = z.discriminatedUnion('kind', [
  /** Free words. `ticket` is set where the place itself belongs to a ticket: its thread, or a reply to one of its messages. */
  z.object({
    ...common,
    kind: z.literal('message'),
    text: z.string(),
    attachments: z.array(Attachment).default([]),
    location: Location.optional(),
    ticket: z.string().optional(),
  }),
  /** "Create a ticket" of somebody's message (a shortcut, an emoji, an action): `sender` asks for it, `author` wrote it. */
  z.object({
    ...common,
    kind: z.literal('report'),
    text: z.string(),
    author: z.object({ userId: z.string(), name: z.string().optional(), email: z.string().optional() }).optional(),
    /** Where the message stands. */
    link: z.url({ protocol: /^https?$/ }).optional(),
    attachments: z.array(Attachment).default([]),
  }),
  /** An emoji put on one of the desk's messages, which `repliesTo` names. */
  z.object({ ...common, kind: z.literal('reaction'), emoji: z.string().max(100) }),
  /** A tap on a choice, with the values of the card's inputs where it has any (by input id). */
  z.object({
    ...common,
    kind: z.literal('choice'),
    promptId: z.string(),
    value: z.string(),
    inputs: z.record(z.string(), z.unknown()).optional(),
  }),
  /** What follows `/mesa`. Never read as an answer or as free words. */
  z.object({ ...common, kind: z.literal('command'), text: z.string(), ticket: z.string().optional() }),
]);
export type InboundEvent = z.infer<typeof InboundEvent>;

/** An event as the inbox keeps it. `body` is dropped when it is done; the id stays, as proof against redelivery. */
export const InboxEntry = z.object({
  id: z.string(),
  version: z.number(),
  schema: z.number(),
  /** Events of one conversation are handled in `seq` order. */
  conversation: z.string(),
  seq: z.string(),
  state: z.enum(['new', 'done', 'dead']),
  body: InboundEvent.optional(),
  receivedAt: z.date(),
  /** Counted before the work, so that an event that kills the process is counted too. */
  attempts: z.number(),
  /** Due time of the next attempt; while an attempt runs, the end of its lease. Absent when done or dead. */
  dueAt: z.date().optional(),
  /** The process that holds the lease. */
  holder: z.string().optional(),
  error: z.string().optional(),
  /** When a finished entry may be forgotten. */
  forgetAt: z.date().optional(),
});
export type InboxEntry = z.infer<typeof InboxEntry>;
