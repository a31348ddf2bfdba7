import { rankArticles, type Ranked } from '../../conversation/articles/fit-articles.ts';
import { understood } from '../../conversation/words/understood.ts';
import { titleOf } from '../../domain/knowledge/article-words.ts';
import type { Language } from '../../domain/label.ts';
import type { Person } from '../../domain/person.ts';
import type { ReadingPlace } from '../../domain/understanding.ts';
import type { Foundation } from '../compose.ts';

/** Articles that come close to what was said, and from which score on one is offered. */
export interface NearArticles extends Pick<Ranked, 'least'> {
  readonly ranked: readonly { readonly id: string; readonly title: string; readonly score: number }[];
}

interface Said {
  readonly text: string;
  readonly person: Person;
  readonly language: Language;
  readonly place: ReadingPlace;
}

const MOST = 3;
/** Below it an article shares a word with the message, and no more. */
const LEAST = 0.2;

/** Why an article is offered, or is not: how well the best of those that this person may read fit. Undefined where none comes close. */
export function nearArticles({ knowledge, searchArticles }: Foundation, said: Said): NearArticles | undefined {
  const { text, person, language, place } = said;
  const { definitions, understand } = knowledge;
  const found = understood({ ...place, language, definitions, understand }, text);
  const { least, ranked } = rankArticles({ text, understood: found, person }, definitions, searchArticles) ?? { ranked: [] };
  const near = ranked.filter(({ score }) => score >= LEAST).slice(0, MOST);
  if (least === undefined || near.length === 0) return undefined;
  return { least, ranked: near.map(({ article, score }) => ({ id: article.id, title: titleOf(article)[language], score })) };
}
