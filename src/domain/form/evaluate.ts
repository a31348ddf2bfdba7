import { isList, isMoney, isRange, isSpot, type Answer, type DateRange } from './answers.ts';
import { holds, valueOf, type Scope } from './conditions.ts';
import { addDays, dayOf, daysBetween, isDate, isDayWord } from './day-word.ts';
import { elapsedMinutes } from '../hours/duration.ts';
import type { Expression } from './expression.ts';
import type { Field } from './field.ts';
import { instantOf, localTime } from '../hours/local-time.ts';

const OF_REQUESTER = 'requester.';

/** What a field's default comes to now, in the field's canonical form; nothing where it cannot be computed. Limits are not checked. */
export function evaluate(field: Field, scope: Scope): Answer | undefined {
  if (field.default === undefined) return undefined;
  const value = resolve(field.default, { field, scope });
  return value === undefined ? undefined : fit(field, value, scope);
}

interface At {
  readonly field: Field;
  readonly scope: Scope;
}

function resolve(expression: Expression, at: At): Answer | undefined {
  if (typeof expression === 'string') return textOf(expression, at);
  if (typeof expression !== 'object' || Array.isArray(expression)) return expression;
  if ('field' in expression) return valueOf(expression.field, at.scope);
  if ('if' in expression) {
    const next = holds(expression.if, at.scope) ? expression.then : expression.else;
    return next === undefined ? undefined : resolve(next, at);
  }
  if ('join' in expression)
    return join(
      expression.join.map((one) => resolve(one, at)),
      expression.with ?? ' ',
    );
  if ('range' in expression) return rangeOf(expression.range.map((one) => dateOf(resolve(one, at), at.scope)));
  if ('later' in expression) return later(expression, at);
  return calculate(expression, at);
}

function textOf(text: string, { field, scope }: At): Answer | undefined {
  if (text.startsWith(OF_REQUESTER)) return valueOf(text, scope);
  const isDated = field.kind === 'date' || field.kind === 'date_time' || field.kind === 'date_range';
  return isDated && isDayWord(text) ? dayOf(text, scope.today) : text;
}

function join(parts: readonly (Answer | undefined)[], between: string): string | undefined {
  const texts = parts.flatMap((part) => {
    if (part === undefined || part === '') return [];
    if (typeof part !== 'object') return String(part);
    if (isMoney(part)) return `${part.amount} ${part.currency}`;
    return isSpot(part) ? part.text : [];
  });
  return texts.length === 0 ? undefined : texts.join(between);
}

function rangeOf([from, to]: readonly (string | undefined)[]): DateRange | undefined {
  return from !== undefined && to !== undefined && from <= to ? { from, to } : undefined;
}

function later({ later: date, days }: Extract<Expression, { later: Expression }>, at: At): string | undefined {
  const [from, count] = [dateOf(resolve(date, at), at.scope), numberOf(resolve(days, at))];
  return from === undefined || count === undefined || !Number.isInteger(count) ? undefined : addDays(from, count);
}

/** A date, the day on which an instant falls, or the first day of a range. */
function dateOf(value: Answer | undefined, scope: Scope): string | undefined {
  if (typeof value === 'string') {
    if (isDate(value)) return value;
    return value.endsWith('Z') && !Number.isNaN(Date.parse(value))
      ? localTime(new Date(value), scope.zone ?? 'UTC').date
      : dayOf(value, scope.today);
  }
  return typeof value === 'object' && isRange(value) ? value.from : undefined;
}

/** `today+1d 09:00`: a day and a time of it in the requester's zone. An instant is itself. */
function momentOf(text: string, { today, zone = 'UTC' }: Scope): string {
  const [day = '', time] = text.split(' ');
  const date = time === undefined ? undefined : dayOf(day, today);
  return date === undefined || time === undefined ? text : instantOf(date, time, zone);
}

function numberOf(value: Answer | undefined): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'object' && isMoney(value) ? value.amount : undefined;
}

type Calculation = Exclude<
  Extract<Expression, object>,
  string[] | { field: string } | { if: unknown } | { join: unknown } | { range: unknown } | { later: unknown }
>;

function calculate(expression: Calculation, at: At): Answer | undefined {
  if ('days' in expression) {
    const range = resolve(expression.days, at);
    return typeof range === 'object' && isRange(range) ? daysBetween(range.from, range.to) + 1 : undefined;
  }
  if ('days_between' in expression) {
    const [from, to] = expression.days_between.map((one) => dateOf(resolve(one, at), at.scope));
    return from === undefined || to === undefined ? undefined : daysBetween(from, to);
  }
  if ('sum' in expression) return combine(expression.sum, at, (a, b) => a + b);
  if ('product' in expression) return combine(expression.product, at, (a, b) => a * b);
  if ('difference' in expression) return combine(expression.difference, at, (a, b) => a - b);
  return combine(expression.quotient, at, (a, b) => a / b);
}

/** Amounts of one currency stay amounts of it; of two currencies there is no sum. */
function combine(parts: readonly Expression[], at: At, step: (a: number, b: number) => number): Answer | undefined {
  const values = parts.map((one) => resolve(one, at));
  const numbers = values.map(numberOf);
  const currencies = new Set(values.flatMap((one) => (typeof one === 'object' && isMoney(one) ? one.currency : [])));
  if (numbers.some((one) => one === undefined) || currencies.size > 1) return undefined;
  const total = (numbers as number[]).reduce(step);
  if (!Number.isFinite(total)) return undefined;
  const [currency] = currencies;
  // Two decimals, so that 0.1 + 0.2 is 0.3.
  return currency === undefined ? Math.round(total * 1e6) / 1e6 : { amount: Math.round(total * 100) / 100, currency };
}

/** A value in the form of the field's kind; nothing where it is of another kind. */
function fit(field: Field, value: Answer, scope: Scope): Answer | undefined {
  switch (field.kind) {
    case 'money': {
      const currency = field.currency ?? scope.currency;
      return typeof value === 'number' && currency !== undefined ? { amount: Math.round(value * 100) / 100, currency } : value;
    }
    case 'number':
    case 'rating':
      return numberOf(value) ?? value;
    case 'duration':
      return typeof value === 'string' ? elapsedMinutes(value) : value;
    case 'date':
      return dateOf(value, scope);
    case 'date_time':
      return typeof value === 'string' ? momentOf(value, scope) : value;
    case 'date_range': {
      const date = dateOf(value, scope);
      return typeof value === 'string' && date !== undefined ? { from: date, to: date } : value;
    }
    case 'place':
      return typeof value === 'string' ? { text: value } : value;
    case 'person':
      return field.several && typeof value === 'string' ? [value] : value;
    case 'choices':
      return typeof value === 'string' ? [value] : isList(value) ? inOrder(field.options, value) : value;
    case 'text':
    case 'long_text':
      return typeof value === 'number' ? String(value) : value;
    default:
      return value;
  }
}

/** Chosen options in the order in which they are listed. */
export function inOrder(options: readonly { readonly id: string }[], chosen: readonly string[]): string[] {
  return options.map(({ id }) => id).filter((id) => chosen.includes(id));
}
