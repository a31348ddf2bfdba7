import { mayName } from '../../asset.ts';
import { isList, type Answer } from '../answers.ts';
import { openOptions, type FieldOf } from '../form.ts';
import { quoted, refuse, type Refusal } from '../reading/refusal.ts';
import type { Checked } from './known.ts';
import { unreadable } from './unreadable.ts';

type Named = FieldOf<'choice' | 'choices' | 'person' | 'department' | 'site' | 'asset'>;

/** What is chosen from a list or a directory: it is in there, and as many as may be. */
export function checkNamed(field: Named, value: Answer, known: Checked): Refusal | undefined {
  switch (field.kind) {
    case 'choice':
      return typeof value === 'string' ? checkOptions(field, [value], known) : unreadable(field);
    case 'choices':
      return isList(value) ? (checkOptions(field, value, known) ?? checkCount(field, value.length)) : unreadable(field);
    case 'person':
      return checkPeople(field, value, known);
    case 'department':
      return typeof value === 'string' && (known.departments?.has(value) ?? true) ? undefined : unreadable(field);
    case 'site':
      return typeof value === 'string' && (known.sites?.has(value) ?? true) ? undefined : unreadable(field);
    case 'asset':
      return checkAsset(field, value, known);
  }
}

function checkOptions(field: FieldOf<'choice' | 'choices'>, chosen: readonly string[], known: Checked): Refusal | undefined {
  const open = openOptions(field, known.scope);
  const stranger = chosen.find((one) => !open.some(({ id }) => id === one));
  if (stranger === undefined) return new Set(chosen).size === chosen.length ? undefined : unreadable(field);
  const options = { list: open.map(({ label }) => ({ label })) };
  return refuse('form.not_choice', { read: quoted(stranger), options }).refusal;
}

function checkCount(field: FieldOf<'choices'>, count: number): Refusal | undefined {
  const { min = 1, max = Infinity } = field;
  if (count === 0 && min === 1) return refuse('form.required', { field: { label: field.label } }).refusal;
  if (count < min) return refuse('form.choices_few', { count, min }).refusal;
  return count > max ? refuse('form.choices_many', { count, max }).refusal : undefined;
}

function checkPeople(field: FieldOf<'person'>, value: Answer, { people }: Checked): Refusal | undefined {
  if (!field.several) return typeof value === 'string' && (people?.has(value) ?? true) ? undefined : unreadable(field);
  if (!isList(value) || value.length === 0 || new Set(value).size < value.length) return unreadable(field);
  if (value.some((id) => people?.has(id) === false)) return unreadable(field);
  const { max = Infinity } = field;
  return value.length > max ? refuse('form.people_many', { count: value.length, max }).refusal : undefined;
}

function checkAsset(field: FieldOf<'asset'>, value: Answer, { assets, asker }: Checked): Refusal | undefined {
  if (typeof value !== 'string') return unreadable(field);
  if (!assets) return undefined;
  const asset = assets.get(value);
  if (!asset || (asker !== undefined && !mayName(asset, asker))) return unreadable(field);
  return field.of && !field.of.includes(asset.kind ?? '') ? unreadable(field) : undefined;
}
