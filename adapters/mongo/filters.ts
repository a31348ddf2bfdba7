import mongoose from 'mongoose';
import { isTest } from '../../src/domain/stored/check-filter.ts';
import type { FindOptions } from '../../src/ports.ts';

export type MongoFilter = Record<string, unknown>;
export type MongoSort = Record<string, 1 | -1>;

/** A filter that was checked, in MongoDB's names. Its operators are marked as ours: mongoose takes all others for values. */
export function mongoFilter(filter: Readonly<Record<string, unknown>>): MongoFilter {
  return Object.fromEntries(
    Object.entries(filter).map(([field, test]) => [mongoField(field), isTest(test) ? mongoose.trusted({ ...test }) : test]),
  );
}

/** The order asked for, ties by id in the direction of the last field, as the indexes have it. */
export function mongoSort(fields: readonly string[] = []): MongoSort {
  const sort: MongoSort = {};
  for (const field of fields) sort[mongoField(field.replace(/^-/, ''))] = field.startsWith('-') ? -1 : 1;
  sort._id ??= fields.at(-1)?.startsWith('-') === true ? -1 : 1;
  return sort;
}

/** The filter, for what stands behind the document in this order. */
export function behind(filter: MongoFilter, sort: MongoSort, after: NonNullable<FindOptions['after']>): MongoFilter {
  const values = Object.entries(sort).map(([field, direction]) => ({ field, direction, value: valueAt(after, field) }));
  const alternatives = values.flatMap(({ field, direction, value }, at) => {
    const alike = Object.fromEntries(values.slice(0, at).map((part) => [part.field, part.value ?? null]));
    return beyond(direction, value).map((test) => ({ ...alike, [field]: test }));
  });
  return { $and: [filter, { $or: alternatives }] };
}

/** What a field may be to stand behind a value; missing values stand before all others. */
function beyond(direction: 1 | -1, value: unknown): readonly unknown[] {
  const missing = value === undefined || value === null;
  if (direction === 1) return [mongoose.trusted(missing ? { $ne: null } : { $gt: value })];
  return missing ? [] : [mongoose.trusted({ $lt: value }), null];
}

function valueAt(document: object, field: string): unknown {
  const path = field === '_id' ? ['id'] : field.split('.');
  return path.reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined | null)?.[name], document);
}

function mongoField(field: string): string {
  return field === 'id' ? '_id' : field;
}
