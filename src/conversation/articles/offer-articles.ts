import { countArticle } from '../../actions/knowledge/count-article.ts';
import { recentArticles } from '../../actions/knowledge/recent-articles.ts';
import type { Next, Turn } from '../flow.ts';
import type { TriageDraft } from '../flows/triage-draft.ts';
import { understood, type Understood } from '../words/understood.ts';
import { fitArticles } from './fit-articles.ts';

/** A question that an article answers: that is shown. Nothing where none does, or where it was tried already. */
export function answerByArticle(turn: Turn, draft: TriageDraft, found: Understood): Next | undefined {
  if (!mayOffer(turn, draft)) return undefined;
  const fit = fitArticles({ text: draft.text, understood: found, person: turn.person }, turn.definitions, turn.searchArticles);
  if (fit?.how !== 'answer') return undefined;
  // What triage asked before is answered by now: it begins anew if the article does not help.
  const { at: _at, step: _step, ...triage } = draft;
  return { then: 'go', flow: 'offer-article', draft: { triage, articles: fit.articles.map(({ id }) => id), beside: false } };
}

/** The same where the person has said that they ask how something is done. */
export function answerAsked(turn: Turn, draft: TriageDraft): Next | undefined {
  const { kind: _kind, ...found } = understood(turn, draft.text);
  return answerByArticle(turn, draft, { ...found, reading: { ...found.reading, intent: 'how_to' } });
}

/** A draft with the article that may make its ticket unnecessary, to be offered beside it. It counts as offered once. */
export async function withArticle(turn: Turn, before: TriageDraft): Promise<TriageDraft> {
  const { article: known, ...draft } = before;
  // "Me too" says more: it is not theirs alone to solve.
  if (!mayOffer(turn, draft) || draft.similar || !draft.kind) return draft;
  const { category: _category, item: _item, ...rest } = understood(turn, draft.text);
  const { kind, category, item, impact, urgency, mood } = draft;
  const taken = { ...rest, kind, impact, urgency, ...(category && { category }), ...(item && { item }), ...(mood && { mood }) };
  const fit = fitArticles({ text: draft.text, understood: taken, person: turn.person }, turn.definitions, turn.searchArticles);
  const [article] = fit?.how === 'beside' ? fit.articles : [];
  if (!article) return draft;
  if (article.id === known) return before;
  if ((await recentArticles(turn)).some(({ id }) => id === article.id)) return draft;
  await countArticle(turn, article.id, ['offered']);
  return { ...draft, article: article.id };
}

/** Not for somebody else, not of a message in a chat, and not twice for the same matter. */
function mayOffer(turn: Turn, draft: TriageDraft): turn is Turn & Required<Pick<Turn, 'searchArticles'>> {
  const { origin, behalf, seen, text } = draft;
  return turn.searchArticles !== undefined && !origin && !behalf && !seen && text !== '';
}
