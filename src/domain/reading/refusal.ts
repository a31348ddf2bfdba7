import type { Answer } from '../answers.ts';
import type { Params } from '../wording.ts';

/** Why an answer is not taken; each is the locale key of what the person is told. */
export type FormRefusal =
  | 'form.required'
  | 'form.unreadable'
  | 'form.text_short'
  | 'form.text_long'
  | 'form.not_number'
  | 'form.number_several'
  | 'form.number_whole'
  | 'form.number_small'
  | 'form.number_large'
  | 'form.not_money'
  | 'form.money_several'
  | 'form.money_currency'
  | 'form.money_small'
  | 'form.money_large'
  | 'form.not_date'
  | 'form.date_several'
  | 'form.date_past'
  | 'form.not_choice'
  | 'form.choice_several'
  | 'form.not_yes_no'
  | 'form.not_person'
  | 'form.person_several'
  | 'form.not_department'
  | 'form.department_several'
  | 'form.not_row'
  | 'form.row'
  | 'form.rows_many';

export interface Refusal {
  readonly code: FormRefusal;
  readonly params: Params;
}

/** What a reader makes of a text or of a card's value. */
export type Reading<V extends Answer = Answer> =
  { readonly ok: true; readonly value: V } | { readonly ok: false; readonly refusal: Refusal };

export function accept<V extends Answer>(value: V): Reading<V> {
  return { ok: true, value };
}

export function refuse(code: FormRefusal, params: Params = {}): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code, params } };
}

const MOST_QUOTED = 60;

/** What was read, short enough to be quoted in a refusal. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const letters = [...line];
  return letters.length <= MOST_QUOTED ? line : `${letters.slice(0, MOST_QUOTED - 1).join('')}…`;
}
