import type { CatalogItem } from '../../domain/catalog.ts';
import type { Label } from '../../domain/label.ts';
import type { Prompt } from '../../messaging/prompt.ts';
import type { Say } from '../../messaging/outbound.ts';
import type { Turn } from '../flow.ts';
import { openQuestions } from '../open-questions.ts';
import { FormDraft } from './form-draft.ts';

/** The form that a question belongs to. */
export function formOf({ flow, draft }: Pick<Prompt, 'flow' | 'draft'>): FormDraft | undefined {
  return flow === 'request-item' ? FormDraft.safeParse(draft).data : undefined;
}

export function itemOfForm(
  { definitions }: Pick<Turn, 'definitions'>,
  prompt: Pick<Prompt, 'flow' | 'draft'>,
): CatalogItem | undefined {
  const form = formOf(prompt);
  return form && definitions.items.get(form.item);
}

/** What the form is called; its id where the catalog has lost it. */
export function nameOfForm(
  turn: Pick<Turn, 'definitions'>,
  prompt: Pick<Prompt, 'flow' | 'draft'>,
): { label: Label } | { text: string } {
  const item = itemOfForm(turn, prompt);
  return item ? { label: item.label } : { text: formOf(prompt)?.item ?? '' };
}

/** Something else begins: the form that was being filled in waits for "continuar", and says so. */
export async function leaveForm(turn: Turn, except?: string): Promise<Say | undefined> {
  const live = (await openQuestions(turn)).filter(({ flow, parked, id }) => flow === 'request-item' && !parked && id !== except);
  for (const prompt of live) await turn.tx.collection('prompts').replace({ ...prompt, parked: true });
  const [newest] = live;
  return newest && { notice: { key: 'form.left', params: { item: nameOfForm(turn, newest) } } };
}
