import { tagOf, type Asset } from '../asset.ts';
import { isAttached, isList, isMoney, isRange, isRows, isSpot, type Answer, type Row } from './answers.ts';
import type { ColumnField, Field, SimpleField } from './field.ts';
import type { FieldOf } from './form.ts';
import type { Department, Site } from '../person.ts';
import type { Value } from '../wording.ts';

/** Where the names of what an answer points to are found; the desk's definitions have them all. */
interface Directory {
  readonly departments?: Pick<ReadonlyMap<string, Department>, 'get'>;
  readonly sites?: Pick<ReadonlyMap<string, Site>, 'get'>;
  readonly assets?: Pick<ReadonlyMap<string, Asset>, 'get'>;
}

/** An answer as its readers see it: an option's label, a date or an amount in their own way of writing, a person's name. */
export function showAnswer(field: Field, answer: Answer, directory: Directory = {}): Value {
  if (field.kind !== 'group') return showSimple(field, answer, directory);
  return { list: isRows(answer) ? answer.map((row) => showRow(field, row, directory)) : [] };
}

function showSimple(field: SimpleField, answer: Answer, directory: Directory): Value {
  if (typeof answer === 'boolean') return { key: answer ? 'answer.yes' : 'answer.no' };
  if (typeof answer === 'number') return showNumber(field, answer);
  if (typeof answer === 'string') return showText(field, answer, directory);
  if (isList(answer)) return { list: answer.map((one) => showText(field, one, directory)) };
  return showCompound(answer);
}

function showCompound(answer: Exclude<Answer, string | number | boolean | string[]>): Value {
  if (isRows(answer)) return { list: [] };
  if (isAttached(answer)) return { list: answer.files.map(({ name }) => ({ text: name })) };
  if (isMoney(answer)) return { money: { amount: answer.amount, currency: answer.currency } };
  if (isRange(answer)) return showRange(answer);
  if (!isSpot(answer) || answer.latitude === undefined || answer.longitude === undefined) return { text: answer.text };
  const { text, latitude, longitude } = answer;
  // Coordinates that were typed are their own words.
  if (text === `${latitude}, ${longitude}`) return { text };
  return { key: 'answer.spot', params: { text: { text }, latitude: String(latitude), longitude: String(longitude) } };
}

function showRange({ from, to }: { readonly from: string; readonly to: string }): Value {
  return from === to ? { date: from } : { key: 'answer.range', params: { from: { date: from }, to: { date: to } } };
}

function showNumber(field: SimpleField, answer: number): Value {
  if (field.kind === 'duration') return { minutes: answer };
  return field.kind === 'rating' ? { key: 'answer.rating', params: { read: answer, max: field.max } } : answer;
}

function showText(field: SimpleField, answer: string, { departments, sites, assets }: Directory): Value {
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return labelled(
        field.options.find(({ id }) => id === answer),
        answer,
      );
    case 'date':
      return { date: answer };
    case 'date_time':
      return { at: new Date(answer) };
    case 'person':
      return { person: answer };
    case 'department':
      return labelled(departments?.get(answer), answer);
    case 'site':
      return labelled(sites?.get(answer), answer);
    case 'asset': {
      const asset = assets?.get(answer);
      return asset ? { key: 'answer.asset', params: { label: { label: asset.label }, tag: tagOf(asset) } } : answer;
    }
    default:
      return { text: answer };
  }
}

/** What has gone from the definitions since is shown by its id. */
function labelled(found: Pick<Department, 'label'> | undefined, id: string): Value {
  return found ? { label: found.label } : id;
}

/** A row of a number and one thing reads "2 × monitor"; any other row is a list of its own. */
function showRow(field: FieldOf<'group'>, row: Row, directory: Directory): Value {
  const cells = field.fields.flatMap((column) => {
    const value = row[column.id];
    return value === undefined ? [] : [{ column, shown: showSimple(column, value, directory) }];
  });
  const [quantity, ...others] = cells.filter(({ column }) => column.kind === 'number');
  const [thing, ...more] = cells.filter(({ column }) => isThing(column));
  if (cells.length !== 2 || !quantity || !thing || others.length + more.length > 0)
    return { list: cells.map(({ shown }) => shown) };
  return { key: 'answer.quantity', params: { quantity: quantity.shown, thing: thing.shown } };
}

function isThing({ kind }: ColumnField): boolean {
  return kind === 'text' || kind === 'choice';
}
