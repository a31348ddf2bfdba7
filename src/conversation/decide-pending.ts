import { fold } from '../domain/fold.ts';
import type { Understanding } from '../domain/understanding.ts';
import type { Prompt } from '../messaging/prompt.ts';
import { answer, type Flows } from './engine.ts';
import type { Reply, Turn } from './flow.ts';
import { takeUp } from './take-up.ts';
import { readChoice } from './words/read-choice.ts';

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
  if (pending && reply) {
    await answer(flows, turn, { prompt: pending, reply });
    return true;
  }
  const decides = (intent === 'approve' || intent === 'reject') && p >= turn.definitions.desk.conversation.accept;
  const waiting = pending ?? questions.find((prompt) => prompt.flow === 'confirm-closure');
  if (!waiting || !decides) return false;
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
