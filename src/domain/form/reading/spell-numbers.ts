import { plain } from '../../fold.ts';

const FRACTIONS: Readonly<Record<string, string>> = { '½': '.5', '¼': '.25', '¾': '.75' };
const FRACTION = /(\d?)\s?([½¼¾])/g;
const PERCENT = /\s*\b(?:por\s?ciento|por cento|per\s?cent)\b/g;

/**
 * A text made ready for finding numbers: plain, with fractions as decimals ("2½" is 2.5; taken apart it would read 21/2) and "por ciento"
 * as a sign, as its second word is a number too.
 */
export function spellNumbers(text: string): string {
  const decimals = text.replace(FRACTION, (_, whole: string, part: string) => `${whole || '0'}${FRACTIONS[part] ?? ''}`);
  return plain(decimals).replace(PERCENT, ' %');
}
