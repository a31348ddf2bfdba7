import type { ArticleSums } from '../../../actions/knowledge/report-articles.ts';
import { fact } from '../../../actions/looking/ticket-facts.ts';
import type { Definitions } from '../../../domain/definitions.ts';
import { titleOf } from '../../../domain/knowledge/article-words.ts';
import type { Value } from '../../../domain/wording.ts';
import type { Fact } from '../../../messaging/outbound.ts';

const MOST = 3;

/** How often an article made a ticket unnecessary, as people said themselves; which did most often, and which did not. Nothing where none was offered. */
export function articleReport(sums: readonly ArticleSums[], definitions: Definitions): readonly Fact[] {
  const total = (of: 'offered' | 'solved'): number => sums.reduce((sum, one) => sum + one[of], 0);
  const [offered, solved] = [total('offered'), total('solved')];
  if (offered === 0 && solved === 0) return [];
  return [
    ...fact('report.solved_by_article', { key: 'report.solved_of', params: { solved, offered } }),
    ...fact('report.articles_best', top(sums, 'solved', definitions)),
    ...fact('report.articles_worst', top(sums, 'in_vain', definitions)),
  ];
}

function top(sums: readonly ArticleSums[], by: 'solved' | 'in_vain', { articles }: Definitions): Value | undefined {
  const most = sums
    .filter((one) => one[by] > 0)
    .sort((a, b) => b[by] - a[by] || (a.article < b.article ? -1 : 1))
    .slice(0, MOST);
  if (most.length === 0) return undefined;
  return {
    list: most.map(({ article: id, [by]: count }): Value => {
      const article = articles?.get(id);
      return { key: 'report.counted', params: { what: article ? { label: titleOf(article) } : id, count } };
    }),
  };
}
