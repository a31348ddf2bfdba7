import { fold } from '../domain/fold.ts';
import type { Prompt } from '../messaging/prompt.ts';
import { recentTicket } from './comment-on.ts';
import { answer, type Flows } from './engine.ts';
import type { Turn } from './flow.ts';
import { scoreIn } from './flows/rate-ticket.ts';
import { isAnswerableHere } from './open-questions.ts';
import { takeUp } from './take-up.ts';
import { saysNoReason } from './words/read-reply.ts';

interface Said {
  readonly text: string;
  readonly errand: Prompt | undefined;
  readonly ticket: string | undefined;
  /** All of the person's open questions. */
  readonly questions: readonly Prompt[];
}

const SCORES = [1, 2, 3, 4, 5];

/**
 * "5", "4 gracias", "excelente" on another channel than the rating was asked on, and nothing else is under way here: a number is the rating; by a
 * word, or where several ask, the question is shown here, so that it is plain what is rated.
 */
export async function heedScore(flows: Flows, turn: Turn, said: Said): Promise<boolean> {
  const { text, errand, ticket, questions } = said;
  if (errand || ticket || turn.event.address.kind !== 'direct' || turn.replied) return false;
  if (questions.some((prompt) => isAnswerableHere(prompt, turn))) return false;
  const [asked, ...others] = questions.filter((prompt) => isAskedLately(turn, prompt));
  if (!asked) return false;
  const scored = isScore(turn, text);
  if ((!scored && !isMark(turn, text)) || (await recentTicket(turn, errand))) return false;
  if (scored && others.length === 0) await answer(flows, turn, { prompt: asked, reply: { kind: 'words', text } });
  else await takeUp(turn, asked);
  return true;
}

/** What explains a rating that was given is no rating, and after some days a number means something else. */
function isAskedLately({ now }: Turn, { flow, say, shownAt }: Prompt): boolean {
  return flow === 'rate-ticket' && say.ask?.expects === undefined && now.getTime() - shownAt.getTime() < LATELY_MS;
}

const LATELY_MS = 3 * 86_400_000;

/** "5", "4 gracias", "un 4, tardó mucho"; "3 monitores" counts something else. */
function isScore(turn: Turn, text: string): boolean {
  const score = scoreIn(text, turn.vocabulary);
  if (!score) return false;
  return score.words === undefined || saysNoReason(turn, score.words) || /^[^,.;:!–—-]*[,.;:!–—-]/u.test(text);
}

/** "Excelente", "muy buena, gracias": a mark in words. "Ok" is no mark where none is asked. */
function isMark({ vocabulary }: Turn, text: string): boolean {
  const typed = fold(text);
  const marks = SCORES.flatMap((score) => vocabulary.of(`choice.score_${score}`));
  const thanks = vocabulary.of('reply.thanks');
  const said = marks.find((mark) => typed === mark || thanks.some((words) => typed === `${mark} ${words}`));
  return said !== undefined && !vocabulary.of('choice.yes').includes(said);
}
