import type { CollectionName, DocumentOf } from '../collections.ts';
import type { Filter } from '../ports.ts';

/** The indexed instant of a document. */
export function dueInstant(document: object | undefined, field: string): Date | undefined {
  const value: unknown = document && Reflect.get(document, field);
  return value instanceof Date ? value : undefined;
}

// The field's name is a plain string here; each sweep names one that its collection declares an index for.
export function dueOnce<N extends CollectionName>(field: string): Filter<DocumentOf<N>> {
  const filter: Readonly<Record<string, unknown>> = { [field]: { $exists: true } };
  return filter as Filter<DocumentOf<N>>;
}

export function dueBy<N extends CollectionName>(field: string, now: Date): Filter<DocumentOf<N>> {
  const filter: Readonly<Record<string, unknown>> = { [field]: { $lte: now } };
  return filter as Filter<DocumentOf<N>>;
}
