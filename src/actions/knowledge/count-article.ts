import { localTime } from '../../domain/hours/local-time.ts';
import type { ArticleCount, ArticleDeed } from '../../domain/knowledge/article-count.ts';
import type { Context } from '../context.ts';

/** One more of each of these on this day; nothing is kept of who it was. Part of the turn: what is delivered twice counts once. */
export async function countArticle(
  { tx, now, definitions }: Context,
  article: string,
  deeds: readonly ArticleDeed[],
): Promise<void> {
  const counts = tx.collection('article-counts');
  const day = localTime(now, definitions.desk.zone).date;
  const id = `${article}:${day}`;
  const known = await counts.get(id);
  const before: ArticleCount = known ?? { id, version: 1, schema: 1, article, day, offered: 0, read: 0, solved: 0, in_vain: 0 };
  const next = deeds.reduce((count, deed) => ({ ...count, [deed]: count[deed] + 1 }), before);
  await (known ? counts.replace(next) : counts.insert(next));
}
