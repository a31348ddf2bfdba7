import { z } from 'zod';
import { countArticle } from '../../actions/knowledge/count-article.ts';
import { recentArticles, rememberArticle } from '../../actions/knowledge/recent-articles.ts';
import type { Article } from '../../domain/knowledge/article.ts';
import { mayRead } from '../../domain/knowledge/may-read.ts';
import type { SeenArticle } from '../../domain/knowledge/seen-article.ts';
import { readerOf } from '../../messaging/reader-of.ts';
import { articleSay, chooseArticleSay, listArticlesSay } from '../articles/article-says.ts';
import { between } from '../engine.ts';
import { flow, type Next, type Reply, type Turn } from '../flow.ts';
import { isWithinBurst } from '../is-within-burst.ts';
import { dropKept } from '../kept-files.ts';
import { putTogether } from '../put-together.ts';
import { openQuestions } from '../open-questions.ts';
import { remindOfErrand } from '../remember-ticket.ts';
import { isSomethingElse } from '../words/is-something-else.ts';
import { readReply } from '../words/read-reply.ts';
import { saysHelped } from '../words/says-helped.ts';
import { understood } from '../words/understood.ts';
import { TriageDraft } from './triage-draft.ts';

const Draft = z.object({
  /** What goes on where the article does not help. Left out: somebody only looked something up. */
  triage: TriageDraft.optional(),
  /** What is shown; several: to choose one of. */
  articles: z.array(z.string()).min(1),
  /** Something would be opened otherwise, and waits. */
  beside: z.boolean(),
  part: z.number().default(0),
  /** When it was shown. */
  at: z.date().optional(),
});
type Draft = z.infer<typeof Draft>;

/** An article in place of a ticket: read, and then "did it help?". A no goes on to whatever would have been done without it. */
export const offerArticle = flow({
  name: 'offer-article',
  draft: Draft,
  errand: false,
  async run(turn, draft, reply): Promise<Next> {
    if (!reply) return begin(turn, draft);
    if (reply.kind === 'choice') return chosen(turn, draft, reply);
    if (reply.kind === 'words' && saysHelped(turn, reply.text)) return solved(turn, draft);
    if (reply.kind === 'words' && isAck(turn, reply.text))
      return { then: 'end', keep: true, say: { notice: { key: 'article.say_so' } } };
    if (reply.kind === 'words') return answered(turn, draft, { how: 'in_vain', words: reply.text });
    return { then: 'again' };
  },
  reads(turn, draft, text) {
    const { articles, at, triage } = draft;
    if (articles.length === 1 && (isAck(turn, text) || saysHelped(turn, text))) return true;
    const [id, ...others] = articles;
    if (!isWithinBurst(turn, at) || others.length > 0 || !triage || /[¿?]/.test(text)) return false;
    const { kind, reading } = understood(turn, text);
    if (kind !== 'incident' || reading.p < turn.definitions.desk.conversation.accept) return false;
    const category = triage.category ?? readable(turn, id)?.category;
    return category !== undefined && !isSomethingElse(turn, text, { kind: 'incident', category });
  },
});

/** "Ok", "lo pruebo y te aviso": it was read, and whether it helped is still to come. */
function isAck(turn: Turn, text: string): boolean {
  return readReply(turn, text, '') === 'courtesy';
}

/** Whether it was offered or asked for, it is for this person; a reload may have taken it away. */
function readable({ definitions, person }: Turn, id: string | undefined): Article | undefined {
  const article = id === undefined ? undefined : definitions.articles?.get(id);
  return article && mayRead(article, person) ? article : undefined;
}

async function begin(turn: Turn, draft: Draft): Promise<Next> {
  const articles = draft.articles.flatMap((id) => readable(turn, id) ?? []);
  const [first] = articles;
  if (!first) return goOn(draft, []);
  if (draft.beside) return read(turn, draft, first);
  if (!draft.triage) return articles.length === 1 ? read(turn, draft, first) : list(turn, draft, articles);
  const vain = (await recentArticles(turn)).filter(({ vain }) => vain).map(({ id }) => id);
  const left = articles.filter(({ id }) => !vain.includes(id));
  if (left.length === 0)
    return goOn(
      draft,
      draft.articles.map((id) => ({ id, how: 'in_vain' as const })),
    );
  for (const { id } of left) await countArticle(turn, id, ['offered']);
  if (left.length === 1) return read(turn, draft, left[0] ?? first);
  return { then: 'ask', say: chooseArticleSay(left), draft: { ...draft, articles: left.map(({ id }) => id), at: turn.now } };
}

