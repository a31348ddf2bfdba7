import { isSpot, type Answer } from '../answers.ts';
import type { FieldOf } from '../form.ts';
import { quoted, refuse, type Refusal } from '../reading/refusal.ts';
import { isEmailAddress } from '../reading/read-email.ts';
import { isSafeLink } from '../reading/read-link.ts';
import { unreadable } from './unreadable.ts';

/** E.164. */
const PHONE = /^\+[1-9]\d{6,14}$/;
const LONGEST_PLACE = 200;

/** Texts, and what is written as one but must be of a certain form. */
export function checkWords(
  field: FieldOf<'text' | 'long_text' | 'email' | 'phone' | 'link' | 'place'>,
  value: Answer,
): Refusal | undefined {
  if (field.kind === 'place') return checkPlace(field, value);
  if (typeof value !== 'string') return unreadable(field);
  switch (field.kind) {
    case 'text':
    case 'long_text':
      return checkText(field, value);
    case 'email':
      return isEmailAddress(value) ? undefined : refuse('form.not_email', { read: quoted(value) }).refusal;
    case 'phone':
      return PHONE.test(value) ? undefined : unreadable(field);
    case 'link':
      return isSafeLink(value) ? undefined : refuse('form.not_link', { read: quoted(value) }).refusal;
  }
}

function checkText(field: FieldOf<'text' | 'long_text'>, value: string): Refusal | undefined {
  // Counted as people count: an accented letter or an emoji is one.
  const length = [...value].length;
  if (length === 0) return refuse('form.required', { field: { label: field.label } }).refusal;
  if (length < field.min) return refuse('form.text_short', { min: field.min, length }).refusal;
  return length > field.max ? refuse('form.text_long', { max: field.max, length }).refusal : undefined;
}

function checkPlace(field: FieldOf<'place'>, value: Answer): Refusal | undefined {
  if (typeof value !== 'object' || !isSpot(value) || value.text.trim() === '') return unreadable(field);
  const length = [...value.text].length;
  if (length > LONGEST_PLACE) return refuse('form.text_long', { max: LONGEST_PLACE, length }).refusal;
  const { latitude, longitude } = value;
  if (latitude === undefined && longitude === undefined) return undefined;
  const onEarth = Math.abs(latitude ?? NaN) <= 90 && Math.abs(longitude ?? NaN) <= 180;
  return onEarth ? undefined : refuse('form.not_coordinates', { read: quoted(value.text) }).refusal;
}
