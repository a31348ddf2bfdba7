import type { Answer } from '../../../domain/form/answers.ts';
import { isAsked, type FieldOf } from '../../../domain/form/form.ts';
import { readMoney } from '../../../domain/form/reading/read-money.ts';
import { foldedWords } from '../../../domain/fold.ts';
import { singularOf } from '../../../domain/mentions/mentioned-counts.ts';
import { isAbout, wordsOfField } from './about-field.ts';
import type { Wanted } from './wanted.ts';

/** Nobody orders more in passing; a field with a limit of its own says otherwise. */
const MOST_COUNTED = 999;
const MOST_MONEY = 10_000_000;
/** "200 dólares cada una" is no total. */
const EACH =
  /^\s*(?:cada|each|per (?!year|annum)|por (?:persona|licencia|usuario|unidad|mes|dia|user|licen)|al mes|mensual|a month|monthly|c\/u)/u;

/** How many of what the field is about, where the words say one number. */
export function fillNumber(field: FieldOf<'number'>, { words, fields }: Wanted): Answer | undefined {
  const own = new Set(wordsOfField(field));
  const ofPeople = isAbout(field, 'people');
  const isOnly = fields.filter(({ kind }) => kind === 'number').length === 1;
  const counted = words.counts.filter(
    ({ thing, people }) =>
      (thing !== undefined && (own.has(thing) || (ofPeople && isAbout({ id: thing, label: { es: '', en: '' } }, 'people')))) ||
      (ofPeople && people === true) ||
      (isAbout(field, 'quantity') && isOnly && thing !== undefined),
  );
  const values = [...new Set(counted.map(({ value }) => value))];
  const [only] = values;
  return values.length === 1 && only !== undefined && only <= (field.max ?? MOST_COUNTED) ? only : undefined;
}

/** The one amount that the words name, for the one field that asks for money. */
export function fillMoney(field: FieldOf<'money'>, { words, fields, place }: Wanted): Answer | undefined {
  const asking = fields.filter((one) => one.kind === 'money' && isAsked(one));
  const meant = asking.length === 1 ? words.money : words.money.filter(({ start }) => isNamedBefore(field, words.lower, start));
  const [only, another] = meant;
  if (!only || another) return undefined;
  if (only.amount > (field.max ?? MOST_MONEY) || EACH.test(words.lower.slice(only.end))) return undefined;
  const read = readMoney(field, words.text.slice(only.start, only.end), place);
  return read.ok ? read.value : undefined;
}

/** "pasajes 1500 soles", where several fields ask for money. */
function isNamedBefore(field: FieldOf<'money'>, lower: string, start: number): boolean {
  const before = foldedWords(lower.slice(Math.max(0, start - 30), start))
    .slice(-3)
    .map(singularOf);
  const own = new Set(wordsOfField(field).filter((word) => word.length > 3));
  return before.some((word) => own.has(word));
}

/** How long, in minutes: said, or from one time to another. */
export function fillDuration({ words }: Wanted): Answer | undefined {
  const [length, another] = words.lengths;
  if (length) return another ? undefined : length.minutes;
  const [from, to, more] = words.times;
  if (!from || !to || more || from.start !== to.start) return undefined;
  const minutes = minuteOf(to.time) - minuteOf(from.time);
  return minutes > 0 ? minutes : undefined;
}

function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}
