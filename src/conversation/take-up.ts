import { addressOf } from '../actions/reach-reader.ts';
import { showAgain, tell } from '../actions/tell.ts';
import type { MessageKey, Words } from '../domain/wording.ts';
import type { Prompt } from '../messaging/prompt.ts';
import { hereOf, lapse } from './engine.ts';
import type { Turn } from './flow.ts';
import { formOf, leaveForm, nameOfForm } from './form/leave-form.ts';
import { progressOfForm } from './form/parked-forms.ts';

/** Shows a question again here, wherever it was asked, and lets it live as long as a new one. Another form that stands open is left for it. */
export async function takeUp(turn: Turn, prompt: Prompt | undefined, key: MessageKey = 'phrase.here_we_were'): Promise<void> {
  if (!prompt)
    return tell(turn, { reader: turn.person.id, say: { notice: { key: 'phrase.nothing_open' } }, at: hereOf(turn) }).then();
  const form = formOf(prompt);
  const left = form ? await leaveForm(turn, prompt.id) : undefined;
  const renewed: Prompt = form ? { ...prompt, ...lapse(turn, prompt.flow) } : prompt;
  await showAgain(turn, renewed, {
    reader: turn.person.id,
    at: hereOf(turn) ?? (await addressOf(turn, turn.person.id)),
    before: { notice: whereWords(turn, prompt) ?? { key }, ...(left && { more: [left.notice] }) },
  });
}

/** "Estás en «Laptop»: 2 de 4 respondidas." */
function whereWords(turn: Turn, prompt: Prompt): Words | undefined {
  const progress = progressOfForm(turn, prompt);
  return progress && { key: 'form.where', params: { item: nameOfForm(turn, prompt), ...progress } };
}
