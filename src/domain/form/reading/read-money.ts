import type { FieldOf } from '../form.ts';
import { currencyWords } from './currency-words.ts';
import { findNumbers, type FoundNumber } from './find-numbers.ts';
import type { Place } from './place.ts';
import { accept, quoted, refuse, type Reading } from './refusal.ts';
import { contentOf, isAnswerAround, wordsOutside, type Span } from './rest-of.ts';
import { spellNumbers } from './spell-numbers.ts';

interface Money {
  readonly amount: number;
  readonly currency: string;
}

interface FoundCurrency extends Span {
  /** ISO 4217, or nothing for a currency that the desk does not keep. */
  readonly currency: string | undefined;
}

/** Beyond this, cents are lost in a double. */
const MOST = 1e12;
const FREE = /^\W*(?:gratis|gratuito|gratuita|sin costo|free|no cost|nada|nothing)\W*$/;
const CENTS = /^\s*(?:centimos?|centavos?|cents?)\b/;
const WITH = /^\s*(?:con|y|and|with)\s*$/;

/** One amount; its currency is the one written, else the field's, else the place's. */
export function readMoney(field: FieldOf<'money'>, text: string, place: Pick<Place, 'language' | 'currency'>): Reading<Money> {
  const lower = spellNumbers(text);
  const fallback = field.currency ?? place.currency;
  if (FREE.test(lower)) return accept({ amount: 0, currency: fallback });
  const currencies = findCurrencies(lower);
  const numbers = joinCents(blank(lower, currencies), findNumbers(blank(lower, currencies), place.language));
  const [first, ...others] = numbers;
  const not = refuse('form.not_money', { read: quoted(text), example: { money: { amount: 1200.5, currency: fallback } } });
  if (!first || Math.abs(first.value) > MOST || !isCents(first.value)) return not;
  if (!isAnswerAround(blank(lower, currencies), numbers)) return not;
  // "un favor" is no amount, "un sol" is.
  if (first.weak && currencies.length === 0 && contentOf(wordsOutside(lower, numbers)).length > 0) return not;
  const written = [...new Set(currencies.map(({ currency }) => currency))];
  if (written.includes(undefined)) return refuse('form.money_currency', { read: quoted(text) });
  if (others.some(({ value }) => value !== first.value) || written.length > 1)
    return refuse('form.money_several', { read: quoted(text) });
  return accept({ amount: Math.round(first.value * 100) / 100, currency: written[0] ?? fallback });
}

/** At most two decimals: more is a slip of the keyboard, and rounding would hide it. */
function isCents(value: number): boolean {
  return Math.abs(value * 100 - Math.round(value * 100)) < 1e-4;
}

function findCurrencies(lower: string): readonly FoundCurrency[] {
  const found: FoundCurrency[] = [];
  for (const { pattern, currency } of currencyWords) {
    for (const match of lower.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      // Longer signs stand first in the list: the "$" of "US$" is taken already.
      if (!found.some((one) => span.start < one.end && one.start < span.end)) found.push({ ...span, currency });
    }
  }
  return found;
}

/** Puts spaces where the currencies stood, so that places stay what they are. */
function blank(text: string, spans: readonly Span[]): string {
  return spans.reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text);
}

/** "20 soles con 50 céntimos" is one amount. */
function joinCents(text: string, numbers: readonly FoundNumber[]): readonly FoundNumber[] {
  const [whole, cents, ...more] = numbers;
  if (!whole || !cents || more.length > 0 || !WITH.test(text.slice(whole.end, cents.start))) return numbers;
  const named = CENTS.exec(text.slice(cents.end));
  const fits = Number.isInteger(whole.value) && Number.isInteger(cents.value) && cents.value >= 0 && cents.value < 100;
  if (!fits || (!named && !/con|with/.test(text.slice(whole.end, cents.start)))) return numbers;
  return [{ value: whole.value + cents.value / 100, weak: false, start: whole.start, end: cents.end + (named?.[0].length ?? 0) }];
}
