import { callPerson } from '../../actions/call-person.ts';
import type { MessageKey } from '../../domain/wording.ts';
import type { Intent, Understanding } from '../../domain/understanding.ts';
import type { Choice, Say } from '../../messaging/outbound.ts';
import type { Next, Turn } from '../flow.ts';
import { answerByArticle, withArticle } from '../articles/offer-articles.ts';
import { heedOpinion } from '../heed-opinion.ts';
import { withSimilar } from '../join-similar.ts';
import { openQuestions } from '../open-questions.ts';
import { remindOfErrand } from '../remember-ticket.ts';
import { showDecision } from '../show-decision.ts';
import { ticketsOf } from '../verbs/say-status.ts';
import { asksToOrder } from '../words/asks-to-order.ts';
import { isGibberish } from '../words/is-gibberish.ts';
import { saysReturn } from '../needs/says-return.ts';
import { understood, type Understood } from '../words/understood.ts';
import type { TriageDraft } from './triage-draft.ts';
import { thingAlone } from './triage-thing.ts';
import { confirmSay, human, itemsSay, kinds, offerSay, returnSay, whichSay } from './triage-says.ts';

/** What follows from how sure the desk is of what it was told: it shows, offers two meanings, or asks openly. */
export async function firstWords(unadvised: Turn, draft: TriageDraft): Promise<Next> {
  const thing = thingAlone(unadvised, draft);
  if (thing) return which(unadvised, { ...withPressure(draft, understood(unadvised, draft.text)), ...thing });
  const turn = heedOpinion(unadvised, draft);
  const found = understood(turn, draft.text);
  const { accept, offer, between_incident_and_request: clear } = turn.definitions.desk.conversation;
  const { kind, category, item, reading } = found;
  const next: TriageDraft = {
    ...withPressure(draft, found),
    ...(category && { category }),
    ...(item && { item }),
    ...(reading.advised && { advised: true }),
  };
  const answer = answerByArticle(turn, next, found);
  if (answer) return answer;
  const both = reading.top2.every((one) => one === 'incident' || one === 'request');
  const back = kind === 'incident' && reading.p >= (both ? clear : accept) ? undefined : returned(turn, next);
  if (back) return back;
  if (kind && reading.p >= accept && !(both && reading.p < clear)) return confirm(turn, { ...next, kind });
  if (both && reading.p >= offer) return which(turn, next);
  if (reading.p >= accept && !draft.origin) return noErrand(turn, next, reading);
  // Somebody wants a ticket of this message: what kind of one is all there is to ask.
  if (draft.origin) return ofMessage(turn, next, reading);
  const two = reading.p >= offer && reading.intent !== 'other' ? await offerTwo(turn, next, reading) : undefined;
  return two ?? notUnderstood(turn, next);
}

/** How urgent it is by these words and in which mood they were said, unless the person has said how urgent. */
export function withPressure(draft: TriageDraft, { impact, urgency, pressing, mood }: Understood): TriageDraft {
  const { pressing: _before, ...rest } = draft;
  const weight = draft.weighed ? {} : { impact, urgency, ...(pressing && { pressing: [...pressing] }) };
  // Whoever opens it for somebody else is as calm as ever.
  const own = !draft.behalf && !draft.origin;
  return { ...rest, ...weight, ...(mood && own && { mood }) };
}

/** Shows what would be opened. */
export async function confirm(turn: Turn, before: TriageDraft): Promise<Next> {
  const back = before.kind === 'request' ? returned(turn, before) : undefined;
  if (back) return back;
  const draft = await withArticle(turn, await withSimilar(turn, before));
  if (draft.kind === 'request' && !draft.item) return ask(itemsSay(turn, draft), { ...draft, step: 'which_item', at: turn.now });
  return ask(confirmSay(turn, draft), { ...draft, step: 'confirm', at: turn.now });
}

/** What is given back is no request for a new one: a person sees to it, unless a new one is what is meant. */
function returned(turn: Turn, draft: TriageDraft): Next | undefined {
  if (draft.corrected || draft.behalf || draft.origin || !saysReturn(turn, draft.text)) return undefined;
  return ask(returnSay(draft), { ...draft, step: 'two', at: turn.now });
}

/** Is it broken, or is something wanted? */
function which(turn: Turn, draft: TriageDraft): Next {
  return ask(whichSay(draft), { ...draft, step: 'which', at: turn.now });
}

