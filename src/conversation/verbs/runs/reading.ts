import type { Article } from '../../../domain/knowledge/article.ts';
import { titleOf } from '../../../domain/knowledge/article-words.ts';
import { mayUse, rolesOf } from '../../../domain/rights.ts';
import { readableArticles } from '../../articles/readable-articles.ts';
import type { Turn } from '../../flow.ts';
import { startWith, type RunVerb } from '../run.ts';

/** More nobody reads through. */
const MOST = 30;

/** `articles`: what there is to read, or what speaks of some words. */
export const reading = {
  articles: (turn, { rest }) => {
    const { person, definitions, event } = turn;
    if (!mayUse('articles', rolesOf(person, definitions), definitions) && event.kind === 'message')
      return startWith('triage', { text: event.text }, event.text);
    const found = readableArticles(turn, rest);
    if (found.length === 0) return { notice: { key: rest ? 'article.none_found' : 'article.none' } };
    const ids = (rest ? found : found.toSorted((a, b) => titled(turn, a).localeCompare(titled(turn, b), turn.language)))
      .slice(0, MOST)
      .map(({ id }) => id);
    return { start: { flow: 'offer-article', draft: { articles: ids, beside: false } } };
  },
} as const satisfies Record<string, RunVerb>;

function titled({ language }: Turn, article: Article): string {
  return titleOf(article)[language];
}
