import type { Definitions } from '../../domain/definitions.ts';
import type { HistoryEntry } from '../../domain/audit.ts';
import { titleOf } from '../../domain/knowledge/article-words.ts';
import { mayRead } from '../../domain/knowledge/may-read.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Value } from '../../domain/wording.ts';
import type { Fact } from '../../messaging/outbound.ts';
import { fact } from '../looking/ticket-facts.ts';

/** The articles that a ticket's requester was offered; those that are confidential only for their own readers. */
export function articleFacts(
  { articles = [] }: Pick<Ticket, 'articles'>,
  reader: string,
  definitions: Definitions,
): readonly Fact[] {
  const list = articles.flatMap(({ id, how }): Value[] => {
    const article = definitions.articles?.get(id);
    if (!article || (article.confidential && !mayRead(article, definitions.people.get(reader)))) return [];
    return [{ key: `article.was_${how}`, params: { title: { label: titleOf(article) } } }];
  });
  return fact('fact.articles', list.length > 0 ? { list } : undefined);
}

/** Which article an entry of a ticket's history speaks of. */
export function articleWords(
  { verb, facts }: Pick<HistoryEntry, 'verb' | 'facts'>,
  { articles }: Definitions,
): Value | undefined {
  const article = verb === 'article' ? articles?.get(String(facts['article'])) : undefined;
  return article && !article.confidential ? { label: titleOf(article) } : undefined;
}