/** A ticket of somebody's message: the likelier kind, unless neither is likely. */
function ofMessage(turn: Turn, draft: TriageDraft, { p, top2 }: Understanding): Promise<Next> | Next {
  const { accept, offer } = turn.definitions.desk.conversation;
  const kind = top2.find((one) => one === 'incident' || one === 'request');
  return kind && p >= offer && p < accept ? confirm(turn, { ...draft, kind }) : which(turn, draft);
}

/** The two likeliest meanings; a decision only where one is waited for. Undefined where neither is anything that the desk could do. */
async function offerTwo(turn: Turn, draft: TriageDraft, { top2 }: Understanding): Promise<Next | undefined> {
  const decides = top2.some(isDecision) && (await openQuestions(turn)).some(({ flow }) => flow === 'approve');
  const say = offerSay(turn, draft, decides ? top2 : top2.filter((intent) => !isDecision(intent)));
  return say && ask(say, { ...draft, step: 'two', at: turn.now });
}

const isDecision = (intent: Intent): boolean => intent === 'approve' || intent === 'reject';

/** Understood, and nothing to open: a question, a decision or a cancellation of nothing, talk about other things. */
async function noErrand(turn: Turn, draft: TriageDraft, { intent }: Understanding): Promise<Next> {
  switch (intent) {
    case 'how_to':
      return howTo(turn, draft);
    case 'cancel':
      return nothingToCancel(turn);
    case 'approve':
    case 'reject':
      // "Aprobado" describes nothing: what is opened next is told afresh.
      return (await showDecision(turn)) ?? askOpenly(turn, { ...draft, text: '' }, 'triage.nothing_to_decide');
    case 'other':
      return isGibberish(draft.text) ? notUnderstood(turn, draft) : astray(turn, draft);
    default:
      return notUnderstood(turn, draft);
  }
}

/** A question how to do something that no article answers: what can be ordered here, else a ticket or a person. The question goes along. */
export function howTo(turn: Turn, draft: TriageDraft): Promise<Next> | Next {
  const item = draft.seen ? undefined : asksToOrder(turn, draft.text);
  if (item) return confirm(turn, { ...draft, kind: 'request', item });
  const open: Choice = { value: 'incident', label: { key: 'button.open' }, style: 'primary', words: 'yes' };
  return ask(
    { notice: { key: draft.seen ? 'triage.how_to_else' : 'triage.how_to' }, ask: { choices: [open, human] } },
    { ...draft, step: 'open', at: turn.now },
  );
}

/** Nothing is under way; what could be cancelled is shown. */
export async function nothingToCancel(turn: Turn): Promise<Next> {
  const { notice, more } = await ticketsOf(turn);
  const say: Say = { notice: { key: 'phrase.nothing_to_cancel' }, ...(more && { more: [notice, ...more] }) };
  return { then: 'end', say: { ...say, ...(await remindOfErrand(turn)) } };
}

/** Small talk: what the desk is for, in a line. Whoever goes on like that, or is upset, gets a person. */
function astray(turn: Turn, draft: TriageDraft): Promise<Next> | Next {
  if (draft.mood || recentMisses(turn, { ...draft, misses: draft.strayed ? 1 : draft.misses }) > 0)
    return callInstead(turn, draft);
  return askOpenly(turn, { ...draft, strayed: true }, 'triage.astray');
}

/** Asked openly once; the second time a person is called, and at once for whoever is angry or worried. */
export async function notUnderstood(turn: Turn, draft: TriageDraft): Promise<Next> {
  const misses = recentMisses(turn, draft);
  if (misses > 0 || draft.mood) return callInstead(turn, draft);
  return askOpenly(turn, { ...draft, misses: misses + 1 }, 'triage.ask');
}

async function callInstead(turn: Turn, draft: TriageDraft): Promise<Next> {
  await callPerson(turn, draft.text, 'missed');
  return { then: 'end', say: { notice: { key: 'triage.human', params: { team: { team: turn.definitions.desk.team } } } } };
}

/** What was not understood this morning is no reason to call somebody tonight. */
function recentMisses({ now }: Turn, { misses, at }: TriageDraft): number {
  return at && now.getTime() - at.getTime() > FORGIVEN_MS ? 0 : misses;
}

const FORGIVEN_MS = 3_600_000;

/** What the matter is, in the person's own words. */
export function askOpenly(turn: Turn, draft: TriageDraft, key: MessageKey): Next {
  const choices = [...kinds.slice(0, 2), human];
  return ask({ notice: { key }, ask: { choices } }, { ...draft, step: 'open', at: turn.now });
}

export function ask(say: Say, draft: TriageDraft): Next {
  return { then: 'ask', say, draft };
}
