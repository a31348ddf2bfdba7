import { z } from 'zod';
import { Unstorable } from './stored-copy.ts';

/** What a field of a document is, as far as a database must know. `other`: anything nested, or unknown. */
export type FieldKind = 'string' | 'number' | 'boolean' | 'date' | 'array' | 'other';

const known = new WeakMap<z.ZodType, ReadonlyMap<string, FieldKind>>();

/** The fields of a document by name. @throws TypeError if its schema is no object. */
export function fieldKinds(schema: z.ZodType): ReadonlyMap<string, FieldKind> {
  const before = known.get(schema);
  if (before) return before;
  const shape = shapeOf(schema);
  if (!shape) throw new TypeError('A collection is declared by an object schema.');
  const kinds = new Map(Object.entries(shape).map(([name, field]) => [name, kindOf(field)]));
  known.set(schema, kinds);
  return kinds;
}

/** @throws Unstorable if the document has a field that its schema does not know. */
export function requireKnownFields(collection: string, schema: z.ZodType, document: object): void {
  const kinds = fieldKinds(schema);
  const stranger = Object.keys(document).find((field) => !kinds.has(field));
  if (stranger !== undefined) throw new Unstorable(`${collection}: the declaration knows no field "${stranger}".`);
}

/** The kind of the field at a dotted path. `array` also if the way there leads through an array. */
export function kindAt(schema: z.ZodType, path: string): FieldKind {
  let at: z.ZodType | undefined = schema;
  for (const name of path.split('.')) {
    if (at && kindOf(at) === 'array') return 'array';
    at = at && shapeOf(at)?.[name];
  }
  return at ? kindOf(at) : 'other';
}

function kindOf(field: z.ZodType): FieldKind {
  const inner = unwrap(field);
  if (inner instanceof z.ZodString || inner instanceof z.ZodEnum || inner instanceof z.ZodStringFormat) return 'string';
  if (inner instanceof z.ZodNumber) return 'number';
  if (inner instanceof z.ZodBoolean) return 'boolean';
  if (inner instanceof z.ZodDate) return 'date';
  if (inner instanceof z.ZodArray || inner instanceof z.ZodTuple) return 'array';
  if (inner instanceof z.ZodLiteral) return [...inner.values].every((value) => typeof value === 'string') ? 'string' : 'other';
  return 'other';
}

function shapeOf(schema: z.ZodType): Readonly<Record<string, z.ZodType>> | undefined {
  const inner = unwrap(schema);
  return inner instanceof z.ZodObject ? inner.shape : undefined;
}

function unwrap(field: z.ZodType): z.ZodType {
  let at = field;
  while (
    at instanceof z.ZodOptional ||
    at instanceof z.ZodNullable ||
    at instanceof z.ZodDefault ||
    at instanceof z.ZodReadonly
  ) {
    at = at.unwrap() as z.ZodType;
  }
  return at;
}
