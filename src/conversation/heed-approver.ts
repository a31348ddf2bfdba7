import { fold } from '../domain/fold.ts';
import type { Understanding } from '../domain/understanding.ts';
import type { Prompt } from '../messaging/prompt.ts';
import type { Turn } from './flow.ts';
import { has, matchPhrase, tokensOf } from './needs/match-phrases.ts';
import { isAnswerableHere } from './open-questions.ts';
import { takeUp } from './take-up.ts';
import { isAssent, isUnknowing, saysNoReason } from './words/read-reply.ts';

interface Said {
  readonly text: string;
  readonly errand: Prompt | undefined;
  readonly understood: Understanding;
  /** All of the person's open questions. */
  readonly questions: readonly Prompt[];
}

/**
 * "Ok gracias", "no sé" or "¿cuánto cuesta?" where a decision is the newest question here: nothing is decided by them, and the decision is shown
 * again; of a question it is said how to ask it of whoever knows. False for everything else.
 */
export async function heedApprover(turn: Turn, { text, errand, understood, questions }: Said): Promise<boolean> {
  const newest = questions.find((prompt) => isAnswerableHere(prompt, turn));
  if (errand || newest?.flow !== 'approve') return false;
  const undecided = isUnknowing(turn, text) || agreesWithThanks(turn, text);
  if (!undecided && !asksAbout(turn, text, understood)) return false;
  await takeUp(turn, newest, undecided ? 'approval.waits_for_you' : 'approval.ask_them');
  return true;
}

/** "Ok gracias": a yes, or the end of a talk. */
function agreesWithThanks(turn: Turn, text: string): boolean {
  const typed = fold(text);
  return saysNoReason(turn, text) && turn.vocabulary.of('choice.approve').some((word) => typed.startsWith(`${word} `));
}

const MOST_WORDS = 20;
/** Whoever speaks of themselves, or to the desk, asks nothing about somebody's request. */
const OWN = /(?:^| )(?:yo|me|mi|mis|mio|mia|nos|eres|i|my|mine|our|you)(?: |$)/;

/** "¿Cuánto cuesta?", "what for?": about what is to be decided. */
function asksAbout({ vocabulary, definitions }: Turn, text: string, { intent, p }: Understanding): boolean {
  const typed = fold(text);
  const tokens = tokensOf(behindYes({ vocabulary, definitions }, text));
  if (tokens.length > MOST_WORDS || OWN.test(typed)) return false;
  const sure = p >= (intent === 'how_to' ? SURE_OF_HOW : definitions.desk.conversation.accept);
  if (sure && (intent === 'incident' || intent === 'request' || intent === 'human' || intent === 'how_to')) return false;
  const opens = has(matchPhrase(vocabulary.of('approval.asks')), tokens.slice(0, 2));
  return opens || ((intent === 'approve' || intent === 'reject') && /\?\s*$/u.test(text));
}

/** "Ok, ¿y cuánto cuesta?" */
function behindYes(turn: Pick<Turn, 'vocabulary' | 'definitions'>, text: string): string {
  const [first = '', rest] = text.split(/[,.;:!\n](.*)/su, 2);
  return rest !== undefined && isAssent(turn, first) ? rest.replace(/^[\s¿]*(?:y|and|but|pero|e|mas)\s/iu, '') : text;
}

const SURE_OF_HOW = 0.9;
