import type { Answer, Answers } from './answers.ts';
import type { Field, SimpleField } from './field.ts';
import type { FieldRefusal } from './check-answers.ts';
import { checkValue, inRow, unreadable } from './check-value.ts';
import { fold } from './fold.ts';
import { openColumns, openFields, openOptions, type Asks, type FieldOf, type Row } from './form.ts';
import { placeOfRow } from './reading/read-group.ts';
import type { Place } from './reading/place.ts';
import { accept, refuse, type Reading } from './reading/refusal.ts';
import { readAnswer } from './reading.ts';

/** A card's values by field. `answers` holds what could be read either way, so that only the rest has to be asked again. */
export type InputsReading =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly answers: Answers; readonly refusals: readonly FieldRefusal[] };

type Inputs = Readonly<Record<string, unknown>>;

/**
 * Reads the values of a card: texts, numbers, booleans, ISO dates, option ids or labels, rows as arrays of objects; by field id or label.
 * What no open field asks for is ignored: a client can send anything.
 */
export function readInputs(item: Asks, inputs: Inputs, place: Place): InputsReading {
  const answers: Answers = {};
  const refusals: FieldRefusal[] = [];
  for (const field of item.fields) {
    const scope = { answers, requester: place.scope.requester };
    if (!openFields(item, scope).includes(field)) continue;
    const read = readInput(field, valueOf(field, inputs), { ...place, scope });
    if (read && !read.ok) refusals.push({ field: field.id, refusal: read.refusal });
    if (read?.ok) answers[field.id] = read.value;
  }
  return refusals.length === 0 ? { ok: true, answers } : { ok: false, answers, refusals };
}

/** Platforms send the id; scripts and people who fill in a card by its words send the label. */
function valueOf(field: Field, inputs: Inputs): unknown {
  if (Object.hasOwn(inputs, field.id)) return inputs[field.id];
  const labels = [fold(field.label.es), fold(field.label.en)];
  const key = Object.keys(inputs).find((name) => labels.includes(fold(name)));
  return key === undefined ? undefined : inputs[key];
}

/** Nothing for an optional field that was left blank. */
function readInput(field: Field, value: unknown, place: Place): Reading | undefined {
  if (isBlank(value)) return field.required ? refuse('form.required', { field: { label: field.label } }) : undefined;
  return field.kind === 'group' ? readRows(field, value, place) : readCell(field, value, place);
}

function isBlank(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  );
}

function readRows(field: FieldOf<'group'>, value: unknown, place: Place): Reading | undefined {
  if (!Array.isArray(value))
    return typeof value === 'string' ? readAnswer(field, value, place) : { ok: false, refusal: unreadable(field) };
  const rows: Row[] = [];
  for (const one of value as readonly unknown[]) {
    // A card has empty rows below the filled ones.
    if (!isRecord(one) || Object.values(one).every(isBlank)) continue;
    const read = readRow(field, one, { place, row: rows.length + 1 });
    if ('code' in read) return { ok: false, refusal: read };
    rows.push(read.row);
  }
  if (rows.length === 0) return readInput(field, undefined, place);
  const refusal = checkValue(field, rows, place);
  return refusal ? { ok: false, refusal } : accept(rows);
}

function isRecord(value: unknown): value is Inputs {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type RowReading = { readonly row: Row } | Extract<Reading, { ok: false }>['refusal'];

function readRow(field: FieldOf<'group'>, inputs: Inputs, of: { readonly place: Place; readonly row: number }): RowReading {
  const row: Row = {};
  for (const column of field.fields) {
    if (!openColumns(field, row, of.place.scope).includes(column)) continue;
    const read = readInput(column, valueOf(column, inputs), placeOfRow(field, row, of.place));
    if (read && !read.ok) return inRow(read.refusal, { row: of.row, column });
    if (read?.ok && !Array.isArray(read.value)) row[column.id] = read.value;
  }
  return { row };
}

/** One value of a card. Typed ones are checked as they are; texts are read as if they had been typed. */
function readCell(field: SimpleField, value: unknown, place: Place): Reading {
  const [only, ...more] = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  if (more.length > 0) return { ok: false, refusal: unreadable(field) };
  if (typeof only === 'string') return readTyped(field, only, place);
  const canonical = canonicalOf(field, only, place);
  if (canonical === undefined) return { ok: false, refusal: unreadable(field) };
  const refusal = checkValue(field, canonical, place);
  return refusal ? { ok: false, refusal } : accept(canonical);
}

/** An id that a card sent as it was given is never taken for a list number or the beginning of another label. */
function readTyped(field: SimpleField, text: string, place: Place): Reading {
  const exact =
    (field.kind === 'choice' && openOptions(field, place.scope).some(({ id }) => id === text)) ||
    (field.kind === 'person' && place.people.has(text)) ||
    (field.kind === 'department' && place.departments.has(text));
  return exact ? accept(text) : readAnswer(field, text, place);
}

function canonicalOf(field: SimpleField, value: unknown, place: Place): Answer | undefined {
  if (typeof value === 'boolean') return field.kind === 'yes_no' ? value : undefined;
  if (typeof value === 'number') return numberFor(field, value, place);
  if (field.kind !== 'money' || !isRecord(value)) return undefined;
  const { amount, currency } = value;
  return typeof amount === 'number' && typeof currency === 'string' ? { amount, currency } : undefined;
}

function numberFor(field: SimpleField, value: number, place: Place): Answer | undefined {
  if (field.kind === 'money') return { amount: value, currency: field.currency ?? place.currency };
  if (field.kind === 'number') return value;
  // A choice like 1 to 5, or a text that looks like a number, where a client turned it into one.
  if (field.kind === 'choice' || field.kind === 'text') return String(value);
  return undefined;
}
