import type { Next } from '../flow.ts';
import type { Filling } from './form-draft.ts';
import { goOn, nextColumn } from './go-on.ts';
import { wholeGroup } from './optional-here.ts';
import type { Spot } from './spot.ts';

/** Leaves an optional field out, or an optional column of a row. */
export function skipHere(filling: Filling, spot: Spot): Next {
  const { draft } = filling;
  const { field, group } = spot;
  const whole = wholeGroup(filling, spot);
  if (field.required && !whole)
    return { then: 'again', before: { notice: { key: 'form.required', params: { field: { label: field.label } } } } };
  if (group && draft.row && !whole) {
    const row = { ...draft.row, skipped: [...draft.row.skipped, field.id] };
    return nextColumn({ ...filling, draft: { ...draft, row } }, group);
  }
  const left = whole ?? field;
  const { [left.id]: _left, ...answers } = draft.answers;
  return goOn({ ...filling, draft: { ...draft, answers, skipped: [...draft.skipped, left.id] } });
}
