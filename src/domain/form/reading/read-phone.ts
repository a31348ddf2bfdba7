import { clean, fold } from '../../fold.ts';
import type { Place } from './place.ts';
import { accept, quoted, refuse, type Reading } from './refusal.ts';
import { contentOf } from './rest-of.ts';

/** Digits with what people put between them; the extension of an office behind it is left out. */
const WRITTEN = /(?:\+|\b00(?=[1-9]))?\s?\(?\d[\d\s().\-–]{4,24}\d/g;
const EXTENSION = /(?<!\s)\s*(?:[,;-]\s*)?(?:ext(?:ensi[oó]n)?|anexo|interno|ramal|x)\.?\s*\d{1,6}\b/giu;
const OWN = new Set([
  'mi telefono',
  'mi celular',
  'mi numero',
  'el mio',
  'al mio',
  'mio',
  'yo',
  'my phone',
  'my number',
  'my mobile',
  'mine',
  'meu celular',
]);
const MENTIONED_WORDS = 6;

type About = Pick<Place, 'people' | 'asker' | 'phonePrefix'>;

/** One telephone number in E.164 (`+51999888777`). Without a country code it has the place's. "mi celular" is the directory's. */
export function readPhone(text: string, place: About): Reading<string> {
  const cleaned = clean(text).replace(EXTENSION, ' ');
  const own = OWN.has(fold(cleaned)) ? place.people.get(place.asker)?.phone : undefined;
  const written = [...(own ?? cleaned).matchAll(WRITTEN)].map(([one]) => one);
  const numbers = [...new Set(written.flatMap((one) => international(one, place.phonePrefix) ?? []))];
  const [only, second] = numbers;
  const not = refuse('form.not_phone', { read: quoted(text), example: exampleFor(place.phonePrefix) });
  if (only === undefined || !isPhoneAlone(cleaned)) return not;
  if (second !== undefined) return refuse('form.phone_several', { read: quoted(text), first: only, second });
  return written.length > 1 ? not : accept(only);
}

function isPhoneAlone(text: string): boolean {
  const words = fold(text.replace(WRITTEN, ' ')).split(' ');
  return contentOf(words).filter((word) => word !== '').length <= MENTIONED_WORDS;
}

/** Nothing where the digits are too few or too many for a number of that country. */
function international(written: string, prefix: string): string | undefined {
  const digits = written.replace(/\D/g, '');
  if (written.trim().startsWith('+')) return valid(digits);
  if (/^00[1-9]/.test(digits)) return valid(digits.slice(2));
  // The zero of a trunk call is not part of the number.
  const national = digits.replace(/^0/, '');
  if (prefix === '51') return peruvian(national);
  return valid(national.startsWith(prefix) && national.length > 10 ? national : prefix + national);
}

/** Mobiles have nine digits and begin with 9; Lima's lines have 1 and seven, the provinces' two and six. */
function peruvian(national: string): string | undefined {
  if (/^51(?:9\d{8}|[1-8]\d{7})$/.test(national)) return `+${national}`;
  if (/^(?:9\d{8}|[1-8]\d{7})$/.test(national)) return `+51${national}`;
  return /^[2-7]\d{6}$/.test(national) ? `+511${national}` : undefined;
}

function valid(digits: string): string | undefined {
  if (digits.startsWith('51')) return peruvian(digits);
  return /^[1-9]\d{6,14}$/.test(digits) ? `+${digits}` : undefined;
}

function exampleFor(prefix: string): string {
  return prefix === '51' ? '999 888 777' : `+${prefix} 555 123 456`;
}
