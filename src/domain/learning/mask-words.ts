import { clean, fold, plain } from '../fold.ts';
import type { Person } from '../person.ts';

/** What stands for whatever was taken out. No word: nothing is learnt from it. */
export const MASK = '…';

/** Half a character, which no file can hold. */
const LONE = /\p{Cs}/gu;
/** Words beyond these say no more about what is meant. */
const MOST_CHARACTERS = 300;

/** What somebody wrote that should be known to them alone: such words are not kept at all. */
const SECRETS = [
  /-----BEGIN/i,
  /\bbearer\s+\S{8,}/i,
  /\beyJ[\w-]{10,}/,
  /\b(?:AKIA|ASIA|gh[pousr]_|sk-|xox[abprs]-)[\w-]{8,}/,
  // Long runs of mixed letters and digits: keys and tokens, whatever they are called.
  /(?=\S*\d)(?=\S*[a-z])(?=\S*[A-Z])[\w+/=-]{20,}/,
  /\b[a-f\d]{32,}\b/i,
];

const SECRET_WORD =
  'contrase[nñ]a|clave|password|passwd|passcode|pwd|pass|pin|senha|token|otp|cvv|cvc|secreto?|api[ -]?key|' +
  'c[oó]digo de (?:verificaci[oó]n|seguridad|acceso)|(?:verification|security|access) code';
/** "Clave: x", "mi clave de SAP es x", "my new password is x". */
const NAMED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${SECRET_WORD})` +
    '(?:\\s+(?:de|of|do|da|del|para|for)\\s+\\S+(?:\\s+\\S+)?)?(?:\\s+(?:nueva|nova|new))?' +
    '(?:\\s*(?:[:=]|->|→)\\s*|\\s+(?:es|is|é|era|was)\\s*:?\\s+)["\'«“]?(?<what>[^\\s"\'»”]+)',
  'giu',
);

/** "Mi clave es incorrecta" gives nothing away. */
const HARMLESS = new Set(
  (
    'incorrecta incorrecto invalida invalido erronea erroneo correcta correcto muy demasiado la el lo una un de no nunca siempre que ' +
    'vencida vencio expirada caduca debil necesaria obligatoria requerida wrong incorrect invalid correct expired not no too the a an ' +
    'never always about being required needed asked blocked weak what that incorreta incorreto errada muito a o uma ' +
    'un poco solicitada rechazada rejected reset locked bloqueada bloqueado mala mal distinta diferente temporal'
  ).split(' '),
);

/** Where something is. What a link holds goes with it. */
const PLACES = [/(?:[a-z][a-z0-9+.-]*:\/\/|www\.)\S+/giu, /\\\\\S+/gu];

/** What leads to a person or a thing of theirs. */
const PRIVATE = [
  /[^\s<>]+@[^\s<>]+/gu,
  /<[@#!][^>]*>/gu,
  /(?<![\p{L}\p{N}])@\p{L}[\p{L}\p{N}._-]*/gu,
  // Serial numbers, tickets, tags, codes: letters and digits in one word.
  /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}_-]*\d)(?=[\p{L}\p{N}_-]*\p{L})[\p{L}\p{N}]+(?:[_-][\p{L}\p{N}]+)*(?![\p{L}\p{N}])/gu,
  // Telephones, cards, accounts, dates: digits however they are grouped.
  /(?<![\p{L}\p{N}])\+?\d(?:[\s().,/:-]{0,2}\d){2,}/gu,
] as const;

/** "Me llamo Rita Salas": whom no directory knows. */
const INTRODUCED =
  /(?<lead>(?<![\p{L}\p{N}])(?:[Mm]e llamo|[Mm]i nombre es|[LlTt]e saluda|[Mm]y name is|[Mm]eu nome é|[Mm]e chamo)\s+)\p{L}+(?:\s+\p{Lu}\p{L}+)*/gu;

/** Words with capitals, one behind the other: where the directory knows one of them, the others are names as well. A sentence's first word may be none. */
const FULL_NAME = /(?<=\S\s)\p{Lu}[\p{Ll}\p{M}]+(?:\s+\p{Lu}[\p{Ll}\p{M}]+)+/gu;

/** A word of letters and digits that short is the name of a thing: "m365", "h264". */
const SHORT = 4;

/**
 * What may be kept of somebody's words, in one line: without the directory's names, addresses, links and numbers. `undefined` where nothing
 * is left to learn from, or where they hold what looks like a password, a key or a card's number.
 */
export function maskWords(text: string, people: ReadonlyMap<string, Person>): string | undefined {
  const written = clean(text.replace(LONE, '')).replace(/\s+/gu, ' ').trim();
  const line = PLACES.reduce((masked, pattern) => masked.replace(pattern, MASK), written);
  if (looksSecret(line)) return undefined;
  let masked = line.replace(INTRODUCED, `$<lead>${MASK}`);
  for (const pattern of PRIVATE) masked = masked.replace(pattern, (found) => (isPlainThing(found) ? found : MASK));
  const names = namesOf(people);
  masked = masked.replace(/[\p{L}\p{N}\p{M}]+(?:[._-][\p{L}\p{N}\p{M}]+)+/gu, (word) => (names.has(plain(word)) ? MASK : word));
  masked = masked.replace(FULL_NAME, (name) => (name.split(/\s+/u).some((word) => names.has(fold(word))) ? MASK : name));
  masked = masked.replace(/[\p{L}\p{N}\p{M}]+/gu, (word) => (names.has(fold(word)) ? MASK : word));
  masked = masked.replace(/…(?:[\s,.]*…)+/gu, MASK);
  const kept = cut(masked);
  return /\p{L}{2}/u.test(kept) ? kept : undefined;
}

function isPlainThing(found: string): boolean {
  return /\p{L}/u.test(found) && found.length <= SHORT && /^[\p{L}\p{N}]+$/u.test(found);
}

function cut(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  const begun = text.slice(0, MOST_CHARACTERS);
  return begun.slice(0, Math.max(begun.lastIndexOf(' '), 1)).replace(LONE, '');
}

function looksSecret(text: string): boolean {
  if (SECRETS.some((pattern) => pattern.test(text))) return true;
  if (numbersOf(text).some(isCardNumber)) return true;
  return [...text.matchAll(NAMED)].some(({ groups }) => {
    const what = fold(groups?.['what'] ?? '');
    return /\d/.test(what) || !HARMLESS.has(what.split(' ')[0] ?? '');
  });
}

function numbersOf(text: string): readonly string[] {
  return [...text.matchAll(/\d(?:[ -]?\d){12,18}/g)].map(([found]) => found.replace(/\D/g, ''));
}

/** By its check digit (Luhn). */
function isCardNumber(digits: string): boolean {
  let sum = 0;
  [...digits].toReversed().forEach((digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  });
  return sum % 10 === 0;
}

/** By the map of people: built once for each load of the directory. */
const known = new WeakMap<ReadonlyMap<string, Person>, ReadonlySet<string>>();

function namesOf(people: ReadonlyMap<string, Person>): ReadonlySet<string> {
  const found =
    known.get(people) ??
    new Set(
      [...people.values()]
        .flatMap(({ id, name, email }) => [fold(id), plain(email?.split('@')[0] ?? ''), ...fold(name).split(' ')])
        .filter((word) => word.length > 2),
    );
  known.set(people, found);
  return found;
}
