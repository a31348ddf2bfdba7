import type { Answer } from './answers.ts';
import type { Field, SimpleField } from './field.ts';
import type { Scope } from './conditions.ts';
import { openColumns, openOptions, rowScope, type FieldOf, type Row } from './form.ts';
import { quoted, refuse, type Refusal } from './reading/refusal.ts';

/** What a check may look things up in; what is absent is not checked. */
export interface Known {
  /** Local date, `YYYY-MM-DD`. */
  readonly today?: string;
  readonly people?: { has(id: string): boolean };
  readonly departments?: { has(id: string): boolean };
}

interface Checked extends Known {
  readonly scope: Scope;
}

type Check<F extends Field> = (field: F, value: Answer, known: Checked) => Refusal | undefined;

/** Checks a value in canonical form against its field: kind, limits, open options. The one place that knows a field's limits. */
export function checkValue(field: Field, value: Answer, known: Checked): Refusal | undefined {
  return field.kind === 'group' ? checkGroup(field, value, known) : checkSimple(field, value, known);
}

function checkSimple(field: SimpleField, value: Answer, known: Checked): Refusal | undefined {
  switch (field.kind) {
    case 'text':
    case 'long_text':
      return checkText(field, value);
    case 'number':
      return checkNumber(field, value);
    case 'money':
      return checkMoney(field, value);
    case 'date':
      return checkDate(field, value, known);
    case 'choice':
      return checkChoice(field, value, known);
    case 'yes_no':
      return typeof value === 'boolean' ? undefined : unreadable(field);
    case 'person':
      return isKnown(value, known.people) ? undefined : unreadable(field);
    case 'department':
      return isKnown(value, known.departments) ? undefined : unreadable(field);
  }
}

/** For a value of another kind than the field's, or one that has gone from the directory since. */
export function unreadable(field: Field): Refusal {
  return refuse('form.unreadable', { field: { label: field.label } }).refusal;
}

function isKnown(value: Answer, among: { has(id: string): boolean } | undefined): boolean {
  return typeof value === 'string' && (among?.has(value) ?? true);
}

function checkText(field: FieldOf<'text' | 'long_text'>, value: Answer): Refusal | undefined {
  if (typeof value !== 'string') return unreadable(field);
  // Counted as people count: an accented letter or an emoji is one.
  const length = [...value].length;
  if (length === 0) return refuse('form.required', { field: { label: field.label } }).refusal;
  if (length < field.min) return refuse('form.text_short', { min: field.min, length }).refusal;
  return length > field.max ? refuse('form.text_long', { max: field.max, length }).refusal : undefined;
}

function checkNumber(field: FieldOf<'number'>, value: Answer): Refusal | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return unreadable(field);
  if (field.integer && !Number.isInteger(value)) return refuse('form.number_whole', { read: value }).refusal;
  if (field.min !== undefined && value < field.min) return refuse('form.number_small', { read: value, min: field.min }).refusal;
  return field.max !== undefined && value > field.max
    ? refuse('form.number_large', { read: value, max: field.max }).refusal
    : undefined;
}

function checkMoney(field: FieldOf<'money'>, value: Answer): Refusal | undefined {
  if (typeof value !== 'object' || Array.isArray(value) || !Number.isFinite(value.amount)) return unreadable(field);
  const { amount, currency } = value;
  if (amount < field.min)
    return refuse('form.money_small', { read: { money: value }, min: { money: { amount: field.min, currency } } }).refusal;
  if (field.max === undefined || amount <= field.max) return undefined;
  return refuse('form.money_large', { read: { money: value }, max: { money: { amount: field.max, currency } } }).refusal;
}

/** A calendar date that exists: `2026-02-30` does not. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

function checkDate(field: FieldOf<'date'>, value: Answer, known: Known): Refusal | undefined {
  if (typeof value !== 'string' || !isDate(value)) return unreadable(field);
  const past = known.today !== undefined && !field.past && value < known.today;
  return past ? refuse('form.date_past', { read: { date: value } }).refusal : undefined;
}

const checkChoice: Check<FieldOf<'choice'>> = (field, value, known) => {
  const open = openOptions(field, known.scope);
  if (open.some((option) => option.id === value)) return undefined;
  const options = { list: open.map(({ label }) => ({ label })) };
  return typeof value === 'string' ? refuse('form.not_choice', { read: quoted(value), options }).refusal : unreadable(field);
};

const checkGroup: Check<FieldOf<'group'>> = (field, value, known) => {
  if (!Array.isArray(value)) return unreadable(field);
  if (value.length === 0) return refuse('form.required', { field: { label: field.label } }).refusal;
  if (value.length > field.max) return refuse('form.rows_many', { read: value.length, max: field.max }).refusal;
  for (const [index, row] of value.entries()) {
    const refusal = checkRow({ field, row, index }, known);
    if (refusal) return refusal;
  }
  return undefined;
};

function checkRow(of: { field: FieldOf<'group'>; row: Row; index: number }, known: Checked): Refusal | undefined {
  const { field, row, index } = of;
  const scope = rowScope(field, row, known.scope);
  for (const column of openColumns(field, row, known.scope)) {
    const value = row[column.id];
    const missing = column.required ? refuse('form.required', { field: { label: column.label } }).refusal : undefined;
    const refusal = value === undefined ? missing : checkSimple(column, value, { ...known, scope });
    if (refusal) return inRow(refusal, { row: index + 1, column });
  }
  return undefined;
}

/** A refusal that says which row and column it is about; rows count from 1. */
export function inRow(refusal: Refusal, of: { readonly row: number; readonly column: SimpleField }): Refusal {
  const why = { key: refusal.code, params: refusal.params };
  return refuse('form.row', { row: of.row, column: { label: of.column.label }, why }).refusal;
}
