import { languages, type Label, type Language } from '../label.ts';
import { plainMarkdown } from './plain-markdown.ts';
import type { Article, ArticleText } from './article.ts';

/** The article in this language, else in the one that there is. */
export function textOf({ texts }: Pick<Article, 'texts'>, language: Language): ArticleText | undefined {
  return texts[language] ?? languages.map((one) => texts[one]).find((text) => text !== undefined);
}

/** What it is called, for readers of every language. */
export function titleOf(article: Pick<Article, 'id' | 'texts'>): Label {
  const title = (language: Language): string => textOf(article, language)?.title ?? article.id;
  return { es: title('es'), en: title('en') };
}

/** What stands in it, for people to read on any channel. */
export function bodyOf(article: Pick<Article, 'texts'>, language: Language): string {
  return plainMarkdown(textOf(article, language)?.body ?? '');
}
