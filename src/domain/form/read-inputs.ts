import { isCell, type Answers, type Row } from './answers.ts';
import type { Field } from './field.ts';
import type { FieldRefusal } from './check-answers.ts';
import { checkValue, inRow } from './check-value.ts';
import { unreadable } from './checking/unreadable.ts';
import { readCell } from './read-cell.ts';
import { fold } from '../fold.ts';
import { isAsked, keepApplying, openColumns, openFields, type Asks, type FieldOf } from './form.ts';
import { placeOfRow } from './reading/read-group.ts';
import type { Place } from './reading/place.ts';
import { accept, refuse, type Reading } from './reading/refusal.ts';
import { readAnswer } from './reading.ts';

/**
 * A card's values by field. `answers` holds what could be read either way, so that only the rest has to be asked again; `legible`, of rows
 * that are refused, the cells that could be read: to be shown again, no answers.
 */
export type InputsReading =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly answers: Answers; readonly legible: Answers; readonly refusals: readonly FieldRefusal[] };

const MOST_SENT = 200;

type Inputs = Readonly<Record<string, unknown>>;

/**
 * Reads the values of a card: texts, numbers, booleans, ISO dates, ids or labels, `{ from, to }`, places, files, rows as arrays of objects;
 * by field id or label.
 * What no open field asks for is ignored: a client can send anything.
 */
export function readInputs(item: Asks, inputs: Inputs, place: Place): InputsReading {
  const answers: Answers = {};
  const legible: Answers = {};
  const refusals: FieldRefusal[] = [];
  for (const field of item.fields) {
    const scope = { ...place.scope, answers };
    if (!isAsked(field) || !openFields(item, scope).includes(field)) continue;
    const read = readInput(field, valueOf(field, inputs), { ...place, scope });
    if (read && !read.ok) {
      refusals.push({ field: field.id, refusal: read.refusal });
      const rows = field.kind === 'group' ? legibleRows(field, valueOf(field, inputs), place) : [];
      if (rows.length > 0) legible[field.id] = rows;
    }
    if (read?.ok) answers[field.id] = read.value;
  }
  const kept = keepApplying(item, answers, place.scope);
  return refusals.length === 0 ? { ok: true, answers: kept } : { ok: false, answers: kept, legible, refusals };
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
    (Array.isArray(value) && value.length === 0) ||
    // Two inputs for one answer, both left blank.
    (isRecord(value) && Object.values(value).every((one) => !isRecord(one) && isBlank(one)))
  );
}

function readRows(field: FieldOf<'group'>, value: unknown, place: Place): Reading | undefined {
  if (!Array.isArray(value))
    return typeof value === 'string' ? readAnswer(field, value, place) : { ok: false, refusal: unreadable(field) };
  // Checked row by row before they are counted: a client can send thousands.
  if (value.length > MOST_SENT) return refuse('form.rows_many', { read: value.length, max: field.max });
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

/** What can be read of rows cell by cell. Rows with nothing in them are left out. */
function legibleRows(field: FieldOf<'group'>, value: unknown, place: Place): Row[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly unknown[]).slice(0, field.max).flatMap((one) => {
    if (!isRecord(one)) return [];
    const row: Row = {};
    for (const column of field.fields) {
      if (!isAsked(column) || !openColumns(field, row, place.scope).includes(column)) continue;
      const read = readInput(column, valueOf(column, one), placeOfRow(field, row, place));
      if (read?.ok && isCell(read.value)) row[column.id] = read.value;
    }
    return Object.keys(row).length > 0 ? [row] : [];
  });
}

function isRecord(value: unknown): value is Inputs {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type RowReading = { readonly row: Row } | Extract<Reading, { ok: false }>['refusal'];

function readRow(field: FieldOf<'group'>, inputs: Inputs, of: { readonly place: Place; readonly row: number }): RowReading {
  const row: Row = {};
  for (const column of field.fields) {
    if (!isAsked(column) || !openColumns(field, row, of.place.scope).includes(column)) continue;
    const read = readInput(column, valueOf(column, inputs), placeOfRow(field, row, of.place));
    if (read && !read.ok) return inRow(read.refusal, { row: of.row, column });
    if (read?.ok && isCell(read.value)) row[column.id] = read.value;
  }
  return { row };
}
