import { closePrompt } from '../actions/tell.ts';
import type { Prompt } from '../messaging/prompt.ts';
import type { Turn } from './flow.ts';

/** "¿Anulo INC-1?": of words that told as much. Whoever goes on about something else does not want it. */
export function offersToCancel({ flow, say }: Prompt): boolean {
  return flow === 'cancel-ticket' && say.ask?.choices !== undefined;
}

/** Something else begins: what was asked waits for `continue`; what was only offered is offered no longer. */
export async function leaveErrand(turn: Turn, errand: Prompt): Promise<void> {
  if (offersToCancel(errand)) await closePrompt(turn, errand);
  else await turn.tx.collection('prompts').replace({ ...errand, parked: true });
}
