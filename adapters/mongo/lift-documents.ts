import type { AnyBulkWriteOperation, Db } from 'mongodb';
import { upgrade } from '../../src/domain/stored/upgrade.ts';
import type { Declaration } from '../../src/collections.ts';
import type { Raw } from './schemas.ts';
import { shapesOf } from './shapes.ts';

const PAGE = 200;

/**
 * Writes all documents in today's shapes: what an upgrade adds is found by searches only once it is written. Each keeps its version, and is
 * left alone if somebody wrote it meanwhile, so that two desks may do this at once and one that was killed is followed by the next.
 */
export async function liftAll(db: Db, declarations: Readonly<Record<string, Declaration>>): Promise<void> {
  const found = await shapesOf(db).findOne({ _id: 'collections' });
  for (const [name, declaration] of Object.entries(declarations)) {
    if (found?.lifted?.[name] === declaration.current) continue;
    await lift(db, name, declaration);
    await shapesOf(db).updateOne({ _id: 'collections' }, { $set: { [`lifted.${name}`]: declaration.current } });
  }
}

async function lift(db: Db, name: string, declaration: Declaration): Promise<void> {
  const collection = db.collection<Raw>(name);
  const cursor = collection.find({ schema: { $lt: declaration.current } }, { batchSize: PAGE });
  let page: AnyBulkWriteOperation<Raw>[] = [];
  const write = async () => {
    if (page.length > 0) await collection.bulkWrite(page, { ordered: false });
    page = [];
  };
  for await (const { _id, ...fields } of cursor) {
    const { id: _id2, ...replacement } = upgrade({ id: _id, ...fields }, declaration, name);
    page.push({ replaceOne: { filter: { _id, version: fields['version'], schema: fields['schema'] }, replacement } });
    if (page.length === PAGE) await write();
  }
  await write();
}
