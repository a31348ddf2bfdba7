import type { ColumnField } from '../field.ts';
import { fold, plain } from '../../fold.ts';
import type { FieldOf } from '../form.ts';
import type { Language } from '../../label.ts';
import { findNumbers } from './find-numbers.ts';

type Group = FieldOf<'group'>;

/** The words of one row, by the id of the field they belong to. */
export type Cells = ReadonlyMap<string, string>;

/** Longer pieces are prose. */
const LONGEST_PIECE = 200;
/** Not the comma of "1,5" or "1,200". */
const COMMA = /,(?!\d)|(?<!\d),/;
/** "2 monitores y un teclado": between two things, where a number follows. */
const AND = / (?:y|e|and|mas|más|plus) (?=\d|(?:un|una|dos|tres|cuatro|cinco|seis|a|an|one|two|three|four|five|six) )/i;
const TIMES_AFTER = /^(.*\p{L}.*?)(?:\s*:\s*|\s+x\s*|\s*\(\s*x?\s*)(\d+)\s*\)?$/iu;
const BEHIND = /^(?!\d)(.*\p{L}.*?)\s*[-–:=]?\s+(\d{1,3})$/u;
const BEFORE_THING = /^\s*(?:x(?=\s)|unidad(?:es)?(?=\s)|units?(?=\s))?\s*(?:de(?=\s)|of(?=\s))?\s*/i;
const ARTICLE = /^(?:una?|an?|one)\s+/i;

interface Counted {
  readonly quantity: ColumnField;
  readonly thing: ColumnField;
}

/**
 * Which words of a line belong to which field, for each row that the line holds: things with a quantity ("2 monitores, 1 teclado"), or
 * the fields of one row in their order, separated by commas. Nothing where it fits neither.
 */
export function splitRows(field: Group, line: string, language: Language): readonly Cells[] | undefined {
  const parts = line
    .split(line.includes('|') ? '|' : COMMA)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const counted = countedColumns(field);
  if (counted) return countedRows(counted, parts, language) ?? positional(field, parts, language);
  const [only] = field.fields;
  if (only && field.fields.length === 1) return parts.map((part) => new Map([[only.id, part]]));
  return positional(field, parts, language);
}

/** A number and one thing, with nothing else that must be filled in. */
function countedColumns(field: Group): Counted | undefined {
  const quantity = onlyColumn(field, ['number']);
  const thing = onlyColumn(field, ['text', 'long_text', 'choice']);
  const complete = field.fields.every((column) => column === quantity || column === thing || !column.required);
  return quantity && thing && complete ? { quantity, thing } : undefined;
}

/** The one column of some kinds; where several are, the one that is required. */
function onlyColumn(field: Group, kinds: readonly ColumnField['kind'][]): ColumnField | undefined {
  const columns = field.fields.filter(({ kind }) => kinds.includes(kind));
  const required = columns.filter((column) => column.required);
  const [only, ...others] = columns.length > 1 ? required : columns;
  return others.length === 0 ? only : undefined;
}

function countedRows(counted: Counted, parts: readonly string[], language: Language): readonly Cells[] | undefined {
  const pieces = parts.flatMap((part) => part.split(AND)).map((part) => part.trim().replace(/\s+/g, ' '));
  const isTrailed = isQuantityBehind(counted.thing, pieces);
  const found = pieces.map((piece) => quantityOf(piece, language) ?? (isTrailed ? quantityBehind(piece) : undefined));
  // A piece that is a number and nothing else belongs to the piece before it: the line is one row.
  if (pieces.some((piece, index) => !found[index] && isNumber(piece, language))) return undefined;
  return pieces.map((piece, index) => {
    const { quantity, thing } = found[index] ?? { quantity: '1', thing: piece.replace(ARTICLE, '') };
    return new Map([
      [counted.quantity.id, quantity],
      [counted.thing.id, thing],
    ]);
  });
}

/** "laptop 1, monitor 2": a number behind every thing, and no name that ends in one ("Windows 11"). */
function isQuantityBehind(thing: ColumnField, pieces: readonly string[]): boolean {
  if (!pieces.every((piece) => quantityBehind(piece))) return false;
  if (thing.kind !== 'choice') return pieces.length > 1;
  const names = thing.options.flatMap(({ id, label, same_as }) => [id, label.es, label.en, ...same_as].map(fold));
  return !pieces.some((piece) => names.includes(fold(piece)));
}

function quantityBehind(piece: string): { readonly quantity: string; readonly thing: string } | undefined {
  const [, thing, quantity] = (piece.length <= LONGEST_PIECE && BEHIND.exec(piece)) || [];
  return thing === undefined || quantity === undefined ? undefined : { quantity, thing: thing.trim() };
}

/** "2 monitores", "2 x monitor", "una docena de mouses", "monitor x2", "monitor (2)". */
function quantityOf(piece: string, language: Language): { readonly quantity: string; readonly thing: string } | undefined {
  if (piece.length > LONGEST_PIECE) return undefined;
  const [, before, after] = TIMES_AFTER.exec(piece) ?? [];
  if (before !== undefined && after !== undefined) return { quantity: after, thing: before.trim() };
  const [number] = findNumbers(plain(piece), language);
  if (!number || number.start > 0) return undefined;
  const thing = piece.slice(number.end).replace(BEFORE_THING, '').trim();
  return /\p{L}/u.test(thing) ? { quantity: piece.slice(0, number.end), thing } : undefined;
}

function isNumber(piece: string, language: Language): boolean {
  const [number] = findNumbers(plain(piece), language);
  return number !== undefined && number.start === 0 && number.end === piece.length;
}

/** The fields in their order, all of them or those that are required; a lone number finds the number's field. */
function positional(field: Group, parts: readonly string[], language: Language): readonly Cells[] | undefined {
  const required = field.fields.filter((column) => column.required);
  const columns = [field.fields, required].find((some) => some.length === parts.length);
  if (!columns) return undefined;
  const [first, second] = columns;
  const swapped =
    columns.length === 2 && first?.kind !== 'number' && second?.kind === 'number' && isNumber(parts[0] ?? '', language);
  const ordered = swapped && !isNumber(parts[1] ?? '', language) ? [...parts].reverse() : parts;
  return [new Map(columns.map((column, index) => [column.id, ordered[index] ?? '']))];
}
