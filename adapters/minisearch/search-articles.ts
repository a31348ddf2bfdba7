import MiniSearch, { type SearchOptions } from 'minisearch';
import type { Article } from '../../src/domain/knowledge/article.ts';
import { isOneSlipAway } from '../../src/domain/form/reading/match-names.ts';
import { plainMarkdown } from '../../src/domain/knowledge/plain-markdown.ts';
import type { FoundArticle, SearchArticles } from '../../src/domain/knowledge/search-articles.ts';
import { stemsOf } from './stem.ts';

/** An article in one language, as it is looked for. */
interface Entry {
  readonly id: string;
  readonly article: string;
  readonly title: string;
  readonly keywords: string;
  readonly body: string;
}

type Phrases = readonly (readonly string[])[];

interface Index {
  readonly search: MiniSearch<Entry>;
  /** How many articles there are. */
  readonly size: number;
  /** Of each article the phrases that people use for it, as stems. */
  readonly phrases: ReadonlyMap<string, Phrases>;
  /** Phrases with which each is about something else. */
  readonly exceptions: ReadonlyMap<string, Phrases>;
}

/** What a word is worth that stands there. The body uses many words in passing. */
const worth = { title: 1, keywords: 1, body: 0.5 } as const satisfies Partial<Record<keyof Entry, number>>;
/** So long a word may begin another, or be misspelt. */
const LONG = 5;
/** What is alike but not the same. */
const NEARLY = 0.8;
/** Of a message's words, that no article knows: how rare they count as, in articles that might have had them. */
const UNKNOWN_IN = 2;
const MOST_STEMS = 24;
const MOST_FOUND = 5;

/**
 * Full-text search over articles. Their index is made at the first search over a map of them and lives as long as that map. `score` is
 * between 0 and 1: the share of what was asked that the article speaks of, rare words counting more, less where none of the phrases
 * that people use for it was used. Only `id`s and scores: who may read what is not decided here.
 */
export function createSearchArticles(): SearchArticles {
  const indexes = new WeakMap<ReadonlyMap<string, Article>, Index>();
  return (articles, text) => {
    const index = indexes.get(articles) ?? indexOf(articles);
    indexes.set(articles, index);
    return find(index, stemsOf(text).slice(0, MOST_STEMS));
  };
}

function indexOf(articles: ReadonlyMap<string, Article>): Index {
  const search = new MiniSearch<Entry>({
    fields: Object.keys(worth),
    storeFields: ['article'],
    tokenize: (text) => [...stemsOf(text)],
    processTerm: (term) => term,
  });
  const phrases = new Map<string, Phrases>();
  const exceptions = new Map<string, Phrases>();
  for (const { id: article, texts } of articles.values()) {
    const each = Object.entries(texts);
    phrases.set(article, stemmed(each.flatMap(([, { title, keywords }]) => [title, ...keywords])));
    exceptions.set(article, stemmed(each.flatMap(([, { except = [] }]) => except)));
    for (const [language, { title, keywords, body }] of each)
      search.add({ id: `${article}:${language}`, article, title, keywords: keywords.join(' '), body: plainMarkdown(body) });
  }
  return { search, size: articles.size, phrases, exceptions };
}

function stemmed(texts: readonly string[]): Phrases {
  return texts.map(stemsOf).filter((phrase) => phrase.length > 0);
}

function find(index: Index, stems: readonly string[]): readonly FoundArticle[] {
  if (stems.length === 0 || index.size === 0) return [];
  const sums = new Map<string, number>();
  let whole = 0;
  for (const stem of stems) {
    const credits = creditsOf(index, stem);
    const weight = Math.log(1 + index.size / (credits.size || UNKNOWN_IN));
    whole += weight;
    for (const [article, credit] of credits) sums.set(article, (sums.get(article) ?? 0) + weight * credit);
  }
  for (const [article, phrases] of index.exceptions)
    if (phrases.some((phrase) => phrase.every((part) => stems.includes(part)))) sums.delete(article);
  const scored = [...sums].map(([id, sum]) => ({ id, score: (sum / whole) * named(index.phrases.get(id) ?? [], stems) }));
  return scored.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, MOST_FOUND);
}

/** Which articles a word leads to, and how well. */
function creditsOf({ search }: Index, stem: string): ReadonlyMap<string, number> {
  const long = stem.length >= LONG;
  const options: SearchOptions = { prefix: long, fuzzy: long ? 1 : false };
  const credits = new Map<string, number>();
  for (const { article, match } of search.search(stem, options) as unknown as readonly Hit[]) {
    const best = Math.max(
      ...Object.entries(match).map(
        ([term, fields]) => (term === stem ? 1 : NEARLY) * Math.max(...fields.map((field) => worth[field])),
      ),
    );
    credits.set(article, Math.max(credits.get(article) ?? 0, best));
  }
  return credits;
}

interface Hit {
  readonly article: string;
  readonly match: Readonly<Record<string, readonly (keyof typeof worth)[]>>;
}

/** How far the best of an article's phrases stands in what was said. */
function named(phrases: Phrases, stems: readonly string[]): number {
  let best = 0;
  for (const phrase of phrases) {
    const said = phrase.filter((part) => stems.some((stem) => isAlike(stem, part))).length;
    const share = said / phrase.length;
    best = Math.max(best, share < 1 ? share * PARTLY : phrase.length > 1 ? 1 : ONE_WORD);
  }
  return LEAST_NAMED + (1 - LEAST_NAMED) * best;
}

const LEAST_NAMED = 0.4;
const PARTLY = 0.6;
const ONE_WORD = 0.85;

/** The same, or one slip away in a long word. */
function isAlike(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) >= LONG && isOneSlipAway(a, b));
}
