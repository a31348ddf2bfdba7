import type { Article } from './article.ts';

/** An article that speaks of what was asked. */
export interface FoundArticle {
  readonly id: string;
  /** 0 to 1; means the same whatever articles there are. */
  readonly score: number;
}

/**
 * Port: full-text search over articles, the best first. Knows nothing of who may read them. Synchronous, as it is done inside a turn's
 * transaction.
 */
export type SearchArticles = (articles: ReadonlyMap<string, Article>, text: string) => readonly FoundArticle[];
