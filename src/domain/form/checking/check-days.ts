import { isRange, type Answer, type DateRange } from '../answers.ts';
import { addDays, dayOf, daysBetween, isDate } from '../day-word.ts';
import type { FieldOf } from '../form.ts';
import { localTime } from '../../hours/local-time.ts';
import { refuse, type Refusal } from '../reading/refusal.ts';
import type { Value } from '../../wording.ts';
import type { Checked } from './known.ts';
import { unreadable } from './unreadable.ts';

type Dated = FieldOf<'date' | 'date_time' | 'date_range'>;

/** Nobody plans further ahead in a form: such a year is a slip of the keyboard. */
const MOST_DAYS_AHEAD = 366 * 30;
const EARLIEST = '1900-01-01';
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/;

/** Dates, instants and ranges of dates against their limits. */
export function checkDays(field: Dated, value: Answer, known: Checked): Refusal | undefined {
  switch (field.kind) {
    case 'date':
      if (typeof value !== 'string' || !isDate(value)) return unreadable(field);
      return checkDay(field, { date: value, read: { date: value } }, known);
    case 'date_time':
      return checkInstant(field, value, known);
    case 'date_range':
      return checkRange(field, value, known);
  }
}

interface Day {
  readonly date: string;
  readonly read: Value;
}

function checkDay(field: Dated, { date, read }: Day, known: Checked): Refusal | undefined {
  const { today } = known;
  const [min, max] = [dayOf(field.min ?? '', today), dayOf(field.max ?? '', today)];
  const furthest = today === undefined ? '2299-12-31' : (addDays(today, MOST_DAYS_AHEAD) ?? '9999-12-31');
  if (date < EARLIEST || date > furthest) return refuse('form.date_far', { read }).refusal;
  if (today !== undefined && !field.past && date < today) return refuse('form.date_past', { read }).refusal;
  if (min !== undefined && date < min) return refuse('form.date_early', { read, min: { date: min } }).refusal;
  return max !== undefined && date > max ? refuse('form.date_late', { read, max: { date: max } }).refusal : undefined;
}

function checkInstant(field: FieldOf<'date_time'>, value: Answer, known: Checked): Refusal | undefined {
  if (typeof value !== 'string' || !INSTANT.test(value) || Number.isNaN(Date.parse(value))) return unreadable(field);
  const at = new Date(value);
  const { date } = localTime(at, known.zone ?? known.scope.zone ?? 'UTC');
  const refusal = checkDay(field, { date, read: { at } }, known);
  if (refusal) return refusal;
  return !field.past && known.now !== undefined && at < known.now
    ? refuse('form.time_past', { read: { at } }).refusal
    : undefined;
}

function checkRange(field: FieldOf<'date_range'>, value: Answer, known: Checked): Refusal | undefined {
  if (typeof value !== 'object' || !isRange(value) || !isDate(value.from) || !isDate(value.to)) return unreadable(field);
  const { from, to } = value;
  if (to < from) return refuse('form.range_order', { from: { date: from }, to: { date: to } }).refusal;
  for (const date of [from, to]) {
    const refusal = checkDay(field, { date, read: { date } }, known);
    if (refusal) return refusal;
  }
  return checkLength(field, value);
}

function checkLength({ max_days: max }: FieldOf<'date_range'>, { from, to }: DateRange): Refusal | undefined {
  const days = daysBetween(from, to) + 1;
  return max !== undefined && days > max ? refuse('form.range_long', { days, max }).refusal : undefined;
}
