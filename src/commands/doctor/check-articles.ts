import type { Definitions } from '../../domain/definitions.ts';
import type { Article } from '../../domain/knowledge/article.ts';
import { languages } from '../../domain/label.ts';
import { good, type Finding } from './finding.ts';

/** It may be tomorrow already where they were reviewed. */
const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
const MOST = 5;

/** How many articles there are, and which somebody should look at: none of it is a mistake. Nothing where there are none. */
export function checkArticles({ articles }: Pick<Definitions, 'articles'>, now = new Date()): readonly Finding[] {
  const all = [...(articles?.values() ?? [])];
  if (all.length === 0) return [];
  const lacking = languages.map((language) => {
    const missing = all.filter(({ texts }) => !texts[language]);
    return { says: `not in ${names[language]}, and so shown in another language`, ids: missing.map(({ id }) => id) };
  });
  const reviewed = (is: (age: number) => boolean): string[] => all.filter((one) => agesOf(one, now).some(is)).map(({ id }) => id);
  const old = { says: 'not reviewed for more than a year', ids: reviewed((age) => age > YEAR_MS) };
  const ahead = {
    says: 'reviewed on a day to come, so that nobody is reminded; correct "reviewed"',
    ids: reviewed((age) => age < -DAY_MS),
  };
  const notes = [...lacking, old, ahead]
    .filter(({ ids }) => ids.length > 0)
    .map(({ says, ids }) => `${ids.length} ${says} (${listed(ids)})`);
  return [good('articles', [`${all.length} articles`, ...notes].join('; '))];
}

const names = { es: 'Spanish', en: 'English' } as const;

/** Of each language, since its text was reviewed, in milliseconds. */
function agesOf({ texts }: Article, now: Date): readonly number[] {
  return Object.values(texts).map(({ reviewed }) => now.getTime() - Date.parse(`${reviewed}T00:00:00Z`));
}

function listed(ids: readonly string[]): string {
  return ids.length > MOST ? `${ids.slice(0, MOST).join(', ')} …` : ids.join(', ');
}
