import { fold } from '../../domain/fold.ts';
import { isAsked, keepApplying, openFields } from '../../domain/form/form.ts';
import type { Next } from '../flow.ts';
import { withoutCourtesy } from '../words/read-phrase.ts';
import { scopeIn, settled, type Filling } from './form-draft.ts';
import { goOn } from './go-on.ts';

/** "Enviar" where something else is asked, and nothing is half answered. */
export function saysSend({ turn, draft }: Filling, text: string): boolean {
  const isBegun = (draft.picked ?? []).length > 0 || Object.keys(draft.row?.values ?? {}).length > 0;
  if (isBegun) return false;
  return turn.vocabulary.of('phrase.send').includes(withoutCourtesy(fold(text), turn.vocabulary));
}

/** What may be left out is left out, and the summary comes; where something has to be filled in still, that is said. */
export function sendEarly(filling: Filling): Next {
  const { item, draft } = filling;
  const scope = scopeIn(filling);
  const answers = keepApplying(item, draft.answers, scope);
  const open = openFields(item, scope).filter((field) => isAsked(field) && answers[field.id] === undefined);
  const missing = open.find(({ required }) => required);
  if (missing)
    return { then: 'again', before: { notice: { key: 'form.required', params: { field: { label: missing.label } } } } };
  return goOn({ ...filling, draft: { ...settled(draft), skipped: [...draft.skipped, ...open.map(({ id }) => id)] } });
}
