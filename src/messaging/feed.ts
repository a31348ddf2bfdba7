import { z } from 'zod';
import type { OutboundMessage } from './outbound.ts';

/**
 * A message as the page (or `mesa play`) shows it. `seq` is raised each time the message changes, so that a reader who was away asks
 * for everything after the last number seen, and gets new messages and changed ones alike.
 */
export const FeedEntry = z.object({
  id: z.string(),
  version: z.number(),
  schema: z.number(),
  /** `channel:address`. */
  lane: z.string(),
  seq: z.string(),
  /** The outbox entry that made it, or the inbound event whose words it repeats. */
  entry: z.string(),
  from: z.enum(['desk', 'person']),
  at: z.date(),
  edited: z.boolean(),
  message: z.custom<OutboundMessage>(),
  /** Every choice this message ever offered (for `mesa play`). */
  offered: z.array(z.object({ promptId: z.string(), value: z.string(), label: z.string() })),
  forgetAt: z.date().optional(),
});
export type FeedEntry = z.infer<typeof FeedEntry>;

/** Where a scripted conversation stands. */
export const PlayState = z.object({
  id: z.string(),
  version: z.number(),
  schema: z.number(),
  at: z.date(),
  lastEvent: z.number(),
});
export type PlayState = z.infer<typeof PlayState>;
