import { z } from 'zod';

/**
 * What keeps a channel from sending: its account's rates, a platform that does not answer, a token that it no longer takes. The first only
 * takes time; with the others one message at a time tries whether it is over. `id` is the channel's name.
 */
export const ChannelState = z.object({
  id: z.string(),
  version: z.number(),
  schema: z.number(),
  /** Nothing is asked of the platform before. */
  restsUntil: z.date().optional(),
  trouble: z.enum(['away', 'credentials']).optional(),
  /** What somebody should know of; gone with the next success. `reason` is for the operator. */
  alarm: z.object({ kind: z.enum(['away', 'credentials']), since: z.date(), reason: z.string() }).optional(),
});
export type ChannelState = z.infer<typeof ChannelState>;
