import { z } from 'zod';
import { Condition } from './condition.ts';
import { Label } from './label.ts';

/** Who decides in a stage: named people, or the requester's (beneficiary's) manager. */
export const Stage = z.strictObject({
  id: z.string(),
  label: Label.optional(),
  by: z.union([z.literal('manager'), z.array(z.string()).min(1)]),
  /** One of them, all of them, or that many. */
  need: z.union([z.literal('one'), z.literal('all'), z.number().int().positive()]).default('one'),
  when: Condition.optional(),
});
export type Stage = z.infer<typeof Stage>;
