import type { CatalogItem } from '../../../src/domain/catalog.ts';
import type { SlaPolicy } from '../../../src/domain/clock/policy/sla-policy.ts';
import { nearest } from '../nearest.ts';
import { below, type Entry, type Report } from '../sources.ts';

const kinds = ['date', 'field', 'weekday', 'day_of_month'] as const;
const dated: readonly string[] = ['date', 'date_time', 'date_range'];

/** A fixed due date names exactly one day, and what it is read off is there. */
export function checkDue(entry: Entry<SlaPolicy>, items: readonly Entry<CatalogItem>[], report: Report): void {
  const { due, from } = entry.value;
  if (!due) return;
  const given = kinds.filter((kind) => due[kind] !== undefined);
  const [first, second] = given;
  if (!first) report(below(entry, 'due'), { what: '"due" does not say which day', remedy: `write one of ${kinds.join(', ')}` });
  if (second)
    report(below(entry, 'due', second), {
      what: `"due" says which day in ${given.length} ways (${given.join(', ')})`,
      remedy: 'keep one of them',
    });
  if (due.days_before !== undefined && due.field === undefined)
    report(below(entry, 'due', 'days_before'), {
      what: '"days_before" counts from the date of a form, and no field is named',
      remedy: 'add "field: …", or remove it',
    });
  if (due.date !== undefined && from !== undefined && due.date < from)
    report(below(entry, 'due', 'date'), {
      what: `the policy holds from ${from}, when ${due.date} is over`,
      remedy: 'write a later date',
    });
  if (due.field !== undefined) checkField(entry, items, report);
}

/** The field must be a date of each item that the policy names, or of some item where it names none. */
function checkField(entry: Entry<SlaPolicy>, items: readonly Entry<CatalogItem>[], report: Report): void {
  const { due, when } = entry.value;
  const field = due?.field ?? '';
  const place = below(entry, 'due', 'field');
  const meant = items.filter(({ value }) => when?.item?.includes(value.id) ?? true);
  const lacking = meant.filter(({ value }) => !datesOf(value).includes(field));
  if (meant.length === 0 || (when?.item ? lacking.length === 0 : lacking.length < meant.length)) return;
  const near = nearest(
    field,
    meant.flatMap(({ value }) => datesOf(value)),
  );
  const where = when?.item ? `in ${lacking.map(({ value }) => `"${value.id}"`).join(', ')}` : 'in any form';
  const isOther = lacking.some(({ value }) => value.fields.some(({ id }) => id === field));
  report(place, {
    what: isOther ? `the field "${field}" is no date ${where}` : `there is no field "${field}" ${where}`,
    remedy: near && near !== field ? `did you mean "${near}"?` : 'name a field of kind date, date_time or date_range',
  });
}

function datesOf({ fields }: CatalogItem): readonly string[] {
  return fields.filter(({ kind }) => dated.includes(kind)).map(({ id }) => id);
}
