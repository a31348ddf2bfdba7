interface CurrencyWord {
  readonly pattern: RegExp;
  /** ISO 4217, or nothing for a currency that the desk does not keep: it must not pass for the one it does. */
  readonly currency: string | undefined;
}

const before = '(?<![\\p{L}])';
const after = '(?![\\p{L}])';
const words = (forms: string): RegExp => new RegExp(`${before}(?:${forms})${after}`, 'gu');

/** Signs and words of currencies, in texts that `plain` has been through; what contains another stands before it. */
export const currencyWords: readonly CurrencyWord[] = [
  { pattern: /(?<!\p{L})(?:us|u\$)\$?s?\s?\$|(?<!\p{L})u\$s|(?<!\p{L})us\$/gu, currency: 'USD' },
  { pattern: /(?<!\p{L})(?:r|c|a|mx|clp|cop|ar)\$/gu, currency: undefined },
  { pattern: /[£¥₹₩]/gu, currency: undefined },
  { pattern: words('dolares americanos|us dollars?|dolar(?:es)?|dollars?|usd|bucks?'), currency: 'USD' },
  { pattern: /(?<!\p{L})s\s?\/\s?\.?(?=\s*[\d-])|(?<!\p{L})s\/\.?(?!\p{L})/gu, currency: 'PEN' },
  { pattern: words('nuevos soles|soles|sol|pen|lucas?'), currency: 'PEN' },
  { pattern: /€/gu, currency: 'EUR' },
  { pattern: words('euros?|eur'), currency: 'EUR' },
  {
    pattern: words(
      'libras?(?: esterlinas?)?|pounds?|gbp|yen(?:es)?|jpy|pesos?(?: \\p{L}+s)?|clp|mxn|cop|ars|brl|reales|real|bolivianos?|francos?|chf|yuan(?:es)?|cny',
    ),
    currency: undefined,
  },
  { pattern: /\$/gu, currency: 'USD' },
];
