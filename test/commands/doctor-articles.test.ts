import { expect, test } from '@jest/globals';
import { checkArticles } from '../../src/commands/doctor/check-articles.ts';
import type { Article } from '../../src/domain/knowledge/article.ts';

function article(id: string, reviewed: Partial<Record<'es' | 'en', string>>): [string, Article] {
  const texts = Object.fromEntries(
    Object.entries(reviewed).map(([language, on]) => [
      language,
      { title: id, keywords: [id], reviewed: on, reviewed_by: 'ana', body: id },
    ]),
  );
  return [id, { id, texts, instead_of_request: false, confidential: false }];
}

const now = new Date('2026-03-02T12:00:00Z');

test('how many articles there are, which lack a language, and which nobody has looked at for long', () => {
  const articles = new Map([
    article('vpn', { es: '2026-01-01', en: '2026-01-01' }),
    article('wifi', { es: '2026-01-01' }),
    article('mail', { es: '2026-01-01', en: '2024-12-31' }),
  ]);
  expect(checkArticles({ articles }, now)).toEqual([
    {
      ok: true,
      about: 'articles',
      says: '3 articles; 1 not in English, and so shown in another language (wifi); 1 not reviewed for more than a year (mail)',
    },
  ]);
});

test('a review on a day to come is told, unless it is tomorrow', () => {
  const articles = new Map([
    article('vpn', { es: '2026-03-03', en: '2026-03-03' }),
    article('wifi', { es: '2027-01-05', en: '2026-01-05' }),
  ]);
  const says = '2 articles; 1 reviewed on a day to come, so that nobody is reminded; correct "reviewed" (wifi)';
  expect(checkArticles({ articles }, now)).toEqual([{ ok: true, about: 'articles', says }]);
});

test('no word of articles where there are none', () => {
  expect([checkArticles({}), checkArticles({ articles: new Map() })]).toEqual([[], []]);
});
