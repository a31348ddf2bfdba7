import { z } from 'zod';

const Plain = z.union([z.string(), z.number(), z.boolean(), z.strictObject({ amount: z.number(), currency: z.string() })]);

/**
 * An answer in canonical form. Text as written; number; money `{ amount, currency }`; date `YYYY-MM-DD` (a local date); choice the
 * option's id; yes/no a boolean; person the id in the directory; group an array of rows.
 */
export const Answer = z.union([Plain, z.array(z.record(z.string(), Plain))]);
export type Answer = z.infer<typeof Answer>;

/** By field id. A field that does not apply, or was left out, is absent. */
export const Answers = z.record(z.string(), Answer);
export type Answers = z.infer<typeof Answers>;
