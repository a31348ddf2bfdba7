import type { SeenArticle } from '../../domain/knowledge/seen-article.ts';
import { record, type Ticket } from '../../domain/ticket.ts';
import { changeOf, type Context } from '../context.ts';

/** Writes into a new ticket what its requester has read already, so that nobody tells them the same again. */
export function noteArticles(context: Context, ticket: Ticket, articles: readonly SeenArticle[] = []): Ticket {
  if (articles.length === 0) return ticket;
  const read = articles.filter(({ how }) => how !== 'offered');
  const offered: Ticket = { ...ticket, articles: [...articles] };
  return read.reduce((noted: Ticket, { id, how }) => {
    const entry = { verb: 'article', sight: 'public', facts: { article: id, how } } as const;
    return record(noted, entry, changeOf(context));
  }, offered);
}
