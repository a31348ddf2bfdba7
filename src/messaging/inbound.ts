import { z } from 'zod';
import { Address } from '../domain/person.ts';

/** A file left on the channel's side; `ref` is what the adapter needs to fetch it. */
export const Attachment = z.object({ name: z.string(), contentType: z.string(), ref: z.string(), size: z.number().optional() });
export type Attachment = z.infer<typeof Attachment>;

const common = {
  /** Unique per channel delivery, e.g. `slack:Ev0123`. A second event with the same id is a redelivery and changes nothing. */
  id: z.string().min(1).max(300),
  at: z.date(),
  /** From the verified payload, never from a card's contents. */
  sender: z.object({ channel: z.string(), userId: z.string(), name: z.string().optional() }),
  address: Address,
};

/** What a person did. A tap is never turned into text, so typed words cannot pose as a button. */
export const InboundEvent = z.discriminatedUnion('kind', [
  /** Free words. `ticket` is set where the place itself belongs to a ticket: its thread, or a reply to one of its messages. */
  z.object({
    ...common,
    kind: z.literal('message'),
    text: z.string(),
    attachments: z.array(Attachment).default([]),
    ticket: z.string().optional(),
  }),
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
