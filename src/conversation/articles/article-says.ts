import { bodyOf, titleOf } from '../../domain/knowledge/article-words.ts';
import type { Article } from '../../domain/knowledge/article.ts';
import type { Language } from '../../domain/label.ts';
import type { Words } from '../../domain/wording.ts';
import type { Choice, Say } from '../../messaging/outbound.ts';
import { splitText } from '../../messaging/platform/split-text.ts';
import type { Turn } from '../flow.ts';
import type { TriageDraft } from '../flows/triage-draft.ts';

/** What is read at one go. */
const PART = 1500;

const yes: Choice = { value: 'yes', label: { key: 'button.helped' }, style: 'primary', words: 'helped' };
const no: Choice = { value: 'no', label: { key: 'button.not_helped' }, words: 'not_helped', explained: true };
const more: Choice = { value: 'more', label: { key: 'button.read_on' }, words: 'read_on' };
const open: Choice = { value: 'open', label: { key: 'button.open' }, words: 'yes_open' };

/** One part of an article, and whether it helped. Beside something that would be opened, that is one tap away. */
export function articleSay(language: Language, article: Article, about: { part: number; beside: boolean }): Say {
  const { part, beside } = about;
  const parts = splitText(bodyOf(article, language), PART);
  const isLast = part >= parts.length - 1;
  const params = { title: { label: titleOf(article) } };
  return {
    notice: part === 0 ? { key: 'article.title', params } : { key: 'article.goes_on', params },
    more: [{ text: parts[Math.min(part, parts.length - 1)] ?? '' }],
    question: { key: 'article.helped_you' },
    ask: { choices: isLast ? [yes, no, ...(beside ? [open] : [])] : [more, yes, no] },
  };
}

/** Two that may be meant. */
export function chooseArticleSay(articles: readonly Article[]): Say {
  const none: Choice = { value: 'none', label: { key: 'button.neither_article' }, words: 'neither_article' };
  return { notice: { key: 'article.which' }, ask: { choices: [...titles(articles), none] } };
}

/** What there is to read. */
export function listArticlesSay(articles: readonly Article[]): Say {
  return { notice: { key: 'article.list' }, ask: { choices: titles(articles) } };
}

function titles(articles: readonly Article[]): readonly Choice[] {
  return articles.map((article): Choice => ({ value: `read:${article.id}`, label: { label: titleOf(article) } }));
}

/** What may make the ticket unnecessary, beside what would be opened: a line, and a tap where there is room. */
export function articleOffer(
  { definitions }: Turn,
  { article: id }: TriageDraft,
): { more: readonly Words[]; choices: readonly Choice[] } {
  const article = id === undefined ? undefined : definitions.articles?.get(id);
  if (!article) return { more: [], choices: [] };
  const params = { title: { label: titleOf(article) } };
  return {
    more: [{ key: 'article.maybe', params }],
    choices: [{ value: `read:${article.id}`, label: { key: 'button.read', params }, words: 'read', spare: true }],
  };
}
