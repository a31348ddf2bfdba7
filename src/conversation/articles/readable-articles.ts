import type { Article } from '../../domain/knowledge/article.ts';
import { mayRead } from '../../domain/knowledge/may-read.ts';
import type { Turn } from '../flow.ts';

/** An article that was looked for may fit worse than one that is offered. */
const LEAST = 0.5;

/** The articles that are for this person: all, or those that speak of some words, the best first. */
export function readableArticles({ definitions, person, searchArticles }: Turn, words = ''): readonly Article[] {
  const { articles } = definitions;
  if (!articles || !searchArticles) return [];
  const all =
    words === '' ? [...articles.keys()] : searchArticles(articles, words).flatMap(({ id, score }) => (score >= LEAST ? id : []));
  return all.flatMap((id) => articles.get(id) ?? []).filter((article) => mayRead(article, person));
}
