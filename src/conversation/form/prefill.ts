import type { Answers } from '../../domain/answers.ts';
import type { CatalogItem } from '../../domain/catalog.ts';
import type { Field } from '../../domain/field.ts';
import { openFields, keepApplying } from '../../domain/form.ts';
import { findChoice } from '../../domain/reading/read-choice.ts';
import { scopeOf } from '../../actions/scope.ts';
import type { Turn } from '../flow.ts';
import { placeOf, type FormDraft } from './form-draft.ts';

/** Fills in what the first words already say: dates in their order, a choice named by its words. Always shown, always editable. */
export function prefill(turn: Turn, item: CatalogItem, draft: FormDraft): FormDraft {
  if (!draft.text) return draft;
  const dates = turn.readDates(draft.text, { now: turn.now, zone: turn.zone, language: turn.language }).map(({ date }) => date);
  const { today } = placeOf(turn, draft);
  const coming = dates.filter((date) => date >= today);
  let answers: Answers = draft.answers;
  for (const field of openFields(item, scopeOf(turn, turn.person.id, answers))) {
    if (answers[field.id] !== undefined) continue;
    const found = field.kind === 'date' ? coming.shift() : named(turn, field, { ...draft, answers });
    if (found !== undefined) answers = { ...answers, [field.id]: found };
  }
  answers = keepApplying(item, answers, scopeOf(turn, turn.person.id, answers));
  return { ...draft, answers, noted: Object.keys(answers).filter((id) => draft.answers[id] === undefined) };
}

/** A choice that is named among other words. */
function named(turn: Turn, field: Field, draft: FormDraft): string | undefined {
  return field.kind === 'choice' ? findChoice(field, draft.text, placeOf(turn, draft).scope) : undefined;
}
