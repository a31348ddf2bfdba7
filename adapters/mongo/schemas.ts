import mongoose, { type Connection, type Model, type SchemaDefinition } from 'mongoose';
import type { Declaration } from '../../src/collections.ts';
import { fieldKinds, type FieldKind } from '../../src/domain/stored/field-kinds.ts';

/** A stored document as MongoDB has it: `id` is `_id`. */
export type Raw = Readonly<Record<string, unknown>> & { readonly _id: string };

const types: Readonly<Record<FieldKind, SchemaDefinition[string]>> = {
  string: String,
  number: Number,
  boolean: Boolean,
  date: Date,
  // Nested content is zod's to describe; mongoose would only copy it once more.
  array: mongoose.Schema.Types.Mixed,
  other: mongoose.Schema.Types.Mixed,
};

/** The mongoose model of a collection, derived from its declaration. */
export function defineModel(connection: Connection, name: string, declaration: Declaration): Model<Raw> {
  const definition: SchemaDefinition = { _id: { type: String, required: true } };
  for (const [field, kind] of fieldKinds(declaration.schema)) {
    if (field !== 'id') definition[field] = types[kind];
  }
  const schema = new mongoose.Schema(definition, {
    strict: 'throw',
    strictQuery: 'throw',
    autoIndex: false,
    autoCreate: false,
    versionKey: false,
    id: false,
    minimize: false,
  });
  return connection.model(name, schema, name) as unknown as Model<Raw>;
}
