import type { ColumnField } from '../field.ts';
import { checkValue, inRow } from '../check-value.ts';
import { clean } from '../../fold.ts';
import { isCell, type Row } from '../answers.ts';
import { isAsked, openColumns, rowScope, type FieldOf } from '../form.ts';
import type { Place } from './place.ts';
import { readSimple } from './read-simple.ts';
import { accept, quoted, refuse, type Reading } from './refusal.ts';
import { splitRows, type Cells } from './split-rows.ts';

type Group = FieldOf<'group'>;
type Refused = Extract<Reading, { ok: false }>;

const LINE = /[\n;•]/;
/** What is longer is prose; bounds the work that one message can cause. */
const LONGEST = 4000;
const BULLET = /^(?:[-*·–]|\d+[.)])\s+/;

/** Rows typed as their fields separated by commas, one row a line; things with a quantity may share a line. */
export function readGroup(field: Group, text: string, place: Place): Reading<Row[]> {
  if (text.length > LONGEST) return notRow(field, text);
  const lines = clean(text).split(LINE).map(bare);
  const rows: Row[] = [];
  for (const line of lines.filter((one) => one !== '')) {
    const cells = splitRows(field, line, place.language);
    if (!cells) return notRow(field, line);
    for (const one of cells) {
      const read = readRow(field, one, { place, row: rows.length + 1 });
      if (!read.ok) return read;
      rows.push(read.row);
    }
  }
  if (rows.length === 0) return notRow(field, text);
  const refusal = checkValue(field, rows, place);
  return refusal ? { ok: false, refusal } : accept(rows);
}

/** A line without bullet, without the stop at its end, with single blanks. */
function bare(line: string): string {
  return line
    .replace(/\s+/g, ' ')
    .trim()
    .replace(BULLET, '')
    .replace(/[., ]+$/, '');
}

function notRow(field: Group, text: string): Refused {
  return refuse('form.not_row', { read: quoted(text), columns: { list: field.fields.map(({ label }) => ({ label })) } });
}

type RowReading = { readonly ok: true; readonly row: Row } | Refused;

/** Reads one row in the order of its fields, which may depend on each other. */
function readRow(field: Group, cells: Cells, of: { readonly place: Place; readonly row: number }): RowReading {
  const row: Row = {};
  for (const column of field.fields) {
    if (!isAsked(column) || !openColumns(field, row, of.place.scope).includes(column)) continue;
    const text = cells.get(column.id)?.trim() ?? '';
    if (text === '' && !column.required) continue;
    const read = text === '' ? missing(column) : readSimple(column, text, placeOfRow(field, row, of.place));
    if (!read.ok) return { ok: false, refusal: inRow(read.refusal, { row: of.row, column }) };
    if (isCell(read.value)) row[column.id] = read.value;
  }
  return { ok: true, row };
}

function missing(column: ColumnField): Refused {
  return refuse('form.required', { field: { label: column.label } });
}

/** Conditions of a row see the row; what was shown as a list for the form is no list of the row's. */
export function placeOfRow(field: Group, row: Row, place: Place): Place {
  const { shownOptions: _shown, ...rest } = place;
  return { ...rest, scope: rowScope(field, row, place.scope) };
}
