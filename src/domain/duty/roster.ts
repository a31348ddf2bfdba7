import { z } from 'zod';

/** Somebody who is away. `id` is the person's; no end: until they say that they are back. */
export const Absence = z.object({
  id: z.string(),
  version: z.number(),
  schema: z.number(),
  from: z.date(),
  until: z.date().optional(),
  /** Indexed: `until`, as long as nobody has acted on it. */
  endDueAt: z.date().optional(),
});
export type Absence = z.infer<typeof Absence>;

/** What is remembered of a team between two tickets. `id` is the team's. Its version lets two at once never break the order of turns. */
export const Roster = z.object({
  id: z.string(),
  version: z.number(),
  schema: z.number(),
  /** Who was handed the last ticket. */
  last: z.string().optional(),
  /** Who was on call when this was last looked at. */
  oncall: z.string().optional(),
  /** Indexed: when the next handover is to be told. */
  handoverDueAt: z.date().optional(),
});
export type Roster = z.infer<typeof Roster>;
