import { mayRead } from '../../domain/knowledge/may-read.ts';
import type { ArticleCount } from '../../domain/knowledge/article-count.ts';
import { personOf, type Context } from '../context.ts';

export type ArticleSums = Pick<ArticleCount, 'article' | 'offered' | 'read' | 'solved' | 'in_vain'>;

const PAGE = 500;

/** What became of each article between two days, both counted; without those that the actor may not know of. */
export async function reportArticles(context: Context, first: string, last: string): Promise<readonly ArticleSums[]> {
  const counts = context.tx.collection('article-counts');
  const sums = new Map<string, ArticleSums>();
  let after: ArticleCount | undefined;
  for (;;) {
    const options = { sort: ['day'], limit: PAGE, ...(after && { after }) };
    const page: readonly ArticleCount[] = await counts.find({ day: { $gte: first, $lte: last } }, options);
    for (const one of page) if (isKnown(context, one.article)) sums.set(one.article, plus(sums.get(one.article), one));
    after = page.at(-1);
    if (page.length < PAGE) return [...sums.values()];
  }
}

function plus(before: ArticleSums | undefined, { article, offered, read, solved, in_vain }: ArticleSums): ArticleSums {
  if (!before) return { article, offered, read, solved, in_vain };
  return {
    article,
    offered: before.offered + offered,
    read: before.read + read,
    solved: before.solved + solved,
    in_vain: before.in_vain + in_vain,
  };
}

/** One that has gone since is counted by its id. */
function isKnown(context: Context, id: string): boolean {
  const article = context.definitions.articles?.get(id);
  return !article?.confidential || mayRead(article, personOf(context, context.actor));
}
