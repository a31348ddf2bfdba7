import { createHash } from 'node:crypto';

/** A key part for "an empty array", which stands before a missing value, as in MongoDB. */
export const EMPTY: unique symbol = Symbol('empty array');

/** Higher than every byte that can follow a whole field inside a key. */
export const AFTER = Buffer.from([0xff]);

// One byte a type, in MongoDB's order of types. All stay below 0x7f, so that inverted ones stay below AFTER.
const type = { empty: 0x01, missing: 0x02, number: 0x03, string: 0x04, object: 0x05, boolean: 0x08, date: 0x09 } as const;

// LMDB's keys end at 1,978 bytes: long strings are cut, and told apart by a hash. The order among those that begin alike is lost.
const KEPT = 180;
const HASH = 32;
const LONGEST_ID = 1000;

/**
 * A value as bytes whose order is the value's order. Each encoding ends itself, so that fields can stand one behind the other; descending
 * ones have all bits inverted.
 */
export function encode(value: unknown, descending = false): Buffer {
  return descending ? inverted(ascending(value)) : ascending(value);
}

/** An id is never cut: it must lead back to its document. @throws RangeError above 1,000 bytes. */
export function encodeId(id: string, descending = false): Buffer {
  const bytes = text(Buffer.from(id, 'utf8'));
  if (bytes.length > LONGEST_ID) throw new RangeError(`an id of ${bytes.length} bytes is too long; at most ${LONGEST_ID} fit.`);
  return descending ? inverted(bytes) : bytes;
}

/** The text that `encode` made these bytes of. Only for short ones, as names are: a long one is cut. */
export function decodeText(bytes: Buffer): string {
  return bytes.subarray(1, -1).toString('utf8').replaceAll('\0\u{fffd}', '\0');
}

/** Where a value's type begins and ends, as `encode` would write it: comparisons only see values of their own type. */
export function typeBounds(value: unknown, descending: boolean): readonly [low: Buffer, high: Buffer] {
  const byte = ascending(value)[0]!;
  return descending
    ? [Buffer.from([~byte & 0xff]), Buffer.from([(~byte & 0xff) + 1])]
    : [Buffer.from([byte]), Buffer.from([byte + 1])];
}

/** Whether a value's encoding has lost the order among its like. */
export function isCut(value: unknown): value is string {
  return typeof value === 'string' && Buffer.byteLength(value) > KEPT;
}

/** The stretch of keys where a cut string and all that begin like it stand. */
export function cutBounds(value: string, descending: boolean): readonly [low: Buffer, high: Buffer] {
  const kept = escaped(cut(Buffer.from(value, 'utf8')));
  const low = descending ? inverted(kept) : kept;
  return [low, Buffer.concat([low, Buffer.alloc(HASH + 2, 0xff)])];
}

function ascending(value: unknown): Buffer {
  switch (typeof value) {
    case 'string': {
      const bytes = Buffer.from(value, 'utf8');
      return text(bytes.length > KEPT ? Buffer.concat([cut(bytes), createHash('sha256').update(bytes).digest()]) : bytes);
    }
    case 'number':
      return number(type.number, value);
    case 'boolean':
      return Buffer.from([type.boolean, value ? 1 : 0]);
    case 'object':
      if (value instanceof Date) return number(type.date, value.getTime());
      return Buffer.from([value === null ? type.missing : type.object]);
    default:
      return Buffer.from([value === EMPTY ? type.empty : type.missing]);
  }
}

function inverted<B extends Uint8Array>(bytes: B): B {
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = ~bytes[at]! & 0xff;
  return bytes;
}

function cut(bytes: Buffer): Buffer {
  return bytes.subarray(0, KEPT);
}

function text(bytes: Buffer): Buffer {
  return Buffer.concat([escaped(bytes), Buffer.from([0])]);
}

/** A zero byte ends a string, so one inside it is written 00 FF: behind the end of every shorter string. */
function escaped(bytes: Buffer): Buffer {
  const parts: Buffer[] = [Buffer.from([type.string])];
  let from = 0;
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, from)) {
    parts.push(bytes.subarray(from, at + 1), AFTER);
    from = at + 1;
  }
  return Buffer.concat([...parts, bytes.subarray(from)]);
}

function number(kind: number, value: number): Buffer {
  const bytes = Buffer.allocUnsafe(9);
  bytes[0] = kind;
  bytes.writeDoubleBE(value === 0 ? 0 : value, 1);
  // IEEE numbers compare as bytes once the sign is turned: positive ones get it set, negative ones are inverted.
  if (bytes[1]! & 0x80) inverted(bytes.subarray(1));
  else bytes[1] = bytes[1]! | 0x80;
  return bytes;
}
