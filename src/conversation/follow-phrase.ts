import { callPerson } from '../actions/call-person.ts';
import { closePrompt, showAgain, tell } from '../actions/tell.ts';
import type { MessageKey } from '../domain/wording.ts';
import type { Prompt } from '../messaging/prompt.ts';
import { answer, between, hereOf, type Flows } from './engine.ts';
import type { Turn } from './flow.ts';
import { isAnswerableHere } from './open-questions.ts';
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
  const here = errands.find((prompt) => isAnswerableHere(prompt, turn));
  switch (phrase.is) {
    case 'human':
      await callPerson(turn, lastWords(here) ?? text);
      return between(turn, { notice: { key: 'human.coming', params: { team: { team: turn.definitions.desk.team } } } }, here);
    case 'continue':
    case 'where':
      return takeUp(turn, here ?? errands[0] ?? questions[0]);
    case 'cancel':
      return cancel(turn, here ?? errands[0]);
    default:
      if (here) return answer(flows, turn, { prompt: here, reply: { kind: 'phrase', phrase } });
      return say(turn, 'phrase.nothing_open');
  }
}

/** The words that began the errand, for whoever comes to help. */
function lastWords(prompt: Prompt | undefined): string | undefined {
  const draft = prompt?.draft;
  return typeof draft === 'object' && draft !== null && 'text' in draft && typeof draft.text === 'string'
    ? draft.text
    : undefined;
}

/** Shows a question again here, wherever it was asked: the newest that was not left, else what was. */
export async function takeUp(turn: Turn, prompt: Prompt | undefined, key: MessageKey = 'phrase.here_we_were'): Promise<void> {
  if (!prompt) return say(turn, 'phrase.nothing_open');
  await showAgain(turn, prompt, {
    reader: turn.person.id,
    at: hereOf(turn) ?? turn.event.address,
    before: { notice: { key } },
  });
}

async function cancel(turn: Turn, prompt: Prompt | undefined): Promise<void> {
  if (!prompt) return say(turn, 'phrase.nothing_to_cancel');
  await closePrompt(turn, prompt, { words: { key: 'phrase.cancelled_card' } });
  await say(turn, 'phrase.cancelled');
}

async function say(turn: Turn, key: 'phrase.nothing_open' | 'phrase.nothing_to_cancel' | 'phrase.cancelled'): Promise<void> {
  await tell(turn, { reader: turn.person.id, say: { notice: { key } }, at: hereOf(turn) });
}
