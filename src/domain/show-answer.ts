import type { Answer } from './answers.ts';
import type { SimpleField, Field } from './field.ts';
import type { FieldOf, Row } from './form.ts';
import type { Department } from './person.ts';
import type { Value } from './wording.ts';

type Departments = Pick<ReadonlyMap<string, Department>, 'get'>;

/** An answer as its readers see it: an option's label, a date or an amount in their own way of writing, a person's name. */
export function showAnswer(field: Field, answer: Answer, departments?: Departments): Value {
  if (field.kind !== 'group') return showSimple(field, answer, departments);
  return { list: Array.isArray(answer) ? answer.map((row) => showRow(field, row, departments)) : [] };
}

function showSimple(field: SimpleField, answer: Answer, departments?: Departments): Value {
  if (Array.isArray(answer)) return { list: [] };
  if (typeof answer === 'boolean') return { key: answer ? 'answer.yes' : 'answer.no' };
  if (typeof answer === 'object') return { money: { amount: answer.amount, currency: answer.currency } };
  if (typeof answer === 'number') return answer;
  return showText(field, answer, departments);
}

function showText(field: SimpleField, answer: string, departments?: Departments): Value {
  switch (field.kind) {
    case 'choice': {
      const option = field.options.find(({ id }) => id === answer);
      return option ? { label: option.label } : answer;
    }
    case 'date':
      return { date: answer };
    case 'person':
      return { person: answer };
    case 'department': {
      const department = departments?.get(answer);
      return department ? { label: department.label } : answer;
    }
    default:
      return { text: answer };
  }
}

/** A row of a number and one thing reads "2 × monitor"; any other row is a list of its own. */
function showRow(field: FieldOf<'group'>, row: Row, departments?: Departments): Value {
  const cells = field.fields.flatMap((column) => {
    const value = row[column.id];
    return value === undefined ? [] : [{ column, shown: showSimple(column, value, departments) }];
  });
  const [quantity, ...others] = cells.filter(({ column }) => column.kind === 'number');
  const [thing, ...more] = cells.filter(({ column }) => column.kind === 'text' || column.kind === 'choice');
  if (cells.length !== 2 || !quantity || !thing || others.length + more.length > 0)
    return { list: cells.map(({ shown }) => shown) };
  return { key: 'answer.quantity', params: { quantity: quantity.shown, thing: thing.shown } };
}
