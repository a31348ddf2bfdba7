import { z } from 'zod';

/**
 * An address on a channel, as its adapter has come to know it. `id` is `channel:address`. Only the adapter reads and writes `kept`: Teams
 * its conversation reference, WhatsApp what its window needs.
 */
export const Place = z.object({
  id: z.string(),
  version: z.number(),
  schema: z.number(),
  channel: z.string(),
  address: z.string(),
  /** What it is called there, for whoever looks for a room's address. */
  name: z.string().optional(),
  /** When something came from there last. */
  seenAt: z.date(),
  /** Somebody who has never talked with the desk does not want to hear it here, or cannot. Gone as soon as something comes from there. */
  shutAt: z.date().optional(),
  kept: z.record(z.string(), z.unknown()),
});
export type Place = z.infer<typeof Place>;
