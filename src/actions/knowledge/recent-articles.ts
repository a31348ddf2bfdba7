import type { Contact } from '../../messaging/contact.ts';
import type { Context } from '../context.ts';

type Recent = NonNullable<Contact['articles']>[number];

/** So long the same matter is still the same. */
const RECENT_MS = 4 * 3_600_000;
const MOST = 10;

/** What somebody was shown in the last hours, with what they said of it. */
export async function recentArticles({ tx, now, actor }: Context): Promise<readonly Recent[]> {
  const { articles = [] } = (await tx.collection('contacts').get(actor)) ?? {};
  return articles.filter(({ at }) => now.getTime() - at.getTime() < RECENT_MS);
}

/** Remembers for some hours that the actor was shown an article; `forgotten`: it has helped, and may be offered again. */
export async function rememberArticle(context: Context, id: string, how: 'shown' | 'in_vain' | 'forgotten'): Promise<void> {
  const { tx, actor, now } = context;
  const contact = await tx.collection('contacts').get(actor);
  if (!contact) return;
  const others = (await recentArticles(context)).filter((one) => one.id !== id);
  const { articles: _before, ...rest } = contact;
  const articles = how === 'forgotten' ? others : [...others, { id, at: now, ...(how === 'in_vain' && { vain: true }) }];
  await tx.collection('contacts').replace({ ...rest, ...(articles.length > 0 && { articles: articles.slice(-MOST) }) });
}
