import { findNumbers, type FoundNumber } from '../form/reading/find-numbers.ts';
import type { Span } from '../form/reading/rest-of.ts';
import type { Language } from '../label.ts';

/** An amount that a message mentions. */
export interface MentionedMoney extends Span {
  readonly amount: number;
  /** ISO 4217; the given one where none was written. */
  readonly currency: string;
  /** A sign or a word named the currency. */
  readonly written: boolean;
}

/** What is written in the desk's own sign: "$" in Mexico is no US dollar. */
const DOLLAR_SIGN = new Set(['MXN', 'CLP', 'COP', 'ARS', 'UYU', 'CAD', 'AUD', 'USD', 'DOP']);
const PESOS = new Set(['MXN', 'CLP', 'COP', 'ARS', 'UYU', 'DOP']);
const GATE =
  /[$€£¥]|s\/|\b(?:sol|soles|dolar(?:es)?|dollars?|usd|pen|eur|euros?|reais|brl|gbp|libras?|pounds?|bucks|lucas?|pesos?|mxn|clp|cop|ars|cuestan?|costo|costos|costara|costaria|precio|presupuesto|monto|importe|vale|valen|costs?|priced?|budget|amount|custam?|preco|valor|orcamento)\b/;

/** Tried in order; what contains another stands before it. `own` and `pesos` depend on the desk's currency. */
const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})(?:us|u)\s?\$s?|(?<!\p{L})u\$s|(?<!\p{L})usd\s?\$?(?!\p{L})/gu, 'USD'],
  [/(?<!\p{L})r\s?\$/gu, 'BRL'],
  [/(?<!\p{L})mx\s?\$|(?<!\p{L})mxn(?!\p{L})|(?<!\p{L})pesos mexicanos(?!\p{L})/gu, 'MXN'],
  [/(?<!\p{L})(?:clp|pesos chilenos)\s?\$?(?!\p{L})/gu, 'CLP'],
  [/(?<!\p{L})(?:cop|pesos colombianos)\s?\$?(?!\p{L})/gu, 'COP'],
  [/(?<!\p{L})(?:ars?\s?\$|ars(?!\p{L})|pesos argentinos(?!\p{L}))/gu, 'ARS'],
  [/(?<!\p{L})c\s?\$/gu, 'CAD'],
  [/£|(?<!\p{L})(?:gbp|libras? esterlinas?|libras?|pounds?)(?!\p{L})/gu, 'GBP'],
  [/€|(?<!\p{L})(?:euros?|eur)(?!\p{L})/gu, 'EUR'],
  [/¥|(?<!\p{L})(?:yen(?:es)?|jpy)(?!\p{L})/gu, 'JPY'],
  [/(?<!\p{L})(?:dolares americanos|us dollars?|dolar(?:es)?|dollars?|bucks?)(?!\p{L})/gu, 'USD'],
  [/(?<!\p{L})s\s?\/\s?\.?(?=\s*\d)|(?<!\p{L})(?:nuevos soles|soles|sol|pen|lucas?)(?!\p{L})/gu, 'PEN'],
  [/(?<!\p{L})(?:reais|real|brl)(?!\p{L})/gu, 'BRL'],
  [/(?<!\p{L})pesos?(?!\p{L})/gu, 'pesos'],
  [/\$/g, 'own'],
];
/** "cuesta 500", "presupuesto: 1,200": an amount without its currency. */
const COSTS =
  /(?<![\p{L}])(?:cuestan?|costo|costos|costara|costaria|precio|presupuesto|monto|importe|vale|valen|costs?|price|priced|budget|amount|custam?|preco|valor|orcamento)(?: (?:anual|mensual|total|maximo|aproximado|estimado|yearly|annual|de|es|son|seria|sera|unos|unas|aprox|como|casi|hasta|is|of|about|around|up|to|at|um|do|por|e))*\s*[:=]?\s*$/u;
/** What a number without a currency counts: "cuesta 5 minutos", "precio de 2 licencias". */
const THING_BEHIND = /^\s*(?:%|\p{L}{2,})/u;
const FOLLOWED = /^\s*(?:por|al|a|mas|plus|per|each|cada|anual(?:es)?|mensual(?:es)?|yearly|monthly|y|and|e|para|pra|for|o|or|ou|aprox|incluido|included|para|con|with|com|gracias|thanks|obrigad[oa]|porfa|please|porque|because)(?![\p{L}])/u; // prettier-ignore
const MOST = 1e9;

/** The amounts of money in a text that `spellNumbers` has been through, in order. Negative and absurd ones are none. */
export function mentionedMoney(lower: string, language: Language, own: string): readonly MentionedMoney[] {
  if (!/\d|mil|cien|hundred|thousand|\p{L}/u.test(lower) || !GATE.test(lower)) return [];
  const signs = signsIn(lower, own);
  const rest = blanked(lower, signs);
  return findNumbers(rest, language).flatMap((number): readonly MentionedMoney[] => {
    if (!isAmount(number) || /[-−]\s?$/.test(lower.slice(0, number.start))) return [];
    const amount = Math.round(number.value * 100) / 100;
    const sign = signs.find((one) => isBeside(lower, one, number));
    const span = { start: Math.min(number.start, sign?.start ?? Infinity), end: Math.max(number.end, sign?.end ?? 0) };
    if (sign) return sign.currency === undefined ? [] : [{ amount, currency: sign.currency, written: true, ...span }];
    return isPriced(lower, number) ? [{ amount, currency: own, written: false, ...span }] : [];
  });
}

function isAmount({ value, weak }: FoundNumber): boolean {
  return !weak && value > 0 && value <= MOST && Math.abs(value * 100 - Math.round(value * 100)) < 1e-4;
}

interface Sign extends Span {
  /** Nothing for pesos where the desk's own are none. */
  readonly currency: string | undefined;
}

function signsIn(lower: string, own: string): readonly Sign[] {
  const found: Sign[] = [];
  for (const [pattern, name] of CURRENCIES) {
    for (const match of lower.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (!found.some((one) => span.start < one.end && one.start < span.end))
        found.push({ ...span, currency: codeOf(name, own) });
    }
  }
  return found;
}

function codeOf(name: string, own: string): string | undefined {
  if (name === 'pesos') return PESOS.has(own) ? own : undefined;
  if (name === 'own') return DOLLAR_SIGN.has(own) ? own : 'USD';
  return name;
}

function isBeside(lower: string, sign: Span, number: Span): boolean {
  if (sign.end <= number.start)
    return /^\s?\.?\s?$/.test(lower.slice(sign.end, number.start)) && !/\p{L}{4}$/u.test(lower.slice(0, sign.end));
  return number.end <= sign.start && /^\s?(?:de |of )?$/.test(lower.slice(number.end, sign.start));
}

function isPriced(lower: string, { start, end }: Span): boolean {
  const behind = lower.slice(end);
  return COSTS.test(lower.slice(0, start)) && (!THING_BEHIND.test(behind) || FOLLOWED.test(behind));
}

function blanked(text: string, spans: readonly Span[]): string {
  return spans.reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text);
}
