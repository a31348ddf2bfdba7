/** None of them looks like another: no 0 and O, no 1, I and L. */
export const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const CODE_LENGTH = 8;
/** In minutes. */
export const CODE_LASTS = 10;
/** Wrong codes until it ends. */
export const MOST_ATTEMPTS = 5;
/** Requests within an hour, by an address as for a person. */
export const MOST_REQUESTS = 3;

/** As a person reads it: `ABCD-EFGH`. */
export function showCode(code: string): string {
  return `${code.slice(0, CODE_LENGTH / 2)}-${code.slice(CODE_LENGTH / 2)}`;
}

/** The code that a text is, and nothing else: in any case, with spaces or a dash in it. */
export function readCode(text: string): string | undefined {
  const typed = text
    .trim()
    .toUpperCase()
    .replace(/[\s\-–—_.*'"«»“”]/gu, '');
  return typed.length === CODE_LENGTH && /^[A-Z0-9]+$/.test(typed) ? typed : undefined;
}

/** The code behind other words: "mi código es abcd-efg2". Only what hardly is a word: with a dash or a digit in it. */
export function codeAtEnd(text: string): string | undefined {
  const found =
    /\s([a-z0-9]{4}\s?[-–—]\s?[a-z0-9]{4}|(?=\S*\d)[a-z0-9]{8}|(?=\S*\s?\S*\d)[a-z0-9]{4}\s[a-z0-9]{4})[\s.!"'»”*_]*$/iu.exec(
      text,
    );
  return found?.[1] && readCode(found[1]);
}

/** Compares in the same time wherever the two differ; both are digests, so their length says nothing. */
export function isSameText(a: string, b: string): boolean {
  let different = a.length ^ b.length;
  for (let at = 0; at < a.length; at += 1) different |= a.charCodeAt(at) ^ b.charCodeAt(at);
  return different === 0;
}
