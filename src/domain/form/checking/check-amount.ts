import { isMoney, type Answer } from '../answers.ts';
import { elapsedMinutes } from '../../hours/duration.ts';
import type { FieldOf } from '../form.ts';
import { refuse, type Refusal } from '../reading/refusal.ts';
import { unreadable } from './unreadable.ts';

/** What nobody means: larger numbers lose their last digits. */
const MOST = 1e12;
/** A hundred years. */
const LONGEST_MINUTES = 100 * 366 * 24 * 60;

/** Numbers, amounts of money, lengths of time and ratings against their limits. */
export function checkAmount(field: FieldOf<'number' | 'money' | 'duration' | 'rating'>, value: Answer): Refusal | undefined {
  switch (field.kind) {
    case 'number':
      return checkNumber(field, value);
    case 'money':
      return checkMoney(field, value);
    case 'duration':
      return checkDuration(field, value);
    case 'rating': {
      const fits = typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= field.max;
      return fits
        ? undefined
        : refuse('form.not_rating', { read: typeof value === 'number' ? value : '', max: field.max }).refusal;
    }
  }
}

function checkNumber(field: FieldOf<'number'>, value: Answer): Refusal | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return unreadable(field);
  const { min = -MOST, max = MOST } = field;
  if (field.integer && !Number.isInteger(value)) return refuse('form.number_whole', { read: value }).refusal;
  if (value < min) return refuse('form.number_small', { read: value, min }).refusal;
  return value > max ? refuse('form.number_large', { read: value, max }).refusal : undefined;
}

function checkMoney(field: FieldOf<'money'>, value: Answer): Refusal | undefined {
  if (typeof value !== 'object' || !isMoney(value) || !Number.isFinite(value.amount)) return unreadable(field);
  const { amount, currency } = value;
  const { min, max = MOST } = field;
  if (!/^[A-Z]{3}$/.test(currency)) return unreadable(field);
  if (amount < min)
    return refuse('form.money_small', { read: { money: value }, min: { money: { amount: min, currency } } }).refusal;
  if (amount <= max) return undefined;
  return refuse('form.money_large', { read: { money: value }, max: { money: { amount: max, currency } } }).refusal;
}

function checkDuration(field: FieldOf<'duration'>, value: Answer): Refusal | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) return unreadable(field);
  const min = elapsedMinutes(field.min ?? '') ?? 1;
  const max = elapsedMinutes(field.max ?? '') ?? LONGEST_MINUTES;
  const read = { minutes: value };
  if (value < min) return refuse('form.duration_short', { read, min: { minutes: min } }).refusal;
  return value > max ? refuse('form.duration_long', { read, max: { minutes: max } }).refusal : undefined;
}
