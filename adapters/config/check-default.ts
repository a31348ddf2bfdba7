import { isDate, isDayWord } from '../../src/domain/form/day-word.ts';
import { elapsedMinutes } from '../../src/domain/hours/duration.ts';
import type { Expression } from '../../src/domain/form/expression.ts';
import type { Field, FieldKind } from '../../src/domain/form/field.ts';
import { checkCondition } from './check-conditions.ts';
import { knownOf } from './check-operands.ts';
import { nearest } from './nearest.ts';
import { refer } from './references.ts';
import { below, type Place } from './sources.ts';
import { checkFactName, findField, type Scope } from './tested-fields.ts';

/** What an expression comes to: an answer of some kind of field, or a list of ids. `any`: it could not be told, and is told elsewhere. */
type Kind = FieldKind | 'list' | 'any';

interface At {
  readonly field: Field;
  readonly place: Place;
  readonly scope: Scope;
}

const NUMBERS: readonly Kind[] = ['number', 'rating', 'duration', 'money', 'any'];
const DATES: readonly Kind[] = ['date', 'date_time', 'date_range', 'any'];
const WORDS: readonly Kind[] = ['text', 'long_text', 'email', 'phone', 'link', 'any'];
/** What has no text that everybody reads alike stands out of a text that is put together. */
const JOINED: readonly Kind[] = [...WORDS, 'place', 'number', 'money', 'rating', 'date'];

const factKinds: Readonly<Record<string, Kind>> = {
  id: 'person', name: 'text', email: 'email', phone: 'phone', department: 'department', site: 'site', company: 'text',
  manager: 'person', cost_centre: 'text', kind: 'text', role: 'list', team: 'list',
}; // prettier-ignore

/** A field's default: it needs only what is known before, and comes to an answer that the field can have. */
export function checkDefault(field: Field, place: Place, scope: Scope): void {
  const at = { field, place: below(place, 'default'), scope };
  if (field.default === undefined) {
    if (field.fixed)
      scope.report(below(place, 'fixed'), {
        what: `"${field.id}" is fixed, but nothing says to what`,
        remedy: 'add "default: …"',
      });
    return;
  }
  if (['attachment', 'group', 'information'].includes(field.kind))
    return scope.report(at.place, { what: `a field of the kind ${field.kind} has no default`, remedy: 'remove it' });
  const kind = kindOf(field.default, at);
  if (fits(field, kind)) return;
  scope.report(at.place, {
    what: `the default of "${field.id}" comes to ${shown(kind)}, but the field is a ${field.kind}`,
    remedy: `write one that comes to a ${field.kind}`,
  });
}

function shown(kind: Kind): string {
  return kind === 'list' ? 'a list' : `a ${kind}`;
}

function fits(field: Field, kind: Kind): boolean {
  if (kind === 'any' || kind === field.kind) return true;
  switch (field.kind) {
    case 'text':
    case 'long_text':
      return WORDS.includes(kind) || kind === 'number';
    case 'number':
    case 'rating':
    case 'duration':
      return NUMBERS.includes(kind);
    case 'money':
      return kind === 'number';
    case 'date':
      return DATES.includes(kind);
    case 'date_range':
      return kind === 'date';
    case 'place':
      return WORDS.includes(kind);
    case 'choices':
      return kind === 'list' || kind === 'choice';
    case 'person':
      return field.several && kind === 'list';
    default:
      return false;
  }
}

function kindOf(expression: Expression, at: At): Kind {
  if (typeof expression === 'number') return 'number';
  if (typeof expression === 'boolean') return 'yes_no';
  if (typeof expression === 'string') return kindOfText(expression, at);
  if (Array.isArray(expression)) return kindOfList(expression, at);
  if ('field' in expression) return kindOfField(expression.field, at);
  if ('if' in expression) {
    checkCondition(expression.if, below(at.place, 'if'), at.scope);
    const then = kindOf(expression.then, inside(at, 'then'));
    const other = expression.else === undefined ? 'any' : kindOf(expression.else, inside(at, 'else'));
    return fits(at.field, then) ? other : then;
  }
  if ('join' in expression) return allOf(expression.join, JOINED, { ...at, key: 'join', is: 'text' });
  if ('range' in expression) return allOf(expression.range, DATES, { ...at, key: 'range', is: 'date_range' });
  if ('later' in expression) {
    allOf([expression.days], NUMBERS, { ...at, key: 'days', is: 'number' });
    return allOf([expression.later], DATES, { ...at, key: 'later', is: 'date' });
  }
  if ('days' in expression) return allOf([expression.days], ['date_range', 'any'], { ...at, key: 'days', is: 'number' });
  if ('days_between' in expression) return allOf(expression.days_between, DATES, { ...at, key: 'days_between', is: 'number' });
  return kindOfSum(expression, at);
}

