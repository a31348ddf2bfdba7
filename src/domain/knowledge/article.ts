import { z } from 'zod';
import type { Language } from '../label.ts';

const Id = z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, 'ids are lower-case letters, digits, - and _');
const Ids = z.array(Id).min(1);

/** The lines between the two `---` at the head of an article's file. */
export const ArticleHead = z.strictObject({
  title: z.string().trim().min(3).max(100),
  /** Words and short phrases that people use for it, in any language. */
  keywords: z.array(z.string().trim().min(2).max(60)).min(1).max(60),
  /** Words and phrases that make it another matter: the password of SAP is not that of Windows. */
  except: z.array(z.string().trim().min(2).max(60)).min(1).max(60).optional(),
  /** The category of the incidents that it is about. */
  category: Id.optional(),
  /** The catalog item that it is about. */
  item: Id.optional(),
  /** Whoever reads it may need no request of `item` any more: it is offered to those who want one. */
  instead_of_request: z.boolean().default(false),
  /** Who it is for; left out, everybody. Whoever is in one of the departments or teams. */
  departments: Ids.optional(),
  teams: Ids.optional(),
  /** Nobody but its readers may know that it exists: no ticket and no report names it to others. */
  confidential: z.boolean().default(false),
  /** When somebody last made sure that it is right (`YYYY-MM-DD`), and who. */
  reviewed: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written 2026-03-09'),
  reviewed_by: z.string().trim().min(1),
});
export type ArticleHead = z.infer<typeof ArticleHead>;

/** An article in one language. `body` is Markdown as written. */
export interface ArticleText extends Pick<ArticleHead, 'title' | 'keywords' | 'except' | 'reviewed' | 'reviewed_by'> {
  readonly body: string;
}

/** What the desk knows about one thing, in at least one language. */
export interface Article extends Pick<
  ArticleHead,
  'category' | 'item' | 'instead_of_request' | 'departments' | 'teams' | 'confidential'
> {
  readonly id: string;
  readonly texts: Readonly<Partial<Record<Language, ArticleText>>>;
}
