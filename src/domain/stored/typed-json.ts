type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

const DATE = '$date';
// A field that is itself called so gets one `$` more, so that nothing stored can pose as a date.
const posing = /^\$+date$/;
const posed = /^\$\$+date$/;

/** A document as text, alike in the embedded store and in backups: JSON, with a date written `{"$date":milliseconds}`. */
export function toJson(document: object): string {
  return JSON.stringify(plain(document));
}

/** The document back again, deeply frozen. */
export function fromJson(text: string): unknown {
  return rich(JSON.parse(text) as Plain);
}

function plain(value: unknown): Plain {
  if (typeof value !== 'object' || value === null) return value as Plain;
  if (value instanceof Date) return { [DATE]: value.getTime() };
  if (Array.isArray(value)) return value.map(plain);
  const result: Record<string, Plain> = {};
  for (const [key, inner] of Object.entries(value)) result[posing.test(key) ? `$${key}` : key] = plain(inner);
  return result;
}

function rich(value: Plain): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return Object.freeze(value.map(rich));
  const time = value[DATE];
  if (time !== undefined) return new Date(time as number);
  const result: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) result[posed.test(key) ? key.slice(1) : key] = rich(inner);
  return Object.freeze(result);
}

function isList(value: object): value is readonly Plain[] {
  return Array.isArray(value);
}
