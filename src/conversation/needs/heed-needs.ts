import { callPerson } from '../../actions/call-person.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Understanding } from '../../domain/understanding.ts';
import type { Prompt } from '../../messaging/prompt.ts';
import { answerByArticle } from '../articles/offer-articles.ts';
import { commentOn, recentTicket } from '../comment-on.ts';
import { answer, between, start, type Flows } from '../engine.ts';
import type { Turn } from '../flow.ts';
import { isAskedOpenly, TriageDraft } from '../flows/triage-draft.ts';
import { formOf } from '../form/leave-form.ts';
import { leaveErrand } from '../leave-errand.ts';
import { readAnswer } from '../read-answer.ts';
import { ticketsOf } from '../verbs/say-status.ts';
import { numberIn } from '../words/read-verb.ts';
import { understood } from '../words/understood.ts';
import type { AskedBeside } from './asked-in.ts';
import { findNeeds } from './find-needs.ts';
import { isYesBeside } from './is-yes-beside.ts';
import { keepFurther } from './keep-further.ts';
import type { Need } from './need.ts';

interface Said {
  readonly text: string;
  readonly errand: Prompt | undefined;
  readonly understood: Understanding;
  /** What typed words may answer here. */
  readonly here: readonly Prompt[];
}

/** Read as a whole these would be answered, and what is broken or wanted beside them would be lost. */
const small: ReadonlySet<string> = new Set(['greeting', 'thanks', 'status', 'human', 'cancel']);

/**
 * A message that has more in it than one errand: several needs, or a need beside thanks or a question. Questions are answered in between, words
 * about the ticket opened a moment ago are a comment on it, and the needs go on. False where it is one matter.
 */
export async function heedNeeds(flows: Flows, turn: Turn, said: Said): Promise<boolean> {
  const { text, errand } = said;
  const named = (turn.event.kind === 'message' && turn.event.ticket) || numberIn(text);
  if (named || (errand?.flow === 'triage' && isAskedOpenly(errand))) return false;
  const { needs, asked, aside } = findNeeds(turn, text);
  if (aside && (await answerFirst(flows, turn, { ...said, ...aside }))) return true;
  const hides = small.has(said.understood.intent) && said.understood.p >= turn.definitions.desk.conversation.accept;
  if (needs.length === 0 || (needs.length === 1 && asked.length === 0 && !hides)) return false;
  if (errand && isLeft(errand)) await leaveErrand(turn, errand);
  const open = await answerAsked(flows, turn, { needs, asked });
  const left = await commentFirst(flows, turn, { needs, errand });
  await startNeeds(flows, turn, { text, needs: left, open });
  return true;
}

/** "Ya funciona. Además necesito un mouse" where it is asked whether all is well: more than a yes with a reason. */
export async function heedChoiceAside(flows: Flows, turn: Turn, said: Said): Promise<boolean> {
  const { aside } = said.here.length > 0 ? findNeeds(turn, said.text) : {};
  return aside !== undefined && answerFirst(flows, turn, { ...said, ...aside, byChoice: true });
}

/** "T14. Además no anda el wifi" where a model is asked for: the answer first, then the need. */
async function answerFirst(
  flows: Flows,
  turn: Turn,
  said: Said & { before: string; need: Need; announced: boolean; byChoice?: boolean },
): Promise<boolean> {
  const { before, need, announced, here, byChoice } = said;
  const answered = readAnswer(flows, turn, { text: before, here, understood: understood(turn, before).reading });
  if (!answered || (byChoice && answered.reply.kind !== 'choice')) return false;
  const { flow, draft } = answered.prompt;
  if ((!announced || flow === 'triage') && !(await isYesBeside(turn, answered, { need, announced }))) return false;
  // What is opened by it may have a form of its own to go through first.
  if (flow === 'triage') await keepFurther(turn, { needs: [need], first: TriageDraft.parse(draft).text });
  await answer(flows, turn, answered);
  if (flow === 'triage') return true;
  await startNeeds(flows, turn, { text: need.text, needs: [need], open: [] });
  return true;
}

/** What is only offered stays as it is beside something else; a form is left in its own way. */
export function isLeft(errand: Prompt): boolean {
  return !offers.has(errand.flow) && !formOf(errand);
}

const offers: ReadonlySet<string> = new Set(['triage', 'two-needs', 'further-needs', 'comment-or-new']);

/** `open`: questions that are yet to be seen to; they come last. */
async function startNeeds(
  flows: Flows,
  turn: Turn,
  { text, needs, open }: { text: string; needs: readonly Need[]; open: readonly Need[] },
): Promise<void> {
  const reply = { kind: 'words', text } as const;
  if (needs.length > 1) return start(flows, turn, { flow: 'two-needs', draft: { text, needs: [...needs, ...open] }, reply });
  const [first, ...rest] = [...needs, ...open];
  if (!first) return;
  if (rest.length > 0) await keepFurther(turn, { needs: rest, first: first.text });
  await start(flows, turn, { flow: 'triage', draft: { ...first, whole: true }, reply });
}

/** Questions that are soon answered come first. Those that nothing answers are what is left. */
async function answerAsked(
  flows: Flows,
  turn: Turn,
  { needs, asked }: { needs: readonly Need[]; asked: readonly AskedBeside[] },
): Promise<readonly Need[]> {
  const open: Need[] = [];
  for (const { intent, text } of asked) {
    if (intent === 'status') await between(turn, await ticketsOf(turn), undefined);
    else if (intent === 'human') {
      await callPerson(turn, text);
      await between(turn, { notice: { key: 'human.coming', params: { team: { team: turn.definitions.desk.team } } } }, undefined);
    } else {
      const article = needs.length === 1 ? answerByArticle(turn, TriageDraft.parse({ text }), understood(turn, text)) : undefined;
      if (article?.then === 'go') await start(flows, turn, article);
      else open.push({ text });
    }
  }
  return open;
}

/** What is about the ticket opened a moment ago is said of that one; the needs that are left. */
async function commentFirst(
  flows: Flows,
  turn: Turn,
  { needs, errand }: { needs: readonly Need[]; errand: Prompt | undefined },
): Promise<readonly Need[]> {
  const recent = await recentTicket(turn, errand);
  const about = recent && needs.find((need) => isAbout(need, recent));
  if (!recent || !about) return needs;
  await commentOn(flows, turn, { text: about.text, ticket: recent.id, errand, surely: true });
  return needs.filter((need) => need !== about);
}

function isAbout({ kind, category, item }: Need, ticket: Ticket): boolean {
  if (kind !== ticket.kind) return false;
  return kind === 'incident'
    ? category !== undefined && category === ticket.category
    : item !== undefined && item === ticket.item;
}
