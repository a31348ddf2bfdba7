import { z } from 'zod';

/** A level of a stopwatch that was reached out of somebody's hours: whoever has not been told is looked for again. */
export const HeldLevel = z.object({
  /** Of the stopwatch. */
  key: z.string(),
  percent: z.number(),
  /** Who knows already: people's ids, `team:ID`. */
  told: z.array(z.string()),
  /** When the first of the others is back. */
  dueAt: z.date(),
});
export type HeldLevel = z.infer<typeof HeldLevel>;
