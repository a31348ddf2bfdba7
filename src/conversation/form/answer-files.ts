import { isAttached } from '../../domain/form/answers.ts';
import { openFields } from '../../domain/form/form.ts';
import type { Next, ReceivedFile } from '../flow.ts';
import { namesOf } from '../kept-files.ts';
import { refusalOf, refused } from './answer-question.ts';
import { placeIn, scopeIn, type Filling } from './form-draft.ts';
import { goOn, restated } from './go-on.ts';
import type { Spot } from './spot.ts';

/**
 * Files for the question that asks for them, or for one of the form that has room for more: photos arrive one by one, some of them when the
 * next question stands already. Those that no question takes go along with the request.
 */
export function answerFiles(filling: Filling, files: readonly ReceivedFile[]): Next {
  const { draft } = filling;
  const spots = attachmentsOf(filling);
  const asked = spots.find(({ field }) => field.id === draft.asked);
  const spot = asked ?? spots.find(hasRoom);
  if (!spot) return kept(filling, files);
  const { field } = spot;
  const held = spot.held !== undefined && isAttached(spot.held) ? spot.held.files : [];
  const value = { files: [...held, ...files.map(({ id, name }) => ({ id, name }))] };
  const refusal = refusalOf(spot, value);
  const tooFew = field.kind === 'attachment' && value.files.length < (field.min ?? 1);
  if (refusal && !tooFew) return refused(refusal);
  const answers = { ...draft.answers, [field.id]: value };
  const next = { ...draft, answers, listed: field.id, skipped: draft.skipped.filter((id) => id !== field.id) };
  if (asked && !refusal) return goOn({ ...filling, draft: next });
  const params = { files: namesOf(files), field: { label: field.label } };
  return restated({ ...filling, draft: next }, { notice: { key: 'form.files_added', params } });
}

function attachmentsOf(filling: Filling): readonly Spot[] {
  const scope = scopeIn(filling);
  const place = placeIn(filling);
  return openFields(filling.item, scope)
    .filter(({ kind }) => kind === 'attachment')
    .map((field) => ({ field, scope, place, held: filling.draft.answers[field.id] }));
}

function hasRoom({ field, held }: Spot): boolean {
  return field.kind === 'attachment' && (held === undefined || (isAttached(held) && held.files.length < field.max));
}

function kept({ draft }: Filling, files: readonly ReceivedFile[]): Next {
  const along = { ...draft, files: [...(draft.files ?? []), ...files] };
  return { then: 'again', draft: along, before: { notice: { key: 'file.with_request', params: { files: namesOf(files) } } } };
}
