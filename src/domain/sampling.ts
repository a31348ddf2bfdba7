/** Hexadecimal digits of a digest that are looked at: more than enough to tell a millionth. */
const DIGITS = 8;

/** Whether a thing belongs to a sample of this size (0 to 1): always the same answer for the same id, whoever asks and however often. */
export function isSampled(id: string, sample: number, digest: (text: string) => string): boolean {
  const place = Number.parseInt(digest(`sample:${id}`).slice(0, DIGITS), 16) / 16 ** DIGITS;
  return place < sample;
}
