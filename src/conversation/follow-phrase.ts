import { callPerson } from '../actions/call-person.ts';
import { closePrompt, tell } from '../actions/tell.ts';
import type { Words } from '../domain/wording.ts';
import type { Say } from '../messaging/outbound.ts';
import type { Prompt } from '../messaging/prompt.ts';
import { answer, between, hereOf, start, type Flows } from './engine.ts';
import type { Turn } from './flow.ts';
import { formOf, leaveForm, nameOfForm } from './form/leave-form.ts';
import { answerableHere } from './open-questions.ts';
import { remindOfErrand } from './remember-ticket.ts';
import { takeUp } from './take-up.ts';
import { takeBackRecent } from './heed-taking-back.ts';
import { ticketsOf } from './verbs/say-status.ts';
import type { Phrase } from './words/read-phrase.ts';

interface Said {
  readonly phrase: Phrase;
  readonly text: string;
  /** All of the person's open questions, newest first. */
  readonly questions: readonly Prompt[];
}

/** "continue", "where was I?", "cancel", "back", "skip", "edit answer 3" …: phrases about what is under way. */
export async function followPhrase(flows: Flows, turn: Turn, { phrase, text, questions }: Said): Promise<void> {
  const errands = questions.filter((prompt) => flows.get(prompt.flow)?.errand);
  const [here] = answerableHere(errands, turn);
  switch (phrase.is) {
    case 'human':
      await callPerson(turn, lastWords(here) ?? text);
      return between(turn, { notice: { key: 'human.coming', params: { team: { team: turn.definitions.desk.team } } } }, here);
    case 'continue':
      if (!here && errands.filter((prompt) => formOf(prompt)).length > 1)
        return start(flows, turn, { flow: 'choose-form', draft: {} });
      return takeUp(turn, here ?? errands[0] ?? questions[0]);
    case 'where': {
      const asked = here ?? errands[0] ?? questions[0];
      // "¿Cuánto falta?" where nothing is asked is said of what was asked for.
      return asked ? takeUp(turn, asked) : between(turn, await ticketsOf(turn), undefined);
    }
    case 'later':
      return pause(turn);
    case 'cancel':
      return cancel(flows, turn, { prompt: here ?? errands[0], text, questions });
    default:
      if (here) return answer(flows, turn, { prompt: here, reply: { kind: 'phrase', phrase } });
      return say(turn, { key: 'phrase.nothing_open' });
  }
}

/** The words that began the errand, for whoever comes to help. */
function lastWords(prompt: Prompt | undefined): string | undefined {
  const draft = prompt?.draft;
  return typeof draft === 'object' && draft !== null && 'text' in draft && typeof draft.text === 'string'
    ? draft.text
    : undefined;
}

/** Leaves what is under way: nothing more is asked, and of a form it is said what went and how to begin again. */
async function cancel(
  flows: Flows,
  turn: Turn,
  { prompt, ...said }: Omit<Said, 'phrase'> & { readonly prompt: Prompt | undefined },
): Promise<void> {
  if (!prompt && (await takeBackRecent(flows, turn, said))) return;
  if (!prompt) return say(turn, { key: 'phrase.nothing_to_cancel' });
  await closePrompt(turn, prompt, { words: { key: 'phrase.cancelled_card' } });
  const form = formOf(prompt);
  const item = nameOfForm(turn, prompt);
  const notice: Words = form?.changes
    ? { key: 'edit.left', params: { number: form.changes } }
    : form
      ? { key: 'form.cancelled', params: { item, count: Object.keys(form.answers).length } }
      : { key: 'phrase.cancelled' };
  await tell(turn, { reader: turn.person.id, say: { notice, ...(await remindOfErrand(turn)) }, at: hereOf(turn) });
}

async function pause(turn: Turn): Promise<void> {
  const left: Say = (await leaveForm(turn)) ?? { notice: { key: 'phrase.nothing_open' } };
  await tell(turn, { reader: turn.person.id, say: left, at: hereOf(turn) });
}

async function say(turn: Turn, notice: Words): Promise<void> {
  await tell(turn, { reader: turn.person.id, say: { notice }, at: hereOf(turn) });
}
