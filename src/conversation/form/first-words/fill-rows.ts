import type { Answer, Row } from '../../../domain/form/answers.ts';
import type { ColumnField } from '../../../domain/form/field.ts';
import { openOptions, rowScope, type FieldOf } from '../../../domain/form/form.ts';
import { mentionedOptions } from './mentioned-options.ts';
import type { Wanted } from './wanted.ts';

const ARTICLE = /(?<![\p{L}])(?:un|una|um|uma|a|an|one|su|his|her|their)\s+(?:nuev[oa] |new )?$/u;

/** "con una laptop y dos monitores" for rows of a thing and how many: every thing that is named must say how many. */
export function fillRows(field: FieldOf<'group'>, { words, place }: Wanted): Answer | undefined {
  const columns = countedColumns(field);
  if (!columns) return undefined;
  const options = openOptions(columns.thing, rowScope(field, {}, place.scope));
  const found = mentionedOptions(words, options);
  const rows = found.map(({ id, start }): Row | undefined => {
    const count = words.counts.find((one) => one.end <= start && /^\s?(?:x |de |of )?$/.test(words.lower.slice(one.end, start)));
    const value = count?.value ?? (ARTICLE.test(words.lower.slice(0, start)) ? 1 : undefined);
    return value === undefined ? undefined : { [columns.thing.id]: id, [columns.quantity.id]: value };
  });
  const whole = rows.filter((row) => row !== undefined);
  const distinct = new Set(found.map(({ id }) => id)).size === found.length;
  return whole.length > 0 && whole.length === rows.length && distinct ? whole : undefined;
}

interface Columns {
  readonly thing: Extract<ColumnField, { kind: 'choice' }>;
  readonly quantity: ColumnField;
}

/** A choice and a number, with nothing else that must be filled in. */
function countedColumns({ fields }: FieldOf<'group'>): Columns | undefined {
  const things = fields.filter((column) => column.kind === 'choice');
  const quantities = fields.filter(({ kind }) => kind === 'number');
  const [thing, quantity] = [things[0], quantities[0]];
  const rest = fields.filter((column) => column !== thing && column !== quantity);
  if (!thing || !quantity || things.length > 1 || quantities.length > 1 || rest.some(({ required }) => required))
    return undefined;
  return { thing, quantity };
}
