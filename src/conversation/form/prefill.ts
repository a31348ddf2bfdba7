import type { Answer, Answers } from '../../domain/form/answers.ts';
import type { Field } from '../../domain/form/field.ts';
import { isAsked, keepApplying, openFields } from '../../domain/form/form.ts';
import { findChoice } from '../../domain/form/reading/read-choice.ts';
import { scopeOf } from '../../actions/scope.ts';
import { findBeneficiary } from './find-beneficiary.ts';
import { placeIn, scopeIn, type Filling, type FormDraft } from './form-draft.ts';

/**
 * Fills in what the first words already say: whom it is for, dates in their order, a choice named by its words. Always shown, always
 * editable. Whom it is for comes first, for conditions look at that person. `candidates`: the name fits several people.
 */
export function prefill(filling: Filling): { readonly draft: FormDraft; readonly candidates: readonly string[] } {
  const { item, draft } = filling;
  if (!draft.text) return { draft, candidates: [] };
  const people = draft.for ? [] : findBeneficiary(item, draft.text, placeIn(filling));
  const only = people.length === 1 ? people[0] : undefined;
  const forWhom: FormDraft = only ? { ...draft, for: only, noted: ['#for'] } : draft;
  return { draft: prefillFields({ ...filling, draft: forWhom }), candidates: people.length > 1 ? people : [] };
}

function prefillFields({ turn, item, draft }: Filling): FormDraft {
  const place = placeIn({ turn, draft });
  const asker = draft.for ?? turn.person.id;
  const coming = place
    .readDates(draft.text)
    .map(({ date }) => date)
    .filter((date) => date >= place.today);
  let answers: Answers = draft.answers;
  for (const field of openFields(item, scopeIn({ turn, draft }))) {
    if (answers[field.id] !== undefined || !isAsked(field)) continue;
    const found = named(field, coming, { turn, item, draft: { ...draft, answers } });
    if (found !== undefined) answers = { ...answers, [field.id]: found };
  }
  answers = keepApplying(item, answers, scopeOf(turn, asker, answers));
  const noted = Object.keys(answers).filter((id) => draft.answers[id] === undefined && isAskedIn(item.fields, id));
  return { ...draft, answers, noted: [...draft.noted, ...noted] };
}

function isAskedIn(fields: readonly Field[], id: string): boolean {
  return fields.some((field) => field.id === id && isAsked(field));
}

/** What the words say about one field; each date is used once. */
function named(field: Field, dates: string[], filling: Filling): Answer | undefined {
  if (field.kind === 'date') return dates.shift();
  if (field.kind === 'date_range' && dates.length >= 2) {
    const [from = '', to = ''] = dates.splice(0, 2);
    return from <= to ? { from, to } : { from: to, to: from };
  }
  return field.kind === 'choice' ? findChoice(field, filling.draft.text, scopeIn(filling)) : undefined;
}
