import { fold } from '../domain/fold.ts';
import type { Understanding } from '../domain/understanding.ts';
import type { Prompt } from '../messaging/prompt.ts';
import { askWhichTicket } from './ask-which-ticket.ts';
import { answer, between, type Flows } from './engine.ts';
import type { Reply, Turn } from './flow.ts';
import { goesOn } from './goes-on.ts';
import { takeUp } from './take-up.ts';
import { readChoice } from './words/read-choice.ts';
import { isAssent, isDelay, isPromise } from './words/read-reply.ts';

interface Said {
  readonly text: string;
  readonly understood: Understanding;
  /** All of the person's open questions. */
  readonly questions: readonly Prompt[];
}

/**
 * "Apruebo", "aprobado", "sí" where nothing here asks. The only decision that waits for this person is meant by plain words of deciding, wherever it was
 * shown; by any others it is shown here, so that it is plain which one is meant. So is "¿conforme?", where no decision waits.
 */
export async function decidePending(flows: Flows, turn: Turn, { text, understood, questions }: Said): Promise<boolean> {
  const { intent, p } = understood;
  const [pending, ...others] = questions.filter((prompt) => prompt.flow === 'approve');
  const reply = pending && others.length === 0 ? decisionIn(turn, text, pending) : undefined;
  const [meant, ...alike] = pending && reply ? [{ prompt: pending, reply }] : goesOn(turn, text, questions);
  // "No, sigue sin funcionar" where several ask "¿conforme?" elsewhere.
  if (meant && alike.length > 0) return askWhichTicket(turn, meant.prompt.ticket ?? '');
  if (meant) {
    await answer(flows, turn, meant);
    return true;
  }
  const sure = (intent === 'approve' || intent === 'reject') && p >= turn.definitions.desk.conversation.accept;
  const assents = isAssent(turn, text);
  const waits = assents || (pending !== undefined && isDelay(turn, text));
  const waiting = pending ?? questions.find((prompt) => prompt.flow === 'confirm-closure');
  // "Ok, lo veo mañana": it waits on.
  if ((pending && isPromise(turn, text)) || (!waiting && assents && !sure)) {
    await between(turn, { notice: { key: 'assent' } }, undefined);
    return true;
  }
  if (!waiting || !(sure || waits)) return false;
  await takeUp(turn, waiting, pending ? 'approval.waits_for_you' : 'phrase.here_we_were');
  return true;
}

/** "Apruebo", "lo rechazo: muy caro"; not "aprobado", "sí" or "ok", which may mean anything where nothing is asked. */
function decisionIn({ vocabulary }: Turn, text: string, { say }: Prompt): Reply | undefined {
  const typed = fold(text);
  if (!vocabulary.of('decide.here').some((words) => typed === words || typed.startsWith(`${words} `))) return undefined;
  const chosen = readChoice(text, say.ask?.choices ?? [], vocabulary);
  return chosen && { kind: 'choice', value: chosen.value, ...(chosen.words && { words: chosen.words }) };
}
