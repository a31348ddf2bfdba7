import type { Definitions } from '../../domain/definitions.ts';
import type { Article } from '../../domain/knowledge/article.ts';
import { languages } from '../../domain/label.ts';
import { good, type Finding } from './finding.ts';

const YEAR_MS = 365 * 86_400_000;
const MOST = 5;

/** How many articles there are, and which somebody should look at: none of it is a mistake. Nothing where there are none. */
export function checkArticles({ articles }: Pick<Definitions, 'articles'>, now = new Date()): readonly Finding[] {
  const all = [...(articles?.values() ?? [])];
  if (all.length === 0) return [];
  const lacking = languages.map((language) => {
    const missing = all.filter(({ texts }) => !texts[language]);
    return { says: `not in ${names[language]}, and so shown in another language`, ids: missing.map(({ id }) => id) };
  });
  const old = { says: 'not reviewed for more than a year', ids: all.filter((one) => isOld(one, now)).map(({ id }) => id) };
  const notes = [...lacking, old]
    .filter(({ ids }) => ids.length > 0)
    .map(({ says, ids }) => `${ids.length} ${says} (${listed(ids)})`);
  return [good('articles', [`${all.length} articles`, ...notes].join('; '))];
}

const names = { es: 'Spanish', en: 'English' } as const;

function isOld({ texts }: Article, now: Date): boolean {
  return Object.values(texts).some(({ reviewed }) => now.getTime() - Date.parse(`${reviewed}T00:00:00Z`) > YEAR_MS);
}

function listed(ids: readonly string[]): string {
  return ids.length > MOST ? `${ids.slice(0, MOST).join(', ')} …` : ids.join(', ');
}
