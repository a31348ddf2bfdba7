import type { Operand, Test } from '../../src/domain/form/condition.ts';
import { isDayWord } from '../../src/domain/form/day-word.ts';
import { elapsedMinutes } from '../../src/domain/hours/duration.ts';
import type { Field } from '../../src/domain/form/field.ts';
import { checkPattern } from './check-pattern.ts';
import { nearest } from './nearest.ts';
import { knownIn, refer, type Known } from './references.ts';
import { below, type Place, type Sources } from './sources.ts';
import { findField, wantedOf, type Scope } from './tested-fields.ts';

interface Tested {
  readonly field: Field;
  readonly place: Place;
  readonly scope: Scope;
}

/** On which scale a kind of field has its order. */
type Scale = 'number' | 'time' | 'day' | 'range' | 'count' | 'none';
const comparisons = ['gt', 'gte', 'lt', 'lte', 'between', 'before', 'after'] as const;
const wordKinds: readonly Field['kind'][] = ['text', 'long_text', 'email', 'phone', 'link', 'place', 'choice', 'choices'];

/** Whether what a test compares with can be an answer to its field at all: what never can is a slip of typing. */
export function checkOperands(test: Test, tested: Tested): void {
  const { field, place, scope } = tested;
  checkOrder(test, tested);
  checkNames(test, tested);
  if (test.matches !== undefined) {
    const at = below(place, 'matches');
    if (!wordKinds.includes(field.kind))
      scope.report(at, { what: `"${field.id}" is a ${field.kind}, which is no text`, remedy: 'use equals, in or a comparison' });
    else checkPattern(test.matches, at, scope.report);
  }
  if (test.within !== undefined && field.kind !== 'department')
    scope.report(below(place, 'within'), { what: `"${field.id}" is a ${field.kind}, no department`, remedy: 'use equals or in' });
  for (const key of ['equals', 'not'] as const) {
    const operand = test[key];
    if (typeof operand === 'object') findOther(operand, below(place, key, 'field'), tested);
    else if (operand !== undefined && field.kind === 'yes_no' && typeof operand !== 'boolean')
      scope.report(below(place, key), { what: `"${field.id}" is a yes or a no`, remedy: 'write true or false, without quotes' });
  }
}

/** The field whose answer is compared with; it may stand before this one or be a fact of the requester. */
function findOther(operand: { readonly field: string }, place: Place, { scope }: Tested): Field | undefined {
  return operand.field.startsWith('requester.') ? undefined : findField(operand.field, place, scope);
}

function checkOrder(test: Test, tested: Tested): void {
  const { field, place, scope } = tested;
  const scale = scaleOf(field);
  for (const key of comparisons) {
    if (test[key] === undefined) continue;
    const isDaily = key === 'before' || key === 'after';
    if (scale === 'none' || (isDaily && !['day', 'range'].includes(scale))) {
      scope.report(below(place, key), {
        what: isDaily
          ? `"${field.id}" is a ${field.kind}, which has no date`
          : `"${field.id}" is a ${field.kind}, of which none is greater than another`,
        remedy: isDaily && scale !== 'none' ? 'use gt or lt' : 'use equals, not or in',
      });
      continue;
    }
    const operands = key === 'between' ? (test.between ?? []) : [test[key]];
    operands.forEach((operand: Operand, index: number) => {
      checkLimit(operand, { ...tested, place: below(place, key, ...(key === 'between' ? [index] : [])), scale, isDaily });
    });
  }
}

function checkLimit(operand: Operand, limit: Tested & { readonly scale: Scale; readonly isDaily: boolean }): void {
  const { field, place, scope, scale, isDaily } = limit;
  if (typeof operand === 'object') {
    findOther(operand, below(place, 'field'), limit);
    return;
  }
  const isNumber = typeof operand === 'number' || /^-?\d+(\.\d+)?$/.test(String(operand));
  const isDay = isDayWord(String(operand));
  const fits =
    (scale === 'time' && (isNumber || elapsedMinutes(String(operand)) !== undefined)) ||
    (scale === 'day' && isDay) ||
    (scale === 'range' && (isDay || (isNumber && !isDaily))) ||
    ((scale === 'number' || scale === 'count') && isNumber);
  if (fits) return;
  const remedies: Readonly<Record<Scale, string>> = {
    number: 'write a number', count: 'write how many', time: 'write a length of time like 30m, 2h or 1d',
    day: 'write a date like 2026-03-31, today or today+14d', range: 'write a date like 2026-03-31 or today+14d, or a number of days', none: '',
  }; // prettier-ignore
  scope.report(place, {
    what: `"${field.id}" is a ${field.kind}, and "${String(operand)}" cannot be compared with it`,
    remedy: remedies[scale],
  });
}

function scaleOf(field: Field): Scale {
  switch (field.kind) {
    case 'number':
    case 'money':
    case 'rating':
      return 'number';
    case 'duration':
      return 'time';
    case 'date':
    case 'date_time':
      return 'day';
    case 'date_range':
      return 'range';
    case 'group':
    case 'choices':
      return 'count';
    case 'person':
      return field.several ? 'count' : 'none';
    default:
      return 'none';
  }
}

function checkNames(test: Test, { field, place, scope }: Tested): void {
  const known = knownOf(field, scope.sources);
  if (known) {
    for (const { key, value } of wantedOf(test)) refer(below(place, ...key), String(value), { known, report: scope.report });
    return;
  }
  if (field.kind !== 'choice' && field.kind !== 'choices') return;
  const options = new Set(field.options.map(({ id }) => id));
  for (const { key, value } of wantedOf(test)) {
    // A part of an option's id is no slip; that it is no department is told elsewhere.
    if (options.has(String(value)) || key[0] === 'within' || (key[0] === 'contains' && field.kind === 'choice')) continue;
    const near = nearest(String(value), options);
    scope.report(below(place, ...key), {
      what: `"${String(value)}" is no option of "${field.id}"`,
      remedy: near ? `did you mean "${near}"?` : `write the id of one: ${[...options].join(', ')}`,
    });
  }
}

/** What the answers of a kind of field are the ids of. */
export function knownOf({ kind }: Field, sources: Sources): Known | undefined {
  return kind === 'person' || kind === 'department' || kind === 'site' || kind === 'asset' ? knownIn(sources)[kind] : undefined;
}