/** Somebody looks for something to read. */
function list(turn: Turn, draft: Draft, articles: readonly Article[]): Next {
  return { then: 'ask', say: listArticlesSay(articles), draft: { ...draft, at: turn.now } };
}

async function read(turn: Turn, draft: Draft, article: Article): Promise<Next> {
  await countArticle(turn, article.id, draft.triage ? ['read'] : ['offered', 'read']);
  await rememberArticle(turn, article.id, 'shown');
  return show(turn, { ...draft, articles: [article.id], part: 0 }, article);
}

/** In the language that the message will be worded in: what was just said may have told another than the turn began with. */
async function show(turn: Turn, draft: Draft, article: Article): Promise<Next> {
  const { language } = readerOf(turn.person.id, turn.definitions, await turn.tx.collection('contacts').get(turn.person.id));
  return { then: 'ask', say: articleSay(language, article, draft), draft: { ...draft, at: turn.now } };
}

async function chosen(turn: Turn, draft: Draft, { value, words }: Extract<Reply, { kind: 'choice' }>): Promise<Next> {
  const [id] = draft.articles;
  switch (value) {
    case 'yes':
      return solved(turn, draft);
    case 'no':
      return answered(turn, draft, { how: 'in_vain', ...(words && { words }) });
    case 'open':
      return answered(turn, draft, { how: 'read', then: 'open' });
    case 'none':
      return goOn(
        draft,
        draft.articles.map((one) => ({ id: one, how: 'offered' as const })),
      );
    default: {
      const article = readable(turn, value === 'more' ? id : value.replace(/^read:/, ''));
      if (!article) return goOn(draft, []);
      return value === 'more' ? show(turn, { ...draft, part: draft.part + 1 }, article) : read(turn, draft, article);
    }
  }
}

/** The person says so: nothing has to be opened. */
async function solved(turn: Turn, { articles: [id = ''], triage }: Draft): Promise<Next> {
  await countArticle(turn, id, ['solved']);
  await rememberArticle(turn, id, 'forgotten');
  await dropKept(turn, triage?.files);
  const form = (await openQuestions(turn)).find(({ flow: of, parked }) => of === 'request-item' && !parked);
  const notice = { key: triage && !form ? 'article.solved' : 'article.glad' } as const;
  if (!form) return { then: 'end', say: { notice, ...(await remindOfErrand(turn)) } };
  // It was asked in between: the form goes on where it was.
  await between(turn, { notice }, form);
  return { then: 'end' };
}

interface Unsolved {
  readonly how: 'read' | 'in_vain';
  readonly words?: string;
  readonly then?: 'open';
}

/** It did not help, or not enough. */
async function answered(turn: Turn, draft: Draft, { how, words, then }: Unsolved): Promise<Next> {
  const {
    articles: [id = ''],
    triage,
  } = draft;
  if (how === 'in_vain') {
    await countArticle(turn, id, ['in_vain']);
    await rememberArticle(turn, id, 'in_vain');
  }
  if (!triage && !words) return { then: 'end', say: { notice: { key: 'triage.begin' } } };
  if (!triage) return { then: 'go', flow: 'triage', draft: { text: words, seen: [{ id, how }] } };
  const text = putTogether(triage.text, words ?? '');
  // Where nothing else tells what the question is about, the article does.
  const category = triage.kind ? undefined : readable(turn, id)?.category;
  return goOn({ ...draft, triage: { ...triage, text, ...(category && { kind: 'incident', category }) } }, [{ id, how }], then);
}

/** Back to what would have been done without the article: shown again or opened, or what is done about a question. */
function goOn({ triage, beside }: Draft, seen: readonly SeenArticle[], then?: 'open'): Next {
  if (!triage) return { then: 'end', say: { notice: { key: 'article.gone' } } };
  const { article: _offered, ...rest } = triage;
  const draft = { ...rest, ...(seen.length > 0 && { seen }) };
  return { then: 'go', flow: 'triage', draft, reply: { kind: 'choice', value: beside ? (then ?? 'back') : 'how_to' } };
}
