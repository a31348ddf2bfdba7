import { callPerson } from '../../actions/call-person.ts';
import type { SeenArticle } from '../../domain/knowledge/seen-article.ts';
import { weighPriority } from '../../domain/weigh-priority.ts';
import { answerAsked } from '../articles/offer-articles.ts';
import type { Next, Turn } from '../flow.ts';
import { forFirstOf, type Whose } from '../form/one-for-each.ts';
import { heedMood } from '../heed-mood.ts';
import { attachKeptTo, dropKept } from '../kept-files.ts';
import { joinSimilar } from '../join-similar.ts';
import { sayMadeOf } from '../made-of-message.ts';
import { learnDismissed, learnJoined, learnMeant, learnOpened } from '../learning/learn-from-person.ts';
import { remindOfErrand } from '../remember-ticket.ts';
import { showDecision } from '../show-decision.ts';
import { ticketsOf } from '../verbs/say-status.ts';
import { ask, confirm, howTo, notUnderstood, nothingToCancel } from './triage-decide.ts';
import type { TriageDraft } from './triage-draft.ts';
import { confirmSay, correctionSay } from './triage-says.ts';

/** What a tap on one of triage's choices does. */
export async function chosen(turn: Turn, draft: TriageDraft, value: string): Promise<Next> {
  if (value === 'open') {
    const made = await sayMadeOf(turn, draft.origin?.key);
    return made
      ? { then: 'end', say: made }
      : open(draft, { learnt: await learnOpened(turn, draft), whose: await forFirstOf(turn, draft) });
  }
  const same = draft.similar?.find(({ number }) => value === `same:${number}`);
  if (same) {
    await learnJoined(turn, draft, same.number);
    if (same.over) return reopened(turn, draft, same.number);
    const say = await joinSimilar(turn, draft, same);
    await attachKeptTo(turn, same.number, draft.files);
    return { then: 'end', say };
  }
  if (draft.step === 'two') await learnMeant(turn, draft, value);
  if (value === 'nothing') {
    await learnDismissed(turn, draft);
    return dropped(turn, draft);
  }
  if (value === 'human') return called(turn, draft);
  if (value === 'more' || value === 'less') return weighed(turn, draft, value);
  if (value === 'back') return confirm(turn, draft);
  if (value === `read:${draft.article}`)
    return { then: 'go', flow: 'offer-article', draft: { triage: draft, articles: [draft.article], beside: true } };
  if (value === 'correct') return ask(correctionSay(turn, draft), { ...draft, step: 'correct', at: turn.now });
  return (await meant(turn, draft, value)) ?? corrected(turn, draft, value);
}

/** It has come back: the ticket it was goes on. */
async function reopened(turn: Turn, { text, files }: TriageDraft, number: string): Promise<Next> {
  await attachKeptTo(turn, number, files);
  return { then: 'go', flow: 'reopen-ticket', draft: { ticket: number, text }, reply: { kind: 'choice', value: 'yes' } };
}

/** Nothing is opened, and nothing is held against anybody. */
export async function dropped(
  turn: Turn,
  { files }: TriageDraft,
  key: 'triage.dropped' | 'triage.over' = 'triage.dropped',
): Promise<Next> {
  await dropKept(turn, files);
  return { then: 'end', say: { notice: { key }, ...(await remindOfErrand(turn)) } };
}

/** Somebody is told. What could be opened can still be opened. */
async function called(turn: Turn, draft: TriageDraft): Promise<Next> {
  const stays = draft.step === 'confirm';
  if (!draft.called) await callPerson(turn, draft.text);
  const before = { notice: { key: 'human.coming', params: { team: { team: turn.definitions.desk.team } } } } as const;
  if (!stays) return { then: 'end', say: before };
  const next = { ...draft, called: true };
  return { then: 'again', ...(!draft.called && { before }), draft: next, say: confirmSay(turn, next) };
}

/** As urgent as the person says: the card says what comes of it. */
function weighed(turn: Turn, draft: TriageDraft, direction: 'more' | 'less'): Next {
  const weight = weighPriority(turn.definitions.desk.matrix, draft, direction);
  const { pressing: _words, ...rest } = draft;
  const next: TriageDraft = { ...rest, ...weight, weighed: direction, step: 'confirm' };
  const say = confirmSay(turn, next);
  return draft.step === 'confirm' ? { then: 'edit', draft: next, say } : ask(say, { ...next, at: turn.now });
}

/** One of the meanings that were offered, where it is no report and no request. */
async function meant(turn: Turn, draft: TriageDraft, value: string): Promise<Next | undefined> {
  switch (value) {
    case 'status':
      return { then: 'end', say: { ...(await heedMood(turn, await ticketsOf(turn), draft)), ...(await remindOfErrand(turn)) } };
    case 'how_to':
      return answerAsked(turn, draft) ?? howTo(turn, draft);
    case 'cancel':
      return nothingToCancel(turn);
    case 'decide':
      return decide(turn);
    case 'neither':
      return notUnderstood(turn, draft);
    default:
      return undefined;
  }
}

async function decide(turn: Turn): Promise<Next> {
  return (await showDecision(turn)) ?? { then: 'end', say: { notice: { key: 'triage.nothing_to_decide' } } };
}

/** The person says what it is: a kind, a category or an item. */
async function corrected(turn: Turn, draft: TriageDraft, value: string): Promise<Next> {
  const { definitions } = turn;
  if (value === 'incident' && (!draft.text || draft.strayed))
    return { then: 'go', flow: 'report-incident', draft: { ...(draft.files && { files: draft.files }) } };
  if (value === 'incident' || value === 'request') {
    const { item: _item, category: _category, ...rest } = draft;
    const unsaid = draft.step === 'which' || draft.step === 'two';
    const kept = value === draft.kind || unsaid ? draft : { ...rest, ...(draft.strayed && { text: '' }) };
    return confirm(turn, { ...kept, kind: value, corrected: true });
  }
  if (definitions.categories.has(value)) return confirm(turn, { ...draft, kind: 'incident', category: value, corrected: true });
  if (definitions.items.has(value)) return confirm(turn, { ...draft, kind: 'request', item: value, corrected: true });
  return { then: 'again' };
}

function open(
  { kind, text, category, item, impact, urgency, files, behalf, origin, article, related, seen = [] }: TriageDraft,
  { learnt, whose }: { readonly learnt: readonly string[]; readonly whose: Whose },
): Next {
  // Whoever works on it need not tell them the same again.
  const articles: SeenArticle[] = article ? [...seen, { id: article, how: 'offered' }] : seen;
  const along = {
    ...(files && { files }),
    ...(origin && { origin }),
    ...(related && { related }),
    ...(learnt.length > 0 && { learnt }),
    ...(articles.length > 0 && { articles }),
  };
  if (kind === 'request' && item)
    return {
      then: 'go',
      flow: 'request-item',
      draft: { item, text, ...along, ...whose, ...(behalf && { for: behalf, behalf: true }) },
    };
  return {
    then: 'go',
    flow: 'report-incident',
    draft: { text, impact, urgency, ...(category && { category }), ...along, ...(behalf && { behalf }) },
  };
}
