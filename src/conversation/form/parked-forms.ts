import { fold } from '../../domain/fold.ts';
import { isAsked, keepApplying, openFields } from '../../domain/form/form.ts';
import type { Words } from '../../domain/wording.ts';
import type { Prompt } from '../../messaging/prompt.ts';
import type { Turn } from '../flow.ts';
import { withoutCourtesy } from '../words/read-phrase.ts';
import { scopeIn } from './form-draft.ts';
import { formOf, itemOfForm, nameOfForm } from './leave-form.ts';

/** How many of its questions a form has answered. */
export function progressOfForm(turn: Turn, prompt: Prompt): { readonly done: number; readonly of: number } | undefined {
  const [draft, item] = [formOf(prompt), itemOfForm(turn, prompt)];
  if (!draft || !item) return undefined;
  const scope = scopeIn({ turn, draft });
  const answers = keepApplying(item, draft.answers, scope);
  const fields = openFields(item, scope).filter(isAsked);
  return { done: fields.filter(({ id }) => answers[id] !== undefined || draft.skipped.includes(id)).length, of: fields.length };
}

/** "Laptop (2/4)". */
export function titleOfForm(turn: Turn, prompt: Prompt): Words {
  const progress = progressOfForm(turn, prompt);
  const item = nameOfForm(turn, prompt);
  if (!progress || !('label' in item)) return item;
  const far = `(${progress.done}/${progress.of})`;
  return { label: { es: `${item.label.es} ${far}`, en: `${item.label.en} ${far}` } };
}

/** "Continuar laptop": the form, left or not, whose item the words name. */
export function namedForm(turn: Turn, text: string, forms: readonly Prompt[]): Prompt | undefined {
  const typed = withoutCourtesy(fold(text), turn.vocabulary);
  const word = turn.vocabulary.of('phrase.continue').find((one) => typed.startsWith(`${one} `));
  const name =
    word && typed.slice(word.length + 1).replace(/^(?:(?:con|with|el|la|the|formulario|form|solicitud|request|de|del|of) )+/, '');
  if (!name) return undefined;
  return forms.find((prompt) => {
    const item = itemOfForm(turn, prompt);
    const names = item ? [item.id, item.label.es, item.label.en, ...item.synonyms] : [];
    return names.some((one) => fold(one) === name || fold(one).startsWith(`${name} `));
  });
}
