/** A document or a filter that no store takes; a fault of the program, never of a person. */
export class Unstorable extends Error {
  override readonly name = 'Unstorable';
}

/**
 * A deep, frozen copy of a document as both stores can keep it: strings, finite numbers, booleans, null, dates, arrays and plain
 * objects. Frozen, because what a transaction read or wrote is shared by all who ask for it again.
 * @throws Unstorable naming the path, for `undefined` and everything else.
 */
export function storedCopy<T>(value: T, path: string): T {
  return copy(value, path) as T;
}

/** The same, for what comes out of a database: nothing is checked and nothing copied. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || value instanceof Date || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
}

function copy(value: unknown, path: string): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (!Number.isFinite(value)) throw new Unstorable(`${path} is ${value}, which cannot be stored.`);
      return value;
    case 'object':
      return value === null ? null : copyObject(value, path);
    default:
      throw new Unstorable(`${path} is ${typeof value}, which cannot be stored; leave the field out.`);
  }
}

function copyObject(value: object, path: string): unknown {
  if (Array.isArray(value)) return Object.freeze(value.map((item, index) => copy(item, `${path}[${index}]`)));
  if (value instanceof Date) return copyDate(value, path);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new Unstorable(`${path} is a ${value.constructor.name}, which cannot be stored; use plain objects.`);
  }
  const result: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    // Neither database keeps a NUL in a name, and an own `__proto__` would not survive being copied.
    if (key === '__proto__' || key.includes('\0')) throw new Unstorable(`${path} has a field with a forbidden name.`);
    result[key] = copy(inner, `${path}.${key}`);
  }
  return Object.freeze(result);
}

function copyDate(date: Date, path: string): Date {
  if (Number.isNaN(date.getTime())) throw new Unstorable(`${path} is an invalid date.`);
  return new Date(date);
}
