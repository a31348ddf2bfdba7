import { z } from 'zod';

/** One matter among others in a message: the person's own words about it, and what it is in the desk's terms. Without a kind it is a question. */
export const Need = z.object({
  text: z.string(),
  kind: z.enum(['incident', 'request']).optional(),
  category: z.string().optional(),
  item: z.string().optional(),
  /** Whom it is for, where the same is asked for several people. */
  for: z.string().optional(),
});
export type Need = z.infer<typeof Need>;