function inside(at: At, ...path: (string | number)[]): At {
  return { ...at, place: below(at.place, ...path) };
}

interface Parts extends At {
  readonly key: string;
  readonly is: Kind;
}

/** Reports each part of a kind that does not belong there. */
function allOf(parts: readonly Expression[], kinds: readonly Kind[], of: Parts): Kind {
  const { key, is, ...at } = of;
  parts.forEach((part, index) => {
    const here = inside(at, key, ...(parts.length > 1 || key === 'join' ? [index] : []));
    const kind =
      typeof part === 'string' && kinds.includes('date') && key !== 'join' && isDayWord(part) ? 'date' : kindOf(part, here);
    if (!kinds.includes(kind))
      here.scope.report(here.place, {
        what: `${shown(kind)} cannot be used in "${key}"`,
        remedy: `use ${kinds.filter((one) => one !== 'any').join(', ')}`,
      });
  });
  return is;
}

type Sum = Extract<Expression, { sum: unknown } | { product: unknown } | { difference: unknown } | { quotient: unknown }>;

function kindOfSum(expression: Sum, at: At): Kind {
  const [key = 'sum'] = Object.keys(expression);
  const parts = Object.values(expression).flat();
  allOf(parts, NUMBERS, { ...at, key, is: 'number' });
  const { scope } = at;
  const holdsMoney = parts.some(
    (part) => typeof part === 'object' && 'field' in part && scope.before.get(part.field)?.kind === 'money',
  );
  return holdsMoney ? 'money' : 'number';
}

function kindOfField(id: string, { place, scope }: At): Kind {
  const field = findField(id, below(place, 'field'), { ...scope, reader: 'the default takes' });
  if (!field) return 'any';
  return field.kind === 'person' && field.several ? 'list' : field.kind === 'choices' ? 'list' : field.kind;
}

/** A bare text is an answer as it is written. */
function kindOfText(text: string, { field, place, scope }: At): Kind {
  if (text.startsWith('requester.')) {
    if (!checkFactName(text, place, scope.report)) return 'any';
    return factKinds[text.slice('requester.'.length)] ?? 'text';
  }
  switch (field.kind) {
    case 'choice':
    case 'choices':
      checkOption(text, { field, place, scope });
      return 'any';
    case 'person':
    case 'department':
    case 'site':
    case 'asset': {
      const known = knownOf(field, scope.sources);
      if (known) refer(place, text, { known, report: scope.report });
      return 'any';
    }
    case 'date':
    case 'date_range':
      return isDayWord(text) ? 'date' : 'text';
    case 'date_time':
      return isMoment(text) ? 'date_time' : 'text';
    case 'duration':
      return elapsedMinutes(text) === undefined ? 'text' : 'duration';
    case 'email':
    case 'phone':
    case 'link':
      return field.kind;
    default:
      return 'text';
  }
}

/** `today+1d 09:00`, or an instant. */
function isMoment(text: string): boolean {
  const [day = '', time = ''] = text.split(' ');
  return (
    (isDayWord(day) && /^([01]\d|2[0-3]):[0-5]\d$/.test(time)) ||
    (isDate(text.slice(0, 10)) && !Number.isNaN(Date.parse(text)) && text.endsWith('Z'))
  );
}

function kindOfList(list: readonly string[], at: At): Kind {
  list.forEach((one, index) => {
    kindOfText(one, inside(at, index));
  });
  return 'list';
}

function checkOption(id: string, { field, place, scope }: At): void {
  const options = field.kind === 'choice' || field.kind === 'choices' ? field.options.map((option) => option.id) : [];
  if (options.includes(id)) return;
  const near = nearest(id, options);
  scope.report(place, {
    what: `"${id}" is no option of "${field.id}"`,
    remedy: near ? `did you mean "${near}"?` : `write the id of one: ${options.join(', ')}`,
  });
}
