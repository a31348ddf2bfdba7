import { z } from 'zod';

/** A one-time link that lets a person into the page. `id` is the digest of its token; the token itself is nowhere but in the message. */
export const PagePass = z.object({
  id: z.string(),
  version: z.number(),
  schema: z.number(),
  person: z.string(),
  at: z.date(),
  /** The outbox entry whose message holds the link. */
  entry: z.string(),
  /** When it ends. */
  dueAt: z.date(),
});
export type PagePass = z.infer<typeof PagePass>;
