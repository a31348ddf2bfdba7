import { fold } from '../domain/fold.ts';
import { mayLeave } from '../domain/second-opinion/may-leave.ts';
import { maskText } from '../domain/second-opinion/mask-text.ts';
import type { Opinion } from '../domain/second-opinion/opinion.ts';
import { OpinionWanted } from '../domain/second-opinion/opinion-wanted.ts';
import type { Intent, Understanding } from '../domain/understanding.ts';
import type { Turn } from './flow.ts';
import type { TriageDraft } from './flows/triage-draft.ts';
import { numberIn } from './words/read-verb.ts';
import { understood } from './words/understood.ts';

/** What somebody else may say of a message and be heard. Decisions, thanks and taking things back are the person's own words alone. */
const heeded: ReadonlySet<Intent> = new Set(['incident', 'request', 'how_to', 'status', 'human']);
/** Of these nothing is shown first where the desk is sure: so it is never made sure of them. */
const offeredOnly: ReadonlySet<Intent> = new Set(['status', 'human']);

/**
 * The turn in which words that the desk is unsure of are read with a second opinion. It changes the guess alone: what is proposed is shown, and the
 * person says whether it is right. To be called where words are read afresh, and nothing else could be made of them.
 * @throws OpinionWanted where somebody could be asked, and was not yet.
 */
export function heedOpinion(turn: Turn, draft: TriageDraft): Turn {
  const { secondOpinion, definitions, person } = turn;
  if (!secondOpinion || !isFree(turn, draft)) return turn;
  const { text } = draft;
  const local = understood(turn, text).reading;
  if (isSure(turn, local) || !mayLeave({ text, reading: local, person }, definitions)) return turn;
  if (!secondOpinion.heard) throw new OpinionWanted(maskText(text, definitions, local.slots.people));
  const { opinion } = secondOpinion.heard;
  const reading = opinion && withOpinion(turn, local, opinion);
  if (!reading) return turn;
  const words = fold(text);
  return { ...turn, understand: (said, place) => (fold(said) === words ? reading : turn.understand(said, place)) };
}

/** In which language the words are taken to be: where the desk knows nothing of them, as the second opinion says. */
export function languageHeard({ secondOpinion, definitions }: Turn, { lang, p }: Understanding): Understanding['lang'] {
  const said = secondOpinion?.heard?.opinion?.language;
  return said !== undefined && p < definitions.desk.conversation.offer ? said : lang;
}

/** Sure enough to show what will be opened, as far as it can tell a report from a request. */
function isSure({ definitions }: Turn, { p, top2 }: Understanding): boolean {
  const { accept, between_incident_and_request: clear } = definitions.desk.conversation;
  const both = top2.every((one) => one === 'incident' || one === 'request');
  return p >= accept && !(both && p < clear);
}

/**
 * Somebody's own words, about no ticket, where agents do not talk: alone, or with those before them after which the desk asked openly. Where another
 * question of the desk's stands, they answer that. Somebody else's message, or where somebody is, is nothing to show around.
 */
function isFree({ event, thread }: Turn, { text, step, origin }: TriageDraft): boolean {
  if (event.kind !== 'message' || thread?.room || origin || (step !== undefined && step !== 'open')) return false;
  return numberIn(text) === undefined && /\p{L}/u.test(text) && !text.includes('📍');
}

/** The reading with the opinion in it. Undefined where it is none to be heard, or as unsure as the desk. */
function withOpinion(turn: Turn, local: Understanding, opinion: Opinion): Understanding | undefined {
  const { accept, offer, between_incident_and_request: clear } = turn.definitions.desk.conversation;
  const { intent, category, item, confidence = accept } = opinion;
  if (!heeded.has(intent) || confidence < offer) return undefined;
  // Never surer than it takes to show something; of what would be done at once, never as sure as that.
  const most = offeredOnly.has(intent) ? Math.max(offer, accept - JUST_UNDER) : Math.max(accept, clear);
  const second = local.top2.find((one) => one !== intent) ?? 'other';
  return {
    ...local,
    intent,
    p: Math.min(confidence, most),
    ...pressureOf(local, intent),
    top2: [intent, second],
    lang: languageHeard(turn, local),
    advised: true,
    ...(category !== undefined && { category }),
    ...(item !== undefined && { item }),
  };
}

const JUST_UNDER = 0.01;

/** How urgent is the desk's own to say: by the words, and where they say nothing, as usual for what it is now thought to be. */
function pressureOf(
  { intent: before, urgency, pressing }: Understanding,
  intent: Intent,
): Pick<Understanding, 'urgency' | 'pressing'> {
  if (intent === before || intent !== 'incident') return { urgency, ...(pressing && { pressing }) };
  if (!pressing) return { urgency: 'medium' };
  // With words on how widely it hurts and none on how soon, "low" is what was usual for what it was thought to be.
  const soon = pressing.impact && pressing.urgency === 'low' ? 'medium' : pressing.urgency;
  return { urgency: soon === 'medium' ? 'medium' : urgency, pressing: { ...pressing, urgency: soon } };
}
