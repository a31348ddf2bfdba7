import { MongoServerError, type Db, type IndexDescription, type MongoClient } from 'mongodb';
import type { Declaration, Index } from '../../src/collections.ts';
import { NewerData } from '../../src/domain/stored/upgrade.ts';
import { DatabaseRefused } from './errors.ts';
import { mongoSort } from './filters.ts';
import { liftAll } from './lift-documents.ts';
import { endRefill } from './refill-marker.ts';
import { shapesOf } from './shapes.ts';

export type Declarations = Readonly<Record<string, Declaration>>;

const NAMESPACE_EXISTS = 48;

/**
 * Prepares the database for the declarations: collections and indexes. By a connection of its own, since building an index over much data
 * takes longer than any command of the desk may.
 * @throws DatabaseRefused if it is no replica set; NewerData if a newer version has worked here.
 */
export async function setUp(client: MongoClient, declarations: Declarations, hosts: string): Promise<void> {
  const db = client.db();
  await requireReplicaSet(db, hosts);
  await endRefill(db);
  await requireKnownShapes(db, declarations);
  await noteShapes(db, declarations);
  await Promise.all(Object.entries(declarations).map(([name, declaration]) => createCollection(db, name, declaration)));
  await liftAll(db, declarations);
}

/** @throws DatabaseRefused */
export async function requireReplicaSet(db: Db, hosts: string): Promise<void> {
  const hello = await db.command({ hello: 1 });
  if (hello.setName === undefined && hello.msg !== 'isdbgrid') {
    const remedy = 'start it with --replSet rs0 and run rs.initiate() once; a single node is enough.';
    throw new DatabaseRefused(`The database at ${hosts} is no replica set, so it has no transactions; ${remedy}`);
  }
}

/** @throws NewerData */
export async function requireKnownShapes(db: Db, declarations: Declarations): Promise<void> {
  const found = await shapesOf(db).findOne({ _id: 'collections' });
  for (const [name, { current }] of Object.entries(declarations)) {
    const stored = found?.current[name] ?? current;
    if (stored > current) throw new NewerData(`The collection ${name}`, { found: stored, known: current });
  }
}

/** The newest shape each collection was ever written in is kept, so that an older program stops at its start and not in mid-work. */
async function noteShapes(db: Db, declarations: Declarations): Promise<void> {
  const $max = Object.fromEntries(Object.entries(declarations).map(([name, { current }]) => [`current.${name}`, current]));
  await shapesOf(db).updateOne({ _id: 'collections' }, { $max }, { upsert: true });
}

/** Collections are made beforehand: a transaction that makes one would wait, or fail, on a busy database. */
export async function createCollection(db: Db, name: string, declaration: Declaration): Promise<void> {
  try {
    await db.createCollection(name);
  } catch (error) {
    if (!(error instanceof MongoServerError && error.code === NAMESPACE_EXISTS)) throw error;
  }
  if (declaration.indexes.length > 0) await db.collection(name).createIndexes(declaration.indexes.map(mongoIndex));
}

/** With the id at the end, so that a sort and its tie-break are one walk; a unique index is what it is. */
function mongoIndex({ fields, unique, where }: Index): IndexDescription {
  const { _id, ...declared } = mongoSort(fields);
  return {
    key: unique ? declared : { ...declared, _id: _id! },
    name: [fields.join(','), unique ? 'unique' : '', where?.join(',') ?? ''].join('|'),
    ...(unique && { unique }),
    ...(where && { partialFilterExpression: Object.fromEntries(where.map((field) => [field, { $exists: true }])) }),
  };
}
