import type { Answer } from '../answers.ts';
import type { Params } from '../../wording.ts';

/** Why an answer is not taken; each is the locale key of what the person is told. */
export type FormRefusal =
  | 'form.required'
  | 'form.unreadable'
  | 'form.tricky'
  | 'form.choices_none'
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
  | 'form.no_such_day'
  | 'form.date_far'
  | 'form.date_early'
  | 'form.date_late'
  | 'form.time_past'
  | 'form.not_date_time'
  | 'form.time_missing'
  | 'form.time_several'
  | 'form.not_range'
  | 'form.range_half'
  | 'form.range_several'
  | 'form.range_order'
  | 'form.range_long'
  | 'form.not_duration'
  | 'form.duration_several'
  | 'form.duration_short'
  | 'form.duration_long'
  | 'form.choices_few'
  | 'form.choices_many'
  | 'form.people_many'
  | 'form.person_unknown'
  | 'form.not_site'
  | 'form.site_several'
  | 'form.not_asset'
  | 'form.asset_several'
  | 'form.not_email'
  | 'form.email_several'
  | 'form.not_phone'
  | 'form.phone_several'
  | 'form.not_link'
  | 'form.link_several'
  | 'form.link_unsafe'
  | 'form.not_place'
  | 'form.not_coordinates'
  | 'form.not_file'
  | 'form.files_few'
  | 'form.files_many'
  | 'form.not_rating'
  | 'form.rows_few'
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
