import { isAttached, isRows, type Answer, type Row } from './answers.ts';
import { checkAmount } from './checking/check-amount.ts';
import { checkDays } from './checking/check-days.ts';
import { checkNamed } from './checking/check-named.ts';
import { checkWords } from './checking/check-words.ts';
import type { Checked } from './checking/known.ts';
import { unreadable } from './checking/unreadable.ts';
import type { ColumnField, Field, SimpleField } from './field.ts';
import { isAsked, openColumns, rowScope, type FieldOf } from './form.ts';
import { refuse, type Refusal } from './reading/refusal.ts';

type Check<F extends Field> = (field: F, value: Answer, known: Checked) => Refusal | undefined;

/** Checks a value in canonical form against its field: kind, limits, open options. The one place that knows a field's limits. */
export function checkValue(field: Field, value: Answer, known: Checked): Refusal | undefined {
  return field.kind === 'group' ? checkGroup(field, value, known) : checkSimple(field, value, known);
}

function checkSimple(field: SimpleField, value: Answer, known: Checked): Refusal | undefined {
  switch (field.kind) {
    case 'text':
    case 'long_text':
    case 'email':
    case 'phone':
    case 'link':
    case 'place':
      return checkWords(field, value);
    case 'number':
    case 'money':
    case 'duration':
    case 'rating':
      return checkAmount(field, value);
    case 'date':
    case 'date_time':
    case 'date_range':
      return checkDays(field, value, known);
    case 'yes_no':
      return typeof value === 'boolean' ? undefined : unreadable(field);
    case 'choice':
    case 'choices':
    case 'person':
    case 'department':
    case 'site':
    case 'asset':
      return checkNamed(field, value, known);
    case 'attachment':
      return checkFiles(field, value, known);
    case 'information':
      return unreadable(field);
  }
}

const checkFiles: Check<FieldOf<'attachment'>> = (field, value, known) => {
  if (typeof value !== 'object' || !isAttached(value)) return unreadable(field);
  const { files } = value;
  const ids = new Set(files.map(({ id }) => id));
  if (ids.size < files.length || files.some(({ id }) => known.files && !known.files.has(id))) return unreadable(field);
  if (files.length < (field.min ?? 1)) return refuse('form.files_few', { count: files.length, min: field.min ?? 1 }).refusal;
  return files.length > field.max ? refuse('form.files_many', { count: files.length, max: field.max }).refusal : undefined;
};

const checkGroup: Check<FieldOf<'group'>> = (field, value, known) => {
  if (!isRows(value)) return unreadable(field);
  if (value.length === 0) return refuse('form.required', { field: { label: field.label } }).refusal;
  if (value.length > field.max) return refuse('form.rows_many', { read: value.length, max: field.max }).refusal;
  for (const [index, row] of value.entries()) {
    const refusal = checkRow({ field, row, index }, known);
    if (refusal) return refusal;
  }
  return value.length < (field.min ?? 1)
    ? refuse('form.rows_few', { read: value.length, min: field.min ?? 1 }).refusal
    : undefined;
};

function checkRow(of: { field: FieldOf<'group'>; row: Row; index: number }, known: Checked): Refusal | undefined {
  const { field, row, index } = of;
  const scope = rowScope(field, row, known.scope);
  for (const column of openColumns(field, row, known.scope)) {
    const value = row[column.id];
    const isMissing = column.required && isAsked(column);
    const missing = isMissing ? refuse('form.required', { field: { label: column.label } }).refusal : undefined;
    const refusal = value === undefined ? missing : checkSimple(column, value, { ...known, scope });
    if (refusal) return inRow(refusal, { row: index + 1, column });
  }
  return undefined;
}

/** A refusal that says which row and column it is about; rows count from 1. */
export function inRow(refusal: Refusal, of: { readonly row: number; readonly column: ColumnField }): Refusal {
  const why = { key: refusal.code, params: refusal.params };
  return refuse('form.row', { row: of.row, column: { label: of.column.label }, why }).refusal;
}
