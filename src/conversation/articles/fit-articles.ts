import type { Definitions } from '../../domain/definitions.ts';
import type { Article } from '../../domain/knowledge/article.ts';
import { mayRead } from '../../domain/knowledge/may-read.ts';
import type { FoundArticle, SearchArticles } from '../../domain/knowledge/search-articles.ts';
import type { Person } from '../../domain/person.ts';
import type { Understood } from '../words/understood.ts';

/** `answer`: what was asked is what the articles tell. `beside`: something would be opened, and reading may make it unnecessary. */
export interface Fit {
  readonly how: 'answer' | 'beside';
  /** The best, and where a second is about as good, that one too. */
  readonly articles: readonly Article[];
}

/** An article that does not help annoys more than one that is missing: what does not surely fit is not offered. */
const LEAST = { question: 0.55, incident: 0.6, request: 0.6 } as const;
/** What is about the same category or item is more likely to help; about another category hardly. */
const SAME = 1.2;
const OTHER = 0.6;
/** So close to the best that the person had better choose. */
const CLOSE = 0.9;
const MOST = 2;

interface Said {
  readonly text: string;
  readonly understood: Understood;
  readonly person: Person;
}

/** The articles that may be offered for some words, the best first, and from which score on. */
export interface Ranked {
  readonly how: Fit['how'];
  readonly least: number;
  readonly ranked: readonly { readonly article: Article; readonly score: number }[];
}

/** The articles to offer to a person for some words, if any are good enough. */
export function fitArticles(said: Said, definitions: Definitions, search: SearchArticles): Fit | undefined {
  const found = rankArticles(said, definitions, search);
  const [best] = found?.ranked ?? [];
  if (!found || !best || best.score < found.least) return undefined;
  const { how, least, ranked } = found;
  const good = how === 'answer' ? ranked.filter(({ score }) => score >= best.score * CLOSE && score >= least) : [best];
  return { how, articles: good.slice(0, MOST).map(({ article }) => article) };
}

/** How well each article fits; undefined where none would be offered, however well it did. */
export function rankArticles(
  { text, understood, person }: Said,
  definitions: Definitions,
  search: SearchArticles,
): Ranked | undefined {
  const { articles } = definitions;
  if (!articles || articles.size === 0) return undefined;
  const asks = isQuestion(understood, text, definitions);
  const { kind } = understood;
  if ((!asks && !kind) || !isCalm(understood, asks)) return undefined;
  const ranked = search(articles, text)
    .flatMap((one) => readable(one, articles, person))
    .map(({ article, score }) => ({ article, score: Math.min(1, score * likely(article, understood)) }))
    .filter(({ article }) => asks || kind === 'incident' || (article.instead_of_request && article.item === understood.item))
    .sort((a, b) => b.score - a.score);
  return { how: asks ? 'answer' : 'beside', least: LEAST[asks ? 'question' : (kind ?? 'request')], ranked };
}

/** Whoever is upset gets a person sooner, and what hurts now is opened first: neither is sent reading. */
function isCalm({ mood, impact, urgency, pressing }: Understood, asks: boolean): boolean {
  if (mood === 'angry' || impact === 'critical' || urgency === 'critical') return false;
  return asks || (mood === undefined && !(pressing && (urgency === 'high' || impact === 'high')));
}

/** A question for knowledge; also one that might be another thing, where it is asked as a question. */
function isQuestion({ reading, item }: Understood, text: string, { desk }: Definitions): boolean {
  if (reading.intent === 'how_to') return true;
  if (reading.intent === 'request' && item !== undefined) return false;
  return reading.p < desk.conversation.accept && reading.top2.includes('how_to') && /[?¿]/.test(text);
}

function readable({ id, score }: FoundArticle, articles: ReadonlyMap<string, Article>, person: Person) {
  const article = articles.get(id);
  return article && mayRead(article, person) ? [{ article, score }] : [];
}

function likely({ category, item }: Article, { kind, category: of, item: wanted }: Understood): number {
  if (item !== undefined && item === wanted) return SAME;
  if (kind !== 'incident' || of === undefined || category === undefined) return 1;
  return category === of ? SAME : OTHER;
}
