import { z } from 'zod';

/** What people do with an article. `solved`: they said that it helped; `in_vain`: that it did not. */
export const articleDeeds = ['offered', 'read', 'solved', 'in_vain'] as const;
export type ArticleDeed = (typeof articleDeeds)[number];

/** What became of one article on one day of the desk's. Nothing in it is about anybody. `id`: `vpn:2026-03-02`. */
export const ArticleCount = z.object({
  id: z.string(),
  version: z.number(),
  schema: z.number(),
  article: z.string(),
  /** `YYYY-MM-DD`. */
  day: z.string(),
  offered: z.number(),
  read: z.number(),
  solved: z.number(),
  in_vain: z.number(),
});
export type ArticleCount = z.infer<typeof ArticleCount>;
