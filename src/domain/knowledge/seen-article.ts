import { z } from 'zod';

/** An article that somebody came past on the way to a ticket. `in_vain`: they read it, and said that it did not help. */
export const SeenArticle = z.object({ id: z.string(), how: z.enum(['offered', 'read', 'in_vain']) });
export type SeenArticle = z.infer<typeof SeenArticle>;
